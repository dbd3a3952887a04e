package workspace

import (
	"context"
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
	renamed func() (map[string]string, error) // the names that files on the disk have, and those that they had in it
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
	s.renamed = sync.OnceValues(func() (map[string]string, error) { return h.renamedSince(ctx, id) })
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

// Prepare reads at once what Version will be asked of some files of absolute paths.
func (s *Snapshot) Prepare(ctx context.Context, paths []string) error {
	return s.history.Prepare(ctx, slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		_, _, known := s.find(path)
		return known
	}))
}

// Version returns the version of the file of an absolute path that the revision holds, be it under an earlier name. Gone says
// that it holds none.
func (s *Snapshot) Version(ctx context.Context, path string) (Version, error) {
	name, err := s.history.Name(path)
	if err != nil {
		return Version{}, err
	}
	if v, ok := s.version(name); ok {
		return v, nil
	}
	renamed, err := s.renamed()
	if err != nil {
		return Version{}, err
	}
	if v, ok := s.version(renamed[name]); ok {
		return v, nil
	}
	versions, err := s.history.Versions(ctx, path)
	if err != nil {
		return Version{}, err
	}
	for _, earlier := range slices.Backward(versions) {
		if v, ok := s.version(earlier.Path); ok {
			return v, nil
		}
	}
	return Version{Revision: s.Revision, Day: s.Day, Path: name, Gone: true}, nil
}

// version returns the file of a name in the revision, or what a link of that name leads to.
func (s *Snapshot) version(name string) (Version, bool) {
	target, err := s.tree.follow(name, true)
	if err != nil {
		return Version{}, false
	}
	file, ok := s.tree.find(target)
	return Version{Revision: s.Revision, Day: s.Day, Path: name, id: file.id}, ok && !file.mode.IsDir()
}

// Skipped returns, by their absolute paths, the files that a sparse checkout leaves out: they are not on the disk, and not gone.
func (h *History) Skipped(ctx context.Context) (map[string]bool, error) {
	list, err := askGit(ctx, h.root, "ls-files", "-t", "-z")
	if err != nil {
		return nil, err
	}
	skipped := map[string]bool{}
	for _, line := range splitNames(list) {
		if name, ok := strings.CutPrefix(line, "S "); ok {
			skipped[filepath.Join(h.root, filepath.FromSlash(name))] = true
		}
	}
	return skipped, nil
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
