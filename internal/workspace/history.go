package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A History is what git remembers of the files of a repository.
type History struct {
	root    string
	objects *objects
}

// A Version is a file as one revision left it.
type Version struct {
	Revision string // the commit, in full
	Day      string // on which it was committed, such as 2026-11-26
	Path     string // that the file had then, slash-separated and relative to the root of the repository
	Gone     bool   // the revision took the file away

	id string
}

// A Period bounds how far back a history is read.
type Period struct {
	Since string // a day, such as 2026-11-26, "" for the beginning
	Most  int    // versions, the youngest ones; 0 for all
}

// OpenHistory returns the history of the repository around a folder, "" for the working directory.
func OpenHistory(ctx context.Context, dir string) (*History, error) {
	root, err := topLevel(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &History{root: root, objects: newObjects(ctx, root)}, nil
}

// mark opens the line of a commit: no path begins so.
const mark = "\x01"

// Versions lists the versions of the file of an absolute path, or of what a link of that path leads to in the repository, the
// oldest first. Renames are followed. A file that git does not know has none.
func (h *History) Versions(ctx context.Context, path string, p Period) ([]Version, error) {
	name, err := h.Name(h.target(path))
	if err != nil {
		return nil, err
	}
	args := []string{"log", "--follow", "--find-renames", "--raw", "--no-abbrev", "--no-ext-diff", "--no-color", "--no-show-signature",
		"-z", "--format=" + mark + "%H %cs"}
	log, err := askGit(ctx, h.root, append(args, "--", name)...)
	switch {
	case err != nil && strings.Contains(err.Error(), "does not have any commits yet"):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return p.of(readLog(log)), nil
}

// Name returns the path of a file from the root of the repository, slash-separated, given an absolute one.
func (h *History) Name(path string) (string, error) {
	name, err := filepath.Rel(h.root, path)
	if err != nil || !filepath.IsLocal(name) {
		return "", fmt.Errorf("%s: lies outside the repository, so it has no history there", path)
	}
	return filepath.ToSlash(name), nil
}

// target returns a path of the repository without symbolic links below its root: to git, a link is a text of its own.
func (h *History) target(path string) string {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path
	}
	root, err := filepath.EvalSymlinks(h.root)
	if err != nil || !holds(root, target) {
		return path
	}
	return filepath.Join(h.root, target[len(root):])
}

// of leaves the versions of the period, which are given the youngest first, and turns them around.
func (p Period) of(versions []Version) []Version {
	versions = slices.DeleteFunc(versions, func(v Version) bool { return v.Day < p.Since })
	if p.Most > 0 && p.Most < len(versions) {
		versions = versions[:p.Most]
	}
	slices.Reverse(versions)
	return versions
}

// readLog reads what git log --raw -z prints: for each commit its line, then ":MODE MODE ID ID STATUS" and one path, or two of
// a file that was renamed or copied, each of these ended by a NUL. A copy is where a file begins: what git tells behind it is
// about the other one.
func readLog(log []byte) (versions []Version) {
	fields := strings.Split(string(bytes.TrimSuffix(log, []byte{0})), "\x00")
	var v Version
	for i := 0; i < len(fields); i++ {
		field := strings.TrimLeft(fields[i], "\n")
		if commit, ok := strings.CutPrefix(field, mark); ok {
			v.Revision, v.Day, _ = strings.Cut(commit, " ")
			continue
		}
		about := strings.Fields(strings.TrimPrefix(field, ":"))
		if len(about) != 5 || i+1 >= len(fields) {
			continue
		}
		status := about[4]
		i++
		if (status[0] == 'R' || status[0] == 'C') && i+1 < len(fields) {
			i++
		}
		v.id, v.Path, v.Gone = about[3], fields[i], status[0] == 'D'
		versions = append(versions, v)
		if status[0] == 'C' {
			break
		}
	}
	return versions
}

var errGone = errors.New("the revision took the file away")

// Text returns the text of a version.
func (h *History) Text(v Version) ([]byte, error) {
	if v.Gone {
		return nil, errGone
	}
	h.objects.mu.Lock()
	defer h.objects.mu.Unlock()
	if err := h.objects.start(); err != nil {
		return nil, err
	}
	return h.objects.ask(v.id)
}

// Shallow reports whether the repository lacks the beginning of its history.
func (h *History) Shallow(ctx context.Context) bool { return isShallow(ctx, h.root) }

func isShallow(ctx context.Context, dir string) bool {
	answer, err := askGit(ctx, dir, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(answer)) == "true"
}
