package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Selection says which files are articles.
type Selection struct {
	// Article reports whether the file of that absolute path is one.
	Article func(path string) (bool, error)

	// Excluded reports whether the file of that absolute path would be one but for a pattern that excludes it. It may be nil.
	Excluded func(path string) bool

	// Demand says what Article asks of the files below the folder of that absolute path, such as "named x.md".
	Demand func(path string) string

	// Force asks Article of files that are named, too. They are linted whatever their name, else.
	Force bool
}

// Expand turns arguments into the names of the articles to check, sorted and each file once: a file stands
// for itself; a folder for the articles below it, inside a repository only for those that git tracks or does
// not ignore; a pattern for every file that it matches; no argument for the working directory. What
// cannot be expanded is a problem and does not keep the rest from being.
func (w *Workspace) Expand(ctx context.Context, args []string, s Selection) (names []string, problems []error) {
	e := &expansion{w: w, ctx: ctx, selection: s, names: map[string]string{}, told: map[string]bool{}}
	if len(args) == 0 {
		args = []string{"."}
	}
	for _, arg := range args {
		if ctx.Err() != nil {
			break
		}
		e.argument(arg)
	}
	return slices.Sorted(maps.Values(e.names)), e.problems
}

type expansion struct {
	w         *Workspace
	ctx       context.Context
	selection Selection
	names     map[string]string // by absolute path
	problems  []error
	told      map[string]bool // sentences of problems
}

func (e *expansion) argument(arg string) {
	if arg == "" {
		e.problem(errors.New("an empty path; name a file or a folder, or nothing for the working directory"))
		return
	}
	name := filepath.ToSlash(filepath.Clean(arg))
	if x, ok := e.w.files.tree.(*index); ok {
		path, ok := x.reach(e.w.Abs(name))
		if !ok {
			e.problem(fmt.Errorf("%s: not in the repository %s; check it without --staged", name, x.root))
			return
		}
		if path != e.w.Abs(name) {
			name = e.w.name(path)
		}
	}
	abs := e.w.Abs(name)
	if _, buffered := e.w.buffers[abs]; buffered {
		e.file(name)
		return
	}
	info, err := e.w.files.Stat(abs)
	switch {
	case err == nil && e.isElsewhere(abs, info):
		e.problem(fmt.Errorf("%s: lies in another repository than the working directory, so nobody can say what changed; go there, or check it without --changed-since", name))
	case err == nil && !info.IsDir():
		e.file(name)
	case err == nil || e.w.files.staged && isFolderOnDisk(abs):
		e.folder(name)
	case strings.ContainsAny(arg, "*?[{"):
		e.pattern(filepath.ToSlash(arg))
	default:
		e.problem(e.w.missing(name, err))
	}
}

// isElsewhere reports whether a file or folder lies in another repository than the one whose changes are looked at, such as a
// submodule.
func (e *expansion) isElsewhere(path string, info fs.FileInfo) bool {
	if !info.IsDir() {
		path = filepath.Dir(path)
	}
	return e.w.files.compared != "" && e.w.files.Repository(path) != e.w.files.compared
}

// file takes a file that the user named.
func (e *expansion) file(name string) {
	if e.selection.Force && !e.isArticle(name) {
		return
	}
	e.add(name)
}

// foundFile takes a file that the user did not name.
func (e *expansion) foundFile(name string) {
	if e.isFile(name) {
		e.file(name)
	}
}

func (e *expansion) folder(name string) {
	e.w.mu.Lock()
	e.w.bases = append(e.w.bases, e.w.Abs(name))
	e.w.mu.Unlock()
	if e.w.files.limited {
		e.changed(name, func(path string) bool { return holds(e.w.Abs(name), path) && e.isArticle(path) })
		return
	}
	problems, found := len(e.problems), false
	var missed pages
	e.list(func(file string) {
		switch {
		case e.isArticle(file) && e.isFile(file):
			found = true
			e.add(file)
		case isMarkdown(file) && !found:
			e.miss(&missed, file)
		}
	}).folder(name)
	if !found && len(e.problems) == problems && e.ctx.Err() == nil {
		e.problem(e.noArticle(name, missed))
	}
}

// pattern takes the files that a pattern matches, whatever their name and whether git ignores them or not, as a shell would;
// but only Markdown, unless the pattern names another extension: "drafts/**" matches their pictures, too.
func (e *expansion) pattern(pattern string) {
	if !doublestar.ValidatePattern(pattern) {
		e.problem(fmt.Errorf("%s: no valid pattern; check its brackets and braces", pattern))
		return
	}
	named := namesExtension(pattern)
	if e.w.files.limited {
		e.changed(pattern, func(file string) bool {
			return (named || isMarkdown(file)) && doublestar.MatchUnvalidated(path.Clean(pattern), e.as(pattern, file))
		})
		return
	}
	base, rest := doublestar.SplitPattern(pattern)
	depth := -1
	if !strings.Contains(rest, "**") {
		depth = strings.Count(rest, "/")
	}
	problems, found := len(e.problems), false
	if info, err := e.w.files.Stat(e.w.Abs(base)); err == nil && info.IsDir() {
		base = path.Clean(base)
		e.list(func(file string) {
			if (named || isMarkdown(file)) && doublestar.MatchUnvalidated(rest, relative(base, file)) {
				found = true
				e.foundFile(file)
			}
		}).walk(base, depth)
	}
	if !found && len(e.problems) == problems && e.ctx.Err() == nil {
		kind := "Markdown file"
		if named {
			kind = "file"
		}
		e.problem(fmt.Errorf("%s: no %s matches; check the pattern", pattern, kind))
	}
}

// as names the file of an absolute path in the way of an argument: from the root of all folders, or from the working directory.
func (e *expansion) as(arg, path string) string {
	if filepath.IsAbs(filepath.FromSlash(arg)) {
		return filepath.ToSlash(path)
	}
	return e.w.name(path)
}

// changed takes those of the changed files which are wanted for an argument, none of them being no problem: most commits change no
// article.
func (e *expansion) changed(arg string, wanted func(path string) bool) {
	for _, path := range e.w.files.changed {
		if wanted(path) {
			e.foundFile(e.as(arg, path))
		}
	}
}

// isFolderOnDisk reports whether there is a folder even where git has nothing of it.
func isFolderOnDisk(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// namesExtension reports whether a pattern says how the names end that it matches.
func namesExtension(pattern string) bool {
	extension := path.Ext(pattern)
	return extension != "" && !strings.ContainsAny(extension, "*?")
}

func isMarkdown(file string) bool { return strings.EqualFold(path.Ext(file), ".md") }

// relative undoes path.Join(base, file).
func relative(base, joined string) string {
	if base == "." {
		return joined
	}
	return strings.TrimPrefix(strings.TrimPrefix(joined, base), "/")
}

func (e *expansion) list(visit func(name string)) *lister {
	return &lister{w: e.w, ctx: e.ctx, visit: visit, problem: e.problem}
}

func (e *expansion) isArticle(name string) bool {
	article, err := e.selection.Article(e.w.Abs(name))
	if err != nil {
		e.problem(err)
	}
	return article && err == nil
}

// isFile leaves out what git lists though it is gone, links to folders, and what lies in a folder that cannot be looked into,
// which is a problem. Broken links stay, for their reader to complain.
func (e *expansion) isFile(name string) bool {
	info, err := e.w.files.tree.Lstat(e.w.Abs(name))
	if errors.Is(err, fs.ErrPermission) {
		e.problem(unreadable(e.closed(name), err))
	}
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		target, err := e.w.files.Stat(e.w.Abs(name))
		return err != nil || !target.IsDir() && !e.leadsOut(name)
	}
	return err == nil && !info.IsDir()
}

// leadsOut reports whether a symbolic link that nobody named leads out of its repository, which is a problem: whoever proposes a
// change must not have other files of the machine read, and quoted in a report.
func (e *expansion) leadsOut(name string) bool {
	root := e.w.files.Repository(filepath.Dir(e.w.Abs(name)))
	if root == "" {
		return false
	}
	target, err := e.w.files.Real(e.w.Abs(name))
	if err != nil {
		return false
	}
	if real, err := e.w.files.Real(root); err == nil && holds(real, target) {
		return false
	}
	e.problem(fmt.Errorf("%s: a link to a file outside the repository; name it to check it", name))
	return true
}

// closed returns the folder on the way to a file that cannot be looked into.
func (e *expansion) closed(name string) string {
	folder := path.Dir(name)
	for folder != path.Dir(folder) {
		if _, err := e.w.files.tree.Lstat(e.w.Abs(folder)); !errors.Is(err, fs.ErrPermission) {
			break
		}
		folder = path.Dir(folder)
	}
	return folder
}

// add keeps the least of the names that a file was given, so that the order of the arguments does not matter.
func (e *expansion) add(name string) {
	abs := e.w.Abs(name)
	if had, ok := e.names[abs]; !ok || name < had {
		e.names[abs] = name
	}
}

func (e *expansion) problem(err error) {
	if !e.told[err.Error()] {
		e.told[err.Error()] = true
		e.problems = append(e.problems, err)
	}
}
