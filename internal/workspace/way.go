package workspace

import (
	"context"
	"slices"
	"strings"
)

// A way is a line of commits, the youngest first, each with the parent that comes next.
type way []step

type step struct{ commit, parent string } // the parent of the first commit of all is ""

// firstParents returns the way from the commit that is checked out to the first of all. It is empty before the first commit.
func firstParents(ctx context.Context, root string) (way, error) {
	if head, err := headOf(ctx, root); head == "" {
		return nil, err
	}
	list, err := askGit(ctx, root, "rev-list", "--first-parent", "--parents", "HEAD")
	if err != nil {
		return nil, err
	}
	var w way
	for line := range strings.Lines(string(list)) {
		commits := append(strings.Fields(line), "")
		w = append(w, step{commits[0], commits[1]})
	}
	return w, nil
}

// descent returns the way from a commit down to an ancestor, which is not on it: along first parents as far as these lead there.
func descent(ctx context.Context, root, commit, ancestor string) (way, error) {
	list, err := askGit(ctx, root, "rev-list", "--ancestry-path", "--parents", commit, "^"+ancestor)
	if err != nil {
		return nil, err
	}
	parents := map[string][]string{}
	for line := range strings.Lines(string(list)) {
		commits := strings.Fields(line)
		parents[commits[0]] = commits[1:]
	}
	var w way
	for commit != ancestor {
		i := slices.IndexFunc(parents[commit], func(parent string) bool { return parent == ancestor || parents[parent] != nil })
		if i < 0 {
			break
		}
		next := parents[commit][i]
		w = append(w, step{commit, next})
		commit = next
	}
	return w, nil
}

// from returns the way from a commit on, all of it for "". A commit that is not on it is where it ends.
func (w way) from(commit string) way {
	if commit == "" {
		return w
	}
	i := slices.IndexFunc(w, func(s step) bool { return s.commit == commit })
	if i < 0 {
		return nil
	}
	return w[i:]
}

// until returns the way from its beginning to a commit, which it leaves out.
func (w way) until(commit string) way {
	i := slices.IndexFunc(w, func(s step) bool { return s.commit == commit })
	return w[:max(i, 0)]
}

// mark opens the line of a commit: nothing else does where one may stand.
const mark = "\x01"

// log lists the versions of some files on a way, the youngest first.
func (w way) log(ctx context.Context, root string, names []string) ([]Version, error) {
	if len(w) == 0 || len(names) == 0 {
		return nil, nil
	}
	args := []string{"-c", "i18n.logOutputEncoding=UTF-8", "diff-tree", "--stdin", "-r", "--root", "--raw", "--no-abbrev", "--no-renames", "-z",
		"--format=" + mark + "%H %cs %P", "--"}
	for _, name := range names {
		args = append(args, ":(literal)"+name)
	}
	log, err := w.tell(ctx, root, args...)
	return readLog(log), err
}

// tell gives the way to a git diff-tree --stdin, which compares each commit with its parent there.
func (w way) tell(ctx context.Context, root string, args ...string) ([]byte, error) {
	var steps strings.Builder
	for _, s := range w {
		steps.WriteString(s.commit + " " + s.parent + "\n")
	}
	return tellGit(ctx, root, steps.String(), args...)
}

// readLog reads what git diff-tree --raw -z prints: for each commit its line, and for each file that it changes ":MODE MODE ID ID
// STATUS" and a path, each of these ended by a NUL.
func readLog(log []byte) (versions []Version) {
	fields := splitNames(log)
	var v Version
	for i := 0; i < len(fields); i++ {
		field := strings.TrimLeft(fields[i], "\n")
		if line, ok := strings.CutPrefix(field, mark); ok {
			commit := append(strings.Fields(line), "", "", "")
			v = Version{Revision: commit[0], Day: commit[1], parent: commit[2]}
			continue
		}
		about := strings.Fields(strings.TrimPrefix(field, ":"))
		if len(about) != 5 || i+1 >= len(fields) {
			continue
		}
		i++
		if about[1] == linkMode {
			continue // what it leads to has a history of its own
		}
		v.id, v.Path, v.Gone, v.came = about[3], fields[i], about[4] == "D", about[4] == "A"
		versions = append(versions, v)
	}
	return versions
}
