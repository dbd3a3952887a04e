package images

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed image-exists.md
var imageExistsDoc string

// ImageExists demands that a local picture's file is there.
var ImageExists = lint.New(lint.Rule{
	Name:     "image-exists",
	Group:    "images",
	Summary:  "A local picture's file is there under exactly that name",
	Help:     "Write the path from the article's folder to the file, or add the file",
	Doc:      imageExistsDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkImageExists)

func checkImageExists(p *lint.Pass, _ lint.NoOptions) {
	c := &pictures{pass: p}
	for _, image := range p.Article.Doc.Images {
		span := image.SourceSpan
		if span.Empty() {
			span = image.Span
		}
		if image.Kind == markdown.MarkdownImage && strings.TrimSpace(image.Source) == "" {
			p.Reportf(span, "a picture without a file; expected its path in the parentheses")
			continue
		}
		c.check(span, asWritten(p, image))
		if image.Colons != nil {
			c.checkLightbox(image)
		}
	}
}

// Pictures are those of an article.
type pictures struct {
	pass    *lint.Pass
	missing map[string]string // what is said of a target that is not there
}

// asWritten returns a picture's source with the backslashes of a Windows path, which Markdown takes for escapes.
func asWritten(p *lint.Pass, image *markdown.Image) string {
	if written := p.Article.File.Text(image.SourceSpan); strings.Contains(written, `\`) {
		return written
	}
	return image.Source
}

// checkLightbox looks for the larger picture that opens on a click. Mostly it is the same file.
func (c *pictures) checkLightbox(image *markdown.Image) {
	lightbox, ok := image.Colons.Attribute("lightbox")
	if ok && cutTarget(lightbox.Value) != cutTarget(image.Source) {
		c.check(lightbox.ValueSpan, lightbox.Value)
	}
}

func (c *pictures) check(span source.Span, target string) {
	target = cutTarget(target)
	if !isLocal(target) {
		return
	}
	switch c.pass.Workspace.Lookup(target) {
	case lint.Missing:
		c.pass.Report(lint.Finding{Span: span, Message: c.missingOnce(target)})
	case lint.Unstaged:
		reason, remedy := c.pass.Workspace.Lack(target)
		c.pass.Report(lint.Finding{
			Span:    span,
			Message: fmt.Sprintf("`%s` %s; expected the picture in the same commit", target, reason),
			Help:    remedy,
		})
	case lint.Folder:
		c.pass.Reportf(span, "`%s` is a folder; expected the file of a picture", target)
	}
}

// missingOnce searches for each target once, since the same icon is shown over and over.
func (c *pictures) missingOnce(target string) string {
	message, known := c.missing[target]
	if !known {
		if c.missing == nil {
			c.missing = make(map[string]string)
		}
		message = missing(c.pass.Workspace, target)
		c.missing[target] = message
	}
	return message
}

// isLocal reports whether a source leads to a file beside the article, and not to an address or from a site's root.
func isLocal(target string) bool {
	if target == "" || target[0] == '/' || strings.HasPrefix(target, "~/") {
		return false
	}
	scheme, _, ok := strings.Cut(target, ":")
	return !ok || len(scheme) < 2 || strings.ContainsAny(scheme, "/.")
}

// missing says what is not there and, where it can be told, what is.
func missing(w lint.Workspace, target string) string {
	near := nearFile(w, target)
	switch {
	case near == "":
	case strings.EqualFold(near, target):
		return fmt.Sprintf("no file `%s`; there is `%s`, and case counts", target, near)
	default:
		return fmt.Sprintf("no file `%s`; did you mean `%s`", target, near)
	}
	if folder := missingFolder(w, target); folder != "" {
		return fmt.Sprintf("no file `%s`; there is not even a folder `%s`", target, folder)
	}
	return fmt.Sprintf("no file `%s`; expected a picture there", target)
}

// missingFolder returns the part of a target up to its first folder that is not there, "" where only the file is missing.
func missingFolder(w lint.Workspace, target string) string {
	for i := range len(target) {
		if target[i] == '/' && w.Lookup(target[:i]).Absent() {
			return target[:i]
		}
	}
	return ""
}
