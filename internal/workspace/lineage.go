package workspace

import (
	"cmp"
	"context"
	"strings"
)

// A lineage tells what the files on the disk are called in a revision. Both have come from one commit, their fork, the files on
// the way of first parents; where the revision is on that way, it is the fork. A lineage says the same as the history of the files.
type lineage struct {
	history *History // of what came after the fork
	fork    string   // "" where there is none

	renamed map[string]string // what the revision renamed since the fork: the names that it has for them, by those at the fork
	added   map[string]bool   // what the revision added since the fork
	since   renames           // what is renamed on the disk since the revision, where there is no fork
}

// lineageFrom returns the lineage from a commit, of which names will be asked for files of some absolute paths.
func (h *History) lineageFrom(ctx context.Context, id string, paths []string) (*lineage, error) {
	fork, err := h.fork(ctx, id)
	if err != nil {
		return nil, err
	}
	after := *h
	after.after, after.logs = fork, map[string][]Version{}
	l := &lineage{fork: fork, history: &after}
	if fork == "" {
		l.since, err = h.renamed(ctx, "diff", id)
		return l, err
	}
	if err := l.history.Prepare(ctx, paths); err != nil || fork == id {
		return l, err
	}
	back, added, err := h.arrivals(ctx, "AR", "diff-tree", "-r", fork, id)
	l.renamed, l.added = map[string]string{}, added
	for name, old := range back {
		l.renamed[old] = name
	}
	return l, err
}

// fork returns the youngest commit on the way of first parents that a commit builds on, "" where there is none.
func (h *History) fork(ctx context.Context, id string) (string, error) {
	head, err := commitOf(ctx, h.root, "HEAD")
	if err != nil {
		return "", nil //nolint:nilerr // there is no commit yet
	}
	list, err := askGit(ctx, h.root, "rev-list", "--first-parent", "--parents", head, "^"+id)
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(string(list)), "\n")
	if lines[0] == "" {
		return head, nil
	}
	oldest := append(strings.Fields(lines[len(lines)-1]), "")
	return oldest[1], nil
}

// names lists what the file of an absolute path may be called in the revision, the likeliest first.
func (l *lineage) names(ctx context.Context, path string) ([]string, error) {
	if l.fork == "" {
		name, err := l.history.Name(l.history.target(path))
		return []string{name, l.since[name]}, err
	}
	name, err := l.history.committedName(path)
	if err != nil {
		return nil, err
	}
	versions, before, err := l.history.follow(ctx, name)
	if before != "" {
		return []string{cmp.Or(l.renamed[before], before)}, err
	}
	var names []string // of a file that is younger than the fork: the revision may have it from elsewhere, as by a squashed merge
	for _, v := range versions {
		if l.added[v.Path] {
			names = append(names, v.Path)
		}
	}
	return names, err
}
