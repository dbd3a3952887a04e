package engine

import (
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// surroundings are the workspace as the rules see it from one article.
type surroundings struct {
	view    workspace.View
	library *library
}

func (s surroundings) Folder() string { return s.view.Folder() }

func (s surroundings) Lookup(target string) lint.Existence {
	switch s.view.Lookup(target) {
	case workspace.Missing:
		return lint.Missing
	case workspace.File:
		return lint.File
	case workspace.Folder:
		return lint.Folder
	}
	return lint.Unknown
}

func (s surroundings) Names(folder string) []string { return s.view.Names(folder) }

func (s surroundings) Anchors(target string) ([]string, bool) {
	path, ok := s.view.Path(target)
	if !ok {
		return nil, false
	}
	return s.library.anchors(path)
}
