package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"syscall"
)

// missing is the problem of a path that is not there, or is no folder where one is needed.
func missing(name string, err error) error {
	switch {
	case err == nil:
		return fmt.Errorf("%s: not a folder; name one", name)
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		return unreadable(name, err)
	}
	return fmt.Errorf("%s: no such file or folder; check the path", name)
}

// missing is the problem of a name on which os.Stat failed.
func (w *Workspace) missing(name string, err error) error {
	if x, ok := w.files.tree.(*index); ok && err != nil {
		if lack := x.lack(w.Abs(name)); lack.link != "" || lack.why != gone && errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: %s", name, lack.problem())
		}
	}
	if target, linkErr := os.Readlink(w.Abs(name)); linkErr == nil && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: a symbolic link to %s, which is not there; mend or remove the link", name, target)
	}
	return missing(name, err)
}

// pages counts the Markdown files of a folder in which none is an article.
type pages struct {
	all      int
	excluded int    // 0 where none is excluded
	gone     string // the first article that git tracks though it is not there, "" where there is none
}

// miss takes a page of Markdown into account that is no article, or is gone.
func (e *expansion) miss(missed *pages, name string) {
	if _, err := e.w.files.tree.Lstat(e.w.Abs(name)); errors.Is(err, fs.ErrNotExist) {
		if missed.gone == "" && e.isArticle(name) {
			missed.gone = name
		}
		return
	}
	missed.all++
	if missed.excluded == 0 && e.selection.Excluded != nil && e.selection.Excluded(e.w.Abs(name)) {
		missed.excluded++
	}
}

// noArticle is the problem of a folder in which no file is an article, though it may hold pages of Markdown.
func (e *expansion) noArticle(folder string, found pages) error {
	place := "here"
	if folder != "." {
		place = "in " + folder
	}
	if found.gone != "" {
		return fmt.Errorf("no article %s: git tracks %s, but it is not there; restore it, or name another folder", place, found.gone)
	}
	if found.all == 0 {
		aside := ""
		if e.w.inRepository(e.w.Abs(folder)) {
			aside = ", those that git ignores left aside"
		}
		return fmt.Errorf("no Markdown file %s%s; name another folder, or a file", place, aside)
	}
	none, them := "the only Markdown file "+place+" is not", "it"
	if found.all > 1 {
		none, them = fmt.Sprintf("none of the %d Markdown files %s is", found.all, place), "them all"
	}
	option := "set articles"
	if found.excluded > 0 {
		option = "mend exclude"
	}
	return fmt.Errorf("%s %s; check %s with `maturitylint check %q`, or %s in .maturitylint.yaml",
		none, e.selection.Demand(e.w.Abs(folder)), them, path.Join(folder, "**/*.md"), option)
}

// unreadable is the problem of a path that is there but cannot be read.
func unreadable(name string, err error) error {
	if errors.Is(err, errUnmerged) {
		return fmt.Errorf("%s: %w", name, errUnmerged)
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%s: permission denied; make it readable or exclude it", name)
	}
	return fmt.Errorf("%s: cannot be read: %w", name, cause(err))
}

// cause strips the operation and path, which the caller's sentence has already.
func cause(err error) error {
	var failure *fs.PathError
	if errors.As(err, &failure) {
		return failure.Err
	}
	return err
}
