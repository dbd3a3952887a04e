package workspace

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Staged returns the files that git has staged in the repository around a folder, "" for the working directory: what a
// commit would hold. Files outside of the repository are those on the disk. Git is asked in the folder and with the
// environment of the process, in which a commit hook finds the index that is to be committed.
func Staged(ctx context.Context, dir string) (*Files, error) {
	root, err := topLevel(ctx, dir)
	if err != nil {
		return nil, err
	}
	questions := [...][]string{
		{"ls-files", "--stage", "--full-name", "-z", ":/"},
		append(changes[:len(changes):len(changes)], "--ita-visible-in-index"),
	}
	var answers [len(questions)][]byte
	var errs [len(questions)]error
	var asking sync.WaitGroup // at once: to start git costs more than what it does
	for i, question := range questions {
		asking.Go(func() { answers[i], errs[i] = askGit(ctx, dir, question...) })
	}
	asking.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		return nil, err
	}
	objects := newObjects(ctx, dir)
	go func() { _ = objects.start() }() // who reads the first object finds it running, or learns why not
	x := &index{root: root, real: real, staged: readStaged(answers[0]), objects: objects}
	changed, err := x.withoutIntended(ctx, dir, splitNames(answers[1]))
	if err != nil {
		return nil, err
	}
	changed = slices.DeleteFunc(changed, func(name string) bool {
		file, ok := x.find(name)
		return ok && file.mode.IsDir() // a submodule, whatever its name
	})
	return &Files{tree: x, staged: true, limited: true, changed: x.paths(changed)}, nil
}

// changes is what to ask git for what a commit would change or add.
var changes = []string{"diff", "--cached", "--name-only", "--no-relative", "--no-renames", "--diff-filter=d", "-z"}

// emptyBlobs are what git calls an empty text, by SHA-1 and by SHA-256.
var emptyBlobs = [...]string{
	"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
	"473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}

// withoutIntended takes out of the index, and of the names of what has changed, those that git add -N has only announced: a
// commit lacks them. They look like new empty files, so git is asked once more only where there are such.
func (x *index) withoutIntended(ctx context.Context, dir string, changed []string) ([]string, error) {
	intended := map[string]bool{}
	for _, name := range changed {
		if file, ok := x.find(name); ok && slices.Contains(emptyBlobs[:], file.id) {
			intended[name] = true
		}
	}
	if len(intended) == 0 {
		return changed, nil
	}
	answer, err := askGit(ctx, dir, append(changes[:len(changes):len(changes)], "--ita-invisible-in-index")...)
	if err != nil {
		return nil, err
	}
	for _, name := range splitNames(answer) {
		delete(intended, name)
	}
	x.staged = slices.DeleteFunc(x.staged, func(f staged) bool { return intended[f.path] })
	return slices.DeleteFunc(changed, func(name string) bool { return intended[name] }), nil
}

// readStaged reads what git ls-files --stage prints: "MODE ID STAGE\tPATH" for each entry.
func readStaged(list []byte) []staged {
	var files []staged
	for _, line := range splitNames(list) {
		about, path, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about)
		if len(fields) != 3 {
			continue
		}
		files = append(files, staged{path: path, mode: modeOf(fields[0]), id: fields[1], unmerged: fields[2] != "0"})
	}
	slices.SortStableFunc(files, func(a, b staged) int { return strings.Compare(a.path, b.path) })
	return slices.CompactFunc(files, func(a, b staged) bool { return a.path == b.path })
}

// linkMode is the mode that git has for a symbolic link.
const linkMode = "120000"

// modeOf returns what kind of file git's mode means. A submodule is a folder of which nothing is known.
func modeOf(mode string) fs.FileMode {
	switch mode {
	case linkMode:
		return fs.ModeSymlink
	case "160000":
		return fs.ModeDir
	}
	return 0
}

// paths returns the absolute paths of files that git names from the root.
func (x *index) paths(names []string) []string {
	for i, name := range names {
		names[i] = filepath.Join(x.root, filepath.FromSlash(name))
	}
	return names
}
