package workspace

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
)

// A lister lists the files below folders. Symbolic links to folders are not followed, as in git, so no loop can trap it.
type lister struct {
	w       *Workspace
	ctx     context.Context
	visit   func(name string)
	problem func(error)
}

// folder visits every file below a folder: inside a repository those that git tracks or does not ignore, else all.
func (l *lister) folder(name string) {
	folder := l.w.Abs(name)
	if !l.w.inRepository(folder) {
		l.walk(name, -1)
		return
	}
	files, err := gitFiles(l.ctx, folder)
	if errors.Is(err, errNoGit) {
		l.walk(name, -1)
		return
	}
	for _, file := range files {
		if file[len(file)-1] == '/' {
			l.folder(path.Join(name, file))
			continue
		}
		l.visit(path.Join(name, file))
	}
}

// walk visits every file at most depth folders below a folder, at any depth where that is negative.
func (l *lister) walk(name string, depth int) {
	root, err := filepath.EvalSymlinks(l.w.Abs(name))
	if err != nil {
		l.problem(l.w.missing(name, err))
		return
	}
	_ = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if l.ctx.Err() != nil {
			return l.ctx.Err()
		}
		rel, _ := filepath.Rel(root, file)
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil:
			l.problem(unreadable(path.Join(name, rel), err))
			return skip(entry)
		case !entry.IsDir():
			l.visit(path.Join(name, rel))
			return nil
		case rel == ".":
			return nil
		case entry.Name() == ".git" || depth >= 0 && below(rel) > depth:
			return fs.SkipDir
		case depth < 0 && l.w.files.Exists(filepath.Join(file, ".git")):
			l.folder(path.Join(name, rel))
			return fs.SkipDir
		}
		return nil
	})
}

func skip(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// below counts the folders of a relative path.
func below(rel string) int {
	n := 1
	for i := range len(rel) {
		if rel[i] == '/' {
			n++
		}
	}
	return n
}
