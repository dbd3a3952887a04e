package workspace

import (
	"cmp"
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
	after   string // the commit that it ends at, and leaves out; "" for one from the beginning

	logs        map[string][]Version // by name: those of the files that were asked for together
	renames     map[string]renames   // by commit
	uncommitted func() renames       // of files on the disk
}

// Renames are the names that files had before a change, by those that it gave them.
type renames map[string]string

// took reports whether the change gave the file of a name another one.
func (r renames) took(name string) bool {
	for _, old := range r {
		if old == name {
			return true
		}
	}
	return false
}

// A Version is a file as one revision left it.
type Version struct {
	Revision string // the commit, in full
	Day      string // on which it was committed, such as 2026-11-26
	Path     string // that the file had then, slash-separated and relative to the root of the repository
	Gone     bool   // the revision took the file away

	id     string
	parent string // of a commit in which the file came to be, "" for the first commit of all
	came   bool   // the revision before had no file of that path
}

// OpenHistory returns the history of the repository around a folder, "" for the working directory.
func OpenHistory(ctx context.Context, dir string) (*History, error) {
	root, err := topLevel(ctx, dir)
	if err != nil {
		return nil, err
	}
	h := &History{root: root, files: OnDisk(), objects: newObjects(ctx, root), logs: map[string][]Version{}, renames: map[string]renames{}}
	h.uncommitted = sync.OnceValue(func() renames {
		renamed, _ := h.renamed(ctx, "diff", "HEAD") // it fails before the first commit
		return renamed
	})
	return h, nil
}

// Prepare reads at once what Versions will be asked of some files of absolute paths.
func (h *History) Prepare(ctx context.Context, paths []string) error {
	for some := range slices.Chunk(paths, atOnce) {
		names := make([]string, 0, len(some))
		for _, path := range some {
			if name, err := h.committedName(path); err == nil && name != "" {
				names = append(names, name)
				h.logs[name] = nil
			}
		}
		all, err := h.log(ctx, "", names...)
		if err != nil {
			return err
		}
		for _, v := range all {
			h.logs[v.Path] = append(h.logs[v.Path], v)
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

// committedName returns the name that the last commit has for the file of an absolute path, or for what a link of that path leads
// to, "" where it has that name for a file that is called something else on the disk.
func (h *History) committedName(path string) (string, error) {
	name, err := h.Name(h.target(path))
	switch renamed := h.uncommitted(); {
	case renamed[name] != "":
		return renamed[name], nil
	case renamed.took(name):
		return "", nil
	}
	return name, err
}

// follow lists the versions of a file, the youngest first, and returns the name that it had before the oldest, "" where it came to
// be in that. git log --follow is not asked: it takes an article for a copy of any other that was written to the same template, and
// loses its way at merges.
func (h *History) follow(ctx context.Context, name string) (versions []Version, before string, err error) {
	if name == "" {
		return nil, "", nil
	}
	for commit := ""; ; commit = versions[len(versions)-1].parent {
		life, known := h.logs[name]
		if commit != "" || !known {
			if life, err = h.log(ctx, commit, name); err != nil {
				return nil, "", err
			}
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
		case v.Gone && by.took(name):
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

// mark opens the line of a commit: no path begins so.
const mark = "\x01"

// log lists the versions of some files from a commit on, "" for the one that is checked out, the youngest first.
func (h *History) log(ctx context.Context, commit string, names ...string) ([]Version, error) {
	args := []string{"-c", "log.showRoot=true", "-c", "log.follow=false", "-c", "log.diffMerges=separate", "log", "--first-parent", "-m", "--no-renames", "--raw", "--no-abbrev", "--no-ext-diff", "--no-color",
		"--no-show-signature", "-z", "--format=" + mark + "%H %cs %P"}
	if h.after != "" {
		args = append(args, cmp.Or(commit, "HEAD"), "^"+h.after)
	} else if commit != "" {
		args = append(args, commit)
	}
	args = append(args, "--")
	for _, name := range names {
		args = append(args, ":(literal)"+name)
	}
	log, err := askGit(ctx, h.root, args...)
	if err != nil && strings.Contains(err.Error(), "does not have any commits yet") {
		return nil, nil
	}
	return readLog(log), err
}

// renamedBy returns what the commit of a version renamed.
func (h *History) renamedBy(ctx context.Context, v Version) (renames, error) {
	if renamed, ok := h.renames[v.Revision]; ok {
		return renamed, nil
	}
	renamed, err := h.renamed(ctx, "diff-tree", "-r", v.parent, v.Revision)
	h.renames[v.Revision] = renamed
	return renamed, err
}

// renamed asks git which files are renamed, and returns the names that they had by those that they have.
func (h *History) renamed(ctx context.Context, question ...string) (renames, error) {
	renamed, _, err := h.arrivals(ctx, "R", question...)
	return renamed, err
}

// arrivals asks git which files are renamed and which are added, or one of these, as its filter R, A or AR says.
func (h *History) arrivals(ctx context.Context, filter string, question ...string) (renamed renames, added map[string]bool, err error) {
	args := []string{"-c", "diff.renameLimit=" + mostRenames, "-c", "diff.autoRefreshIndex=true", question[0], "--ignore-submodules", "--name-status",
		"--find-renames", "--diff-filter=" + filter, "--no-relative", "--no-ext-diff", "-z"}
	list, err := askGit(ctx, h.root, append(append(args, question[1:]...), "--")...)
	if err != nil {
		return nil, nil, err
	}
	renamed, added = renames{}, map[string]bool{}
	for fields := splitNames(list); len(fields) >= 2; {
		if fields[0] == "A" {
			added[fields[1]] = true
			fields = fields[2:]
			continue
		}
		if len(fields) < 3 {
			break
		}
		renamed[fields[2]] = fields[1]
		fields = fields[3:]
	}
	return renamed, added, nil
}

// mostRenames is up to how many files git looks for renames with changes, whatever a user has set up.
const mostRenames = "1000"

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

// readLog reads what git log --raw -z prints: for each commit its line, and for each file that it changes ":MODE MODE ID ID
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
