package workspace

import (
	"context"
	"strings"
)

// Renames are the names that files had before a change, by those that it gave them.
type renames map[string]string

// given returns the name that the change gave the file of a name, "" where it gave none.
func (r renames) given(name string) string {
	for now, old := range r {
		if old == name {
			return now
		}
	}
	return ""
}

// committedName returns the name that the last commit has for the file of an absolute path, or for what a link of that path leads
// to, "" where it has that name for a file that is called something else on the disk.
func (h *History) committedName(path string) (string, error) {
	name, err := h.Name(h.target(path))
	if err != nil {
		return "", err
	}
	renamed, err := h.uncommitted()
	switch {
	case renamed[name] != "":
		return renamed[name], nil
	case renamed.given(name) != "":
		return "", nil
	}
	return name, err
}

// renamedBy returns what the commit of a version renamed.
func (h *History) renamedBy(ctx context.Context, v Version) (renames, error) {
	err := h.prepareRenames(ctx, []Version{v})
	return h.renames[v.Revision], err
}

// prepareRenames reads at once what was renamed by the commits in which files came or went.
func (h *History) prepareRenames(ctx context.Context, versions []Version) error {
	var w way
	asked := map[string]bool{}
	for _, v := range versions {
		if _, known := h.renames[v.Revision]; !known && !asked[v.Revision] && (v.came || v.Gone) && v.parent != "" {
			asked[v.Revision] = true
			w = append(w, step{v.Revision, v.parent})
		}
	}
	if len(w) == 0 {
		return nil
	}
	list, err := w.tell(ctx, h.root, "-c", "diff.renameLimit="+mostRenames, "diff-tree", "--stdin", "-r", "--name-status", "--find-renames",
		"--diff-filter=R", "-z", "--format="+mark+"%H")
	if err != nil {
		return err
	}
	for commit := range asked {
		h.renames[commit] = renames{}
	}
	commit := ""
	for fields := splitNames(list); len(fields) > 0; fields = fields[1:] {
		field := strings.TrimLeft(fields[0], "\n")
		if id, ok := strings.CutPrefix(field, mark); ok {
			commit = id
		} else if strings.HasPrefix(field, "R") && len(fields) > 2 && h.renames[commit] != nil {
			h.renames[commit][fields[2]] = fields[1]
			fields = fields[2:]
		}
	}
	return nil
}

// renamed asks git which files are renamed, and returns the names that they had by those that they have.
func (h *History) renamed(ctx context.Context, question ...string) (renames, error) {
	args := []string{"-c", "diff.renameLimit=" + mostRenames, "-c", "diff.autoRefreshIndex=true", question[0], "--ignore-submodules", "--name-status",
		"--find-renames", "--diff-filter=R", "--no-relative", "--no-ext-diff", "-z"}
	list, err := askGit(ctx, h.root, append(append(args, question[1:]...), "--")...)
	if err != nil {
		return nil, err
	}
	renamed := renames{}
	for fields := splitNames(list); len(fields) >= 3; fields = fields[3:] {
		renamed[fields[2]] = fields[1]
	}
	return renamed, nil
}

// mostRenames is up to how many files git looks for renames with changes, whatever a user has set up.
const mostRenames = "1000"
