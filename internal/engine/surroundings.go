package engine

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// surroundings are the workspace as the rules see it from one article.
type surroundings struct {
	view  workspace.View
	turn  *turn
	found map[string]lint.Existence // by target: most articles show the same few icons over and over
}

func (t *turn) surroundings() lint.Workspace {
	if t.book.name == t.request.Placeless {
		return &nowhere{}
	}
	view := t.workspace.View(t.book.path, t.plan.project).Reach(t.targetsAbove)
	return surroundings{view, t, map[string]lint.Existence{}}
}

// targetsAbove yields the targets of the article that lie above its folder.
func (t *turn) targetsAbove(yield func(string) bool) {
	above := func(destination string) bool {
		if i := strings.IndexAny(destination, "?#"); i >= 0 {
			destination = destination[:i]
		}
		return !strings.HasPrefix(destination, "../") || yield(destination)
	}
	for _, l := range t.article.Doc.Links {
		if !above(l.Destination) {
			return
		}
	}
	for _, i := range t.article.Doc.Images {
		if !above(i.Source) {
			return
		}
	}
}

func (s surroundings) Folder() string { return s.view.Folder() }

func (s surroundings) Lookup(target string) lint.Existence {
	existence, known := s.found[target]
	if !known {
		existence = s.lookup(target)
		s.found[target] = existence
	}
	return existence
}

func (s surroundings) lookup(target string) lint.Existence {
	switch s.view.Lookup(target) {
	case workspace.Missing:
		return lint.Missing
	case workspace.Unstaged:
		return lint.Unstaged
	case workspace.File:
		return lint.File
	case workspace.Folder:
		return lint.Folder
	}
	return lint.Unknown
}

func (s surroundings) Lack(target string) (reason, remedy string) {
	lack := s.view.Lack(target)
	return lack.Reason(), lack.Remedy()
}

func (s surroundings) Names(folder string) []string { return s.view.Names(folder) }

func (s surroundings) Anchors(target string) ([]string, bool) {
	path, ok := s.view.Path(target)
	if !ok {
		return nil, false
	}
	return s.turn.library.anchors(path, s.turn.handOver)
}

// nowhere are the surroundings of an article without a place.
type nowhere struct {
	asked bool // for something that somebody would know of an article with one
}

func (n *nowhere) Folder() string {
	n.asked = true
	return ""
}

func (n *nowhere) Lookup(string) lint.Existence {
	n.asked = true
	return lint.Unknown
}

func (*nowhere) Lack(string) (reason, remedy string) { return "", "" }

func (n *nowhere) Names(string) []string {
	n.asked = true
	return nil
}

func (n *nowhere) Anchors(string) ([]string, bool) {
	n.asked = true
	return nil, false
}
