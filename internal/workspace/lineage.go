package workspace

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
)

// A lineage tells what the files on the disk are called in a revision. It goes from the commit that is checked out to the base, the
// youngest that both build on, which is the revision itself where that came before; and from there to the revision. On the way of
// first parents, it says the same as the history of the files.
type lineage struct {
	history *History // down to the base
	base    string   // "" where there is none
	apart   bool     // the revision is not the base

	held    map[string]bool   // by the base, where the revision is apart
	renamed map[string]string // since the base by the revision: the names that it has for files, by those at the base
	since   renames           // since the revision by what is on the disk, where there is no base
}

// lineageFrom returns the lineage from a commit.
func (h *History) lineageFrom(ctx context.Context, id string) (*lineage, error) {
	base, down, err := h.base(ctx, id)
	if err != nil {
		return nil, err
	}
	part := *h
	part.way, part.logs = func() (way, error) { return down, nil }, map[string][]Version{}
	l := &lineage{history: &part, base: base, apart: base != id}
	if base == "" {
		l.since, err = h.renamed(ctx, "diff", id)
		return l, err
	}
	if l.apart {
		err = l.readBase(ctx, id)
	}
	return l, err
}

// readBase reads what lies between the base and the revision.
func (l *lineage) readBase(ctx context.Context, id string) error {
	list, err := askGit(ctx, l.history.root, "ls-tree", "-r", "-z", "--full-tree", "--name-only", l.base)
	if err != nil {
		return err
	}
	l.held, l.renamed = map[string]bool{}, map[string]string{}
	for _, name := range splitNames(list) {
		l.held[name] = true
	}
	back, err := l.history.renamed(ctx, "diff-tree", "-r", l.base, id)
	for name, old := range back {
		l.renamed[old] = name
	}
	return err
}

// base returns the youngest commit that a commit and the one that is checked out build on, and the way down to it. It is "" where
// they have none in common.
func (h *History) base(ctx context.Context, id string) (base string, down way, err error) {
	head, err := commitOf(ctx, h.root, "HEAD")
	if err != nil {
		return "", nil, nil //nolint:nilerr // there is no commit yet
	}
	answer, err := askGit(ctx, h.root, "merge-base", head, id)
	if errors.Is(err, errQuiet) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	base = strings.TrimSpace(string(answer))
	down, err = descent(ctx, h.root, head, base)
	return base, down, err
}

// names lists what the revision may call the file of an absolute path, the likeliest first: the name by descent, which may be "",
// and where the revision has a way of its own, those that the file has had since the base. Both sides may have come to them by
// themselves, as when a branch was squashed.
func (l *lineage) names(ctx context.Context, path string) ([]string, error) {
	here, err := l.history.Name(l.history.target(path))
	if err != nil {
		return nil, err
	}
	if l.base == "" && l.since.given(here) != "" {
		return []string{"", here}, nil
	}
	if l.base == "" {
		return []string{cmp.Or(l.since[here], here), here}, nil
	}
	committed, err := l.history.committedName(path)
	if err != nil {
		return nil, err
	}
	versions, name, err := l.history.follow(ctx, committed)
	if !l.apart || err != nil {
		return []string{name}, err
	}
	if !l.held[name] {
		name = ""
	}
	names := []string{cmp.Or(l.renamed[name], name), here}
	for _, v := range versions {
		names = append(names, v.Path)
	}
	return names, nil
}

// heir returns the name that a file of the revision has on the disk, as far as renames lead.
func (l *lineage) heir(ctx context.Context, name string) (string, error) {
	for old, now := range l.renamed {
		if now == name {
			name = old
			break
		}
	}
	rest, err := l.history.way()
	for err == nil {
		var renamed bool
		if name, rest, renamed, err = l.renamedOn(ctx, rest, name); !renamed {
			break
		}
	}
	return cmp.Or(l.history.uncommitted().given(name), l.since.given(name), name), err
}

// renamedOn finds where a file was renamed for the first time on a way that begins with its name, and returns the new one and what
// is left of the way.
func (l *lineage) renamedOn(ctx context.Context, w way, name string) (now string, rest way, renamed bool, err error) {
	life, err := w.log(ctx, l.history.root, []string{name})
	for _, v := range slices.Backward(life) {
		if err != nil || !v.Gone && !v.came {
			continue
		}
		by, err := l.history.renamedBy(ctx, v)
		switch {
		case err != nil || by[name] != "": // another file has the name from there on
			return "", nil, false, err
		case by.given(name) != "":
			at := slices.IndexFunc(w, func(s step) bool { return s.commit == v.Revision })
			return by.given(name), w[:at], true, nil
		}
	}
	return name, nil, false, err
}
