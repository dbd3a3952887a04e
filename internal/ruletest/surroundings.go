package ruletest

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// articlePath is where every example stands in its workspace.
const articlePath = "articles/example/maturity-model.md"

// Surroundings are the files around an example, by their path from the workspace's root,
// each with the anchors that it has. Without any, nobody knows what is there.
type surroundings map[string][]string

// readSurroundings reads a files block: one path a line; `path#anchor` gives a file an anchor.
func readSurroundings(lines string) surroundings {
	s := surroundings{articlePath: nil}
	for line := range strings.Lines(lines) {
		name, anchor, found := strings.Cut(strings.TrimSpace(line), "#")
		if name == "" {
			continue
		}
		s[name] = slices.Clip(s[name])
		if found {
			s[name] = append(s[name], anchor)
		}
	}
	return s
}

// Folder implements lint.Workspace.
func (s surroundings) Folder() string { return "/" + path.Dir(articlePath) }

// Lookup implements lint.Workspace.
func (s surroundings) Lookup(target string) lint.Existence {
	name, inside := s.resolve(target)
	if !inside {
		return lint.Unknown
	}
	if _, ok := s[name]; ok {
		return lint.File
	}
	if name == "." || len(s.entries(name)) > 0 {
		return lint.Folder
	}
	return lint.Missing
}

// Names implements lint.Workspace.
func (s surroundings) Names(folder string) []string {
	name, inside := s.resolve(folder)
	if !inside {
		return nil
	}
	return s.entries(name)
}

// Lack implements lint.Workspace. Nothing here is Unstaged.
func (surroundings) Lack(string) (reason, remedy string) { return "", "" }

// Anchors implements lint.Workspace.
func (s surroundings) Anchors(target string) ([]string, bool) {
	name, _ := s.resolve(target)
	anchors, ok := s[name]
	return anchors, ok
}

func (s surroundings) resolve(target string) (name string, inside bool) {
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	name = path.Join(path.Dir(articlePath), target)
	inside = len(s) > 0 && !path.IsAbs(target) && name != ".." && !strings.HasPrefix(name, "../")
	return name, inside
}

func (s surroundings) entries(folder string) []string {
	var names []string
	for file := range s {
		rest, ok := strings.CutPrefix(file, folder+"/")
		if folder == "." {
			rest, ok = file, true
		}
		if !ok {
			continue
		}
		if first, _, deeper := strings.Cut(rest, "/"); deeper {
			rest = first + "/"
		}
		names = append(names, rest)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
