package output

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// homepage is where the program and the pages of its rules are to be read.
const homepage = "https://github.com/maturitylint/maturitylint"

// rulePage returns the address of a rule's page.
func rulePage(r *lint.Rule) string {
	folder := "rules/" + r.Group
	if r.Group == "engine" { // its own rules have their pages beside it
		folder = "internal/engine"
	}
	return homepage + "/blob/main/" + folder + "/" + r.Name + ".md"
}

// root is the folder that services take paths from: that of the repository, or the working directory outside of one.
func (r Report) root() string {
	if r.Root != "" {
		return filepath.ToSlash(r.Root)
	}
	return filepath.ToSlash(r.Folder)
}

// fromRoot returns a path as seen from the root, without ./ in front, or the absolute path of a file outside of it.
func (r Report) fromRoot(name string) (seen string, inside bool) {
	if !path.IsAbs(name) && !filepath.IsAbs(name) {
		name = path.Join(filepath.ToSlash(r.Folder), name)
	}
	name = path.Clean(name)
	if r.root() == "" {
		return name, !path.IsAbs(name)
	}
	return strings.CutPrefix(name, strings.TrimSuffix(r.root(), "/")+"/")
}

// fileURI returns the address of an absolute path.
func fileURI(name string) string {
	if !strings.HasPrefix(name, "/") {
		name = "/" + name // C:/articles
	}
	return "file://" + (&url.URL{Path: name}).EscapedPath()
}

// relativeURI returns a relative path as a URI reference. What stands before a colon would be taken for its scheme.
func relativeURI(name string) string {
	return strings.ReplaceAll((&url.URL{Path: name}).EscapedPath(), ":", "%3A")
}

// linesOf returns the first and the last line that a span has a part of.
func linesOf(file *source.File, s source.Span) (first, last int) {
	return file.LineAt(s.Start), file.LineAt(max(s.Start, s.End-1))
}
