package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
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
	Since string // a day or whatever else git understands for one, "" for the beginning
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

// Versions lists the versions of the file of an absolute path, the oldest first. Renames are followed. A file that git does
// not know has none.
func (h *History) Versions(ctx context.Context, path string, p Period) ([]Version, error) {
	name, err := filepath.Rel(h.root, path)
	if err != nil || !filepath.IsLocal(name) {
		return nil, fmt.Errorf("%s: lies outside the repository, so it has no history there", path)
	}
	args := []string{"log", "--follow", "--find-renames", "--raw", "--no-abbrev", "--no-ext-diff", "--no-color", "--no-show-signature",
		"-z", "--format=" + mark + "%H %cs"}
	if p.Since != "" {
		args = append(args, "--since="+p.Since)
	}
	if p.Most > 0 {
		args = append(args, "--max-count="+strconv.Itoa(p.Most))
	}
	log, err := askGit(ctx, h.root, append(args, "--", filepath.ToSlash(name))...)
	switch {
	case err != nil && strings.Contains(err.Error(), "does not have any commits yet"):
		return nil, nil
	case err != nil:
		return nil, err
	}
	versions := readLog(log)
	slices.Reverse(versions)
	return versions, nil
}

// readLog reads what git log --raw -z prints: for each commit its line, then ":MODE MODE ID ID STATUS" and one path, or two of
// a file that was renamed, each of these ended by a NUL.
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
	}
	return versions
}

// At returns the version of the file of an absolute path that a revision holds, be it under an earlier name. Gone says that it
// holds none.
func (h *History) At(ctx context.Context, path, revision string) (Version, error) {
	name, err := filepath.Rel(h.root, path)
	if err != nil || !filepath.IsLocal(name) {
		return Version{}, fmt.Errorf("%s: lies outside the repository, so it has no history there", path)
	}
	commit, err := askGit(ctx, h.root, "log", "-1", "--no-color", "--no-show-signature", "--format=%H %cs", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return Version{}, fmt.Errorf("git knows no commit %q; check the name, or fetch it first, as with git fetch origin", revision)
	}
	v := Version{Path: filepath.ToSlash(name)}
	v.Revision, v.Day, _ = strings.Cut(strings.TrimSpace(string(commit)), " ")
	versions, err := h.Versions(ctx, path, Period{})
	if err != nil {
		return Version{}, err
	}
	names := []string{v.Path}
	for _, earlier := range slices.Backward(versions) {
		names = append(names, earlier.Path)
	}
	for _, name := range slices.Compact(names) {
		id, err := askGit(ctx, h.root, "rev-parse", "--verify", "--quiet", "--end-of-options", v.Revision+":"+name)
		if err == nil {
			v.id, v.Path = strings.TrimSpace(string(id)), name
			return v, nil
		}
		if !isQuietFailure(err) {
			return Version{}, err
		}
	}
	v.Gone = true
	return v, nil
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
