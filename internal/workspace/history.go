package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A History is what git remembers of the files of a repository.
type History struct {
	root    string
	files   *Files
	objects *objects

	way         func() (way, error)
	logs        map[start][]Version     // of the files that were asked for together
	renames     map[string]renames      // by commit
	uncommitted func() (renames, error) // of files on the disk
}

// A start is where the log of a name begins: a commit, "" for the youngest.
type start struct{ commit, name string }

// A Version is a file as one revision left it.
type Version struct {
	Revision string // the commit, in full
	Day      string // on which it was committed, such as 2026-11-26
	Path     string // that the file had then, slash-separated and relative to the root of the repository
	Gone     bool   // the revision took the file away

	id     string
	parent string // the commit before on the way, "" for the first of all
	came   bool   // the commit before had no file of that path
}

// OpenHistory returns the history of the repository around a folder, "" for the working directory.
func OpenHistory(ctx context.Context, dir string) (*History, error) {
	root, err := topLevel(ctx, dir)
	if err != nil {
		return nil, err
	}
	h := &History{root: root, files: OnDisk(), objects: newObjects(ctx, root), logs: map[start][]Version{}, renames: map[string]renames{}}
	h.way = sync.OnceValues(func() (way, error) { return firstParents(ctx, root) })
	h.uncommitted = sync.OnceValues(func() (renames, error) {
		if head, err := headOf(ctx, root); head == "" {
			return nil, err
		}
		return h.renamed(ctx, "diff", "HEAD")
	})
	return h, nil
}

// Prepare reads at once what Versions will be asked of some files of absolute paths.
func (h *History) Prepare(ctx context.Context, paths []string) error {
	names := make([]string, 0, len(paths))
	for _, path := range paths {
		if name, err := h.committedName(path); err == nil && name != "" {
			names = append(names, name)
		}
	}
	for starts := map[string][]string{"": names}; len(starts) > 0; {
		before := map[string][]string{}
		for commit, names := range starts {
			if err := h.prepare(ctx, commit, names); err != nil {
				return err
			}
			if err := h.oldNames(ctx, commit, names, before); err != nil {
				return err
			}
		}
		starts = before
	}
	return nil
}

// oldNames adds the names that files had before they got those that they have at a commit, by the commit before that.
func (h *History) oldNames(ctx context.Context, commit string, names []string, before map[string][]string) error {
	for _, name := range names {
		own, old, renamed, err := h.own(ctx, name, h.logs[start{commit, name}])
		if err != nil {
			return err
		}
		if renamed {
			parent := own[len(own)-1].parent
			before[parent] = append(before[parent], old)
		}
	}
	return nil
}

// prepare reads the logs of some names from a commit on, and what was renamed where one of them came or went.
func (h *History) prepare(ctx context.Context, commit string, names []string) error {
	way, err := h.way()
	if err != nil {
		return err
	}
	way = way.from(commit)
	for some := range slices.Chunk(names, atOnce) {
		for _, name := range some {
			h.logs[start{commit, name}] = nil
		}
		all, err := way.log(ctx, h.root, some)
		if err == nil {
			err = h.prepareRenames(ctx, all)
		}
		if err != nil {
			return err
		}
		for _, v := range all {
			h.logs[start{commit, v.Path}] = append(h.logs[start{commit, v.Path}], v)
		}
	}
	return nil
}

// atOnce is how many names a command is given, which a system may limit to 32 KiB.
const atOnce = 200

// Versions lists the versions of the file of an absolute path, or of what a link of that path leads to in the repository, the
// oldest first: each state in which it was on the way of first parents, so that what a merge brought is the merge's. Renames are
// followed, one that is not committed as well. A file that git does not know has none.
func (h *History) Versions(ctx context.Context, path string) ([]Version, error) {
	name, err := h.committedName(path)
	if err != nil {
		return nil, err
	}
	versions, _, err := h.follow(ctx, name)
	slices.Reverse(versions)
	return versions, err
}

// follow lists the versions of a file, the youngest first, and returns the name that it had before the oldest, "" where it came to
// be in that. git log --follow is not asked: it takes an article for a copy of any other that was written to the same template, and
// loses its way at merges.
func (h *History) follow(ctx context.Context, name string) (versions []Version, before string, err error) {
	if name == "" {
		return nil, "", nil
	}
	for commit := ""; ; commit = versions[len(versions)-1].parent {
		life, err := h.life(ctx, commit, name)
		if err != nil {
			return nil, "", err
		}
		own, before, renamed, err := h.own(ctx, name, life)
		if err != nil {
			return nil, "", err
		}
		versions = append(versions, own...)
		if !renamed {
			return versions, before, nil
		}
		name = before
	}
}

// life returns the log of a name from a commit on.
func (h *History) life(ctx context.Context, commit, name string) ([]Version, error) {
	if life, known := h.logs[start{commit, name}]; known {
		return life, nil
	}
	err := h.prepare(ctx, commit, []string{name})
	return h.logs[start{commit, name}], err
}

// own returns those of the versions of a name, the youngest first, that are of the file which has it now: not those from before it
// was renamed to that, nor those of a file that was renamed to something else. It also returns the name that the file had before
// them, "" where it came to be in the oldest, and whether it is another.
func (h *History) own(ctx context.Context, name string, versions []Version) (own []Version, before string, renamed bool, err error) {
	before = name
	for i, v := range versions {
		by := renames{}
		if (v.came || v.Gone) && v.parent != "" {
			if by, err = h.renamedBy(ctx, v); err != nil {
				return nil, "", false, err
			}
		}
		switch {
		case v.Gone && by.given(name) != "":
			return versions[:i], "", false, nil
		case v.came && by[name] != "":
			return versions[:i+1], by[name], true, nil
		case v.came:
			before = ""
		default:
			before = name
		}
	}
	return versions, before, false, nil
}

// Name returns the path of a file from the root of the repository, slash-separated, given an absolute one.
func (h *History) Name(path string) (string, error) {
	root := h.root
	if other := h.files.Repository(filepath.Dir(path)); other != "" && other != root {
		if !sameFolder(other, root) {
			return "", fmt.Errorf("%s: lies in another repository; go there, and ask again", path)
		}
		root = other
	}
	name, err := filepath.Rel(root, path)
	if err != nil || !filepath.IsLocal(name) {
		return "", fmt.Errorf("%s: lies outside the repository, so it has no history there", path)
	}
	return filepath.ToSlash(name), nil
}

func sameFolder(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
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
