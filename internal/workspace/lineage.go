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
	part.way, part.logs = func() (way, error) { return down, nil }, map[start][]Version{}
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
	head, err := headOf(ctx, h.root)
	if head == "" {
		return "", nil, err
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

// heirs returns the names that files of the revision have on the disk, as far as renames lead.
func (l *lineage) heirs(ctx context.Context, names []string) ([]string, error) {
	uncommitted, err := l.history.uncommitted()
	if err != nil {
		return nil, err
	}
	heirs := make([]string, len(names))
	for i, name := range names {
		heirs[i] = name
		for old, now := range l.renamed {
			if now == name {
				heirs[i] = old
			}
		}
	}
	if err := l.history.prepare(ctx, "", heirs); err != nil {
		return nil, err
	}
	for i := range heirs {
		if heirs[i], err = l.heir(ctx, heirs[i]); err != nil {
			return nil, err
		}
		heirs[i] = cmp.Or(uncommitted.given(heirs[i]), l.since.given(heirs[i]), heirs[i])
	}
	return heirs, nil
}

// heir returns the name that a file of the base has in the last commit, "" where another file has that.
func (l *lineage) heir(ctx context.Context, name string) (string, error) {
	rest, err := l.history.way()
	if err != nil {
		return "", err
	}
	life, err := l.history.life(ctx, "", name)
	for err == nil {
		var now, commit string
		if now, commit, err = l.renamedIn(ctx, life, name); commit == "" {
			return now, err
		}
		name, rest = now, rest.until(commit)
		life, err = rest.log(ctx, l.history.root, []string{name})
	}
	return "", err
}

// renamedIn returns the name that a file was given first in the log of its own, and the commit, "" where there is none. Where
// another file was given its name, that is all that is known: "".
func (l *lineage) renamedIn(ctx context.Context, life []Version, name string) (now, commit string, err error) {
	if err := l.history.prepareRenames(ctx, life); err != nil {
		return "", "", err
	}
	for _, v := range slices.Backward(life) {
		by := l.history.renames[v.Revision]
		switch {
		case v.came && by[name] != "":
			return "", "", nil
		case v.Gone && by.given(name) != "":
			return by.given(name), v.Revision, nil
		}
	}
	return name, "", nil
}
