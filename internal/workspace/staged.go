package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
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

// topLevel returns the root of the repository around a folder, as it is seen from there. Git need not be asked where nothing
// in the environment says that the repository is somewhere else.
func topLevel(ctx context.Context, dir string) (string, error) {
	if os.Getenv("GIT_DIR") != "" || os.Getenv("GIT_WORK_TREE") != "" {
		top, err := askGit(ctx, dir, "rev-parse", "--show-toplevel")
		return filepath.Clean(filepath.FromSlash(strings.TrimSuffix(string(top), "\n"))), err
	}
	folder, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	switch root := OnDisk().folder(folder).repository(); {
	case root != "" && holds(filepath.Join(root, ".git"), folder):
		return "", errNoWorkTree
	case root != "":
		return root, nil
	}
	if _, err := askGit(ctx, dir, "rev-parse", "--show-toplevel"); err != nil {
		return "", err
	}
	return "", errNoRepository
}

var (
	errNoRepository = errors.New("this folder is in no git repository; go to one, or start one with git init")
	errNoWorkTree   = errors.New("this is where git keeps its own files, and no articles are; go to the folder of a clone that holds them")
)

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

func splitNames(list []byte) []string {
	text := strings.TrimSuffix(string(list), "\x00")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\x00")
}

// paths returns the absolute paths of files that git names from the root.
func (x *index) paths(names []string) []string {
	for i, name := range names {
		names[i] = filepath.Join(x.root, filepath.FromSlash(name))
	}
	return names
}

// askGit returns what git prints. Its error is one sentence about what is amiss.
func askGit(ctx context.Context, dir string, args ...string) ([]byte, error) {
	return tellGit(ctx, dir, "", args...)
}

// tellGit returns what git prints when it is given an input, as askGit does.
func tellGit(ctx context.Context, dir, input string, args ...string) ([]byte, error) {
	git := exec.CommandContext(ctx, "git", args...)
	git.Dir, git.Stdin = dir, strings.NewReader(input)
	git.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", // what it says is looked at; nobody else has to wait
		"GIT_LITERAL_PATHSPECS=0", "GIT_GLOB_PATHSPECS=0", "GIT_NOGLOB_PATHSPECS=0", "GIT_ICASE_PATHSPECS=0") // a path says itself how it is meant
	var said bytes.Buffer
	git.Stderr = &said
	out, err := git.Output()
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed, and nothing else knows the answer; install it")
	case strings.Contains(said.String(), "not a git repository"):
		return nil, errNoRepository
	case strings.Contains(said.String(), "must be run in a work tree"):
		return nil, errNoWorkTree
	}
	if said.Len() == 0 {
		return nil, fmt.Errorf("git %s failed: %w", verb(args), errQuiet)
	}
	words, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(said.String()), "fatal: "), "\n")
	return nil, fmt.Errorf("git %s failed: %s", verb(args), words)
}

// verb returns the command among the arguments of git, behind the settings that are given with it.
func verb(args []string) string {
	for len(args) > 2 && args[0] == "-c" {
		args = args[2:]
	}
	return args[0]
}

// errQuiet is the error of a git that failed without a word: to some questions, that is how it says no.
var errQuiet = errors.New("it does not say why")

func isQuietFailure(err error) bool { return errors.Is(err, errQuiet) }

// HooksFolder returns the folder in which git looks for the hooks of the repository around a folder, and whether that is
// the repository's own: core.hooksPath may name one that several repositories share.
func HooksFolder(ctx context.Context, dir string) (folder string, own bool, err error) {
	paths, err := askGit(ctx, dir, "rev-parse", "--path-format=absolute", "--git-path", "hooks", "--git-common-dir", "--show-toplevel")
	if err != nil {
		return "", false, err
	}
	lines := strings.Split(strings.TrimSuffix(string(paths), "\n"), "\n")
	if len(lines) != 3 {
		return "", false, errors.New("git does not say where its hooks are; update git")
	}
	for i, line := range lines {
		lines[i] = filepath.Clean(filepath.FromSlash(line))
	}
	return lines[0], holds(lines[1], lines[0]) || holds(lines[2], lines[0]), nil
}
