package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A Snapshot is what one revision holds.
type Snapshot struct {
	Revision string // the commit, in full
	Day      string // on which it was committed, such as 2026-11-26

	history *History
	tree    *index
	lineage func() (*lineage, error)
}

// At returns what a revision holds.
func (h *History) At(ctx context.Context, revision string) (*Snapshot, error) {
	id, err := commitOf(ctx, h.root, revision)
	if err != nil {
		return nil, err
	}
	day, err := askGit(ctx, h.root, "log", "-1", "--no-color", "--no-show-signature", "--format=%cs", id)
	if err != nil {
		return nil, err
	}
	list, err := askGit(ctx, h.root, "ls-tree", "-r", "-z", "--full-tree", id)
	if err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(h.root)
	if err != nil {
		return nil, err
	}
	s := &Snapshot{
		Revision: id,
		Day:      strings.TrimSpace(string(day)),
		history:  h,
		tree:     &index{root: h.root, real: real, staged: readTree(list), objects: h.objects},
	}
	s.lineage = sync.OnceValues(func() (*lineage, error) { return h.lineageFrom(ctx, id) })
	return s, nil
}

// readTree reads what git ls-tree -r prints: "MODE TYPE ID\tPATH" for each entry.
func readTree(list []byte) []staged {
	var files []staged
	for _, line := range splitNames(list) {
		about, path, _ := strings.Cut(line, "\t")
		if fields := strings.Fields(about); len(fields) == 3 {
			files = append(files, staged{path: path, mode: modeOf(fields[0]), id: fields[2]})
		}
	}
	slices.SortFunc(files, func(a, b staged) int { return strings.Compare(a.path, b.path) })
	return files
}

// Files returns the files of the revision; those outside of the repository are those on the disk.
func (s *Snapshot) Files() *Files {
	files := &Files{tree: s.tree, limited: true}
	for _, file := range s.tree.staged {
		if !file.mode.IsDir() {
			files.changed = append(files.changed, filepath.Join(s.history.root, filepath.FromSlash(file.path)))
		}
	}
	return files
}

// Versions returns, of each file of some absolute paths, the version that the revision holds, be it under another name: that which
// the file has on the disk, or what became of it. Gone says that it holds none. No two files have been one.
func (s *Snapshot) Versions(ctx context.Context, paths []string) ([]Version, error) {
	l, err := s.lineage()
	if err != nil {
		return nil, err
	}
	if err := l.history.Prepare(ctx, paths); err != nil {
		return nil, err
	}
	versions, names, most := make([]Version, len(paths)), make([][]string, len(paths)), 0
	for i, path := range paths {
		own, err := s.history.Name(path)
		if err != nil {
			return nil, err
		}
		if names[i], err = s.names(ctx, l, own, path); err != nil {
			return nil, err
		}
		versions[i], most = s.none(own), max(most, len(names[i]))
	}
	taken := map[string]bool{}
	for round := range most {
		for i, names := range names {
			if round >= len(names) || !versions[i].Gone || taken[names[round]] {
				continue
			}
			if v := s.Holding(names[round]); !v.Gone {
				versions[i], taken[v.Path] = v, true
			}
		}
	}
	return versions, nil
}

// names lists what the revision may call a file, the likeliest first. A link has the name that it is given when each file has its own.
func (s *Snapshot) names(ctx context.Context, l *lineage, own, path string) ([]string, error) {
	if target, err := s.history.Name(s.history.target(path)); err == nil && target != own {
		return []string{"", own}, nil
	}
	return l.names(ctx, path)
}

// none says of a name that there is no file of it.
func (s *Snapshot) none(name string) Version {
	return Version{Revision: s.Revision, Day: s.Day, Path: name, Gone: true}
}

// Holding returns the file that has a name in the revision, or what a link of that name leads to. Gone says that there is none.
func (s *Snapshot) Holding(name string) Version {
	v := s.none(name)
	target, err := s.tree.follow(name, true)
	if err != nil {
		return v
	}
	if file, ok := s.tree.find(target); ok && !file.mode.IsDir() {
		v.id, v.Gone = file.id, false
	}
	return v
}

// Heirs returns, of files of some names in the revision, the absolute paths that they have on the disk now, "" for one that is gone.
func (s *Snapshot) Heirs(ctx context.Context, names []string) ([]string, error) {
	l, err := s.lineage()
	if err != nil {
		return nil, err
	}
	heirs, err := l.heirs(ctx, names)
	if err != nil {
		return nil, err
	}
	for i, heir := range heirs {
		heirs[i] = filepath.Join(s.history.root, filepath.FromSlash(heir))
		if info, err := os.Lstat(heirs[i]); err != nil || !info.Mode().IsRegular() {
			heirs[i] = ""
		}
	}
	return heirs, nil
}

// Skipped returns the absolute paths of the Markdown files that a sparse checkout leaves out: they are not on the disk, and not gone.
func (h *History) Skipped(ctx context.Context) (paths []string, err error) {
	list, err := askGit(ctx, h.root, "ls-files", "-t", "-z")
	for _, line := range splitNames(list) {
		if name, ok := strings.CutPrefix(line, "S "); ok && isMarkdown(name) {
			paths = append(paths, filepath.Join(h.root, filepath.FromSlash(name)))
		}
	}
	return paths, err
}

// Held returns, of the files of some absolute paths, those that are in the revision as they are on the disk, what links among
// them lead to included, and whether all else that git tracks is as well.
func (s *Snapshot) Held(ctx context.Context, paths []string) (held map[string]bool, clean bool, err error) {
	list, err := askGit(ctx, s.history.root, "-c", "core.fileMode=false", "-c", "diff.autoRefreshIndex=true", "diff", "--ignore-submodules", "--name-only", "--no-relative", "--no-ext-diff", "--no-renames", "-z", s.Revision, "--")
	if err != nil {
		return nil, false, err
	}
	differ := map[string]bool{}
	for _, name := range splitNames(list) {
		differ[name] = true
	}
	held = map[string]bool{}
	for _, path := range paths {
		if name, target, ok := s.find(path); ok && !differ[name] && !differ[target] {
			held[path] = true
		}
	}
	return held, len(differ) == 0, nil
}

// find returns the name of the file of an absolute path, and that of what it leads to.
func (s *Snapshot) find(path string) (name, target string, ok bool) {
	name, err := s.history.Name(path)
	if err != nil {
		return "", "", false
	}
	if target, err = s.tree.follow(name, true); err != nil {
		return "", "", false
	}
	_, ok = s.tree.find(target)
	return name, target, ok
}
