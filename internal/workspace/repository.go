package workspace

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// inRepository reports whether a folder, or what it is a symbolic link to, lies in a repository.
func (w *Workspace) inRepository(folder string) bool {
	if w.files.folder(folder).repository() != "" {
		return true
	}
	target, err := w.files.Real(folder)
	return err == nil && w.files.folder(target).repository() != ""
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

var errNoGit = errors.New("git cannot list the folder")

// gitFiles lists the files below a folder that git tracks or does not ignore, slash-separated and relative
// to the folder. Deleted files that are still tracked are among them, conflicting ones several times; a
// repository in the repository is its folder's name with a slash. Submodules are left out, as git does.
// The error is errNoGit where git is missing or refuses, for instance because another user owns the repository.
func gitFiles(ctx context.Context, folder string) ([]string, error) {
	git := exec.CommandContext(ctx, "git", "ls-files", "-co", "--exclude-standard", "-z")
	git.Dir = folder
	git.Env = gitEnvironment()
	out, err := git.Output()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, errNoGit
	}
	list := strings.TrimSuffix(string(out), "\x00")
	if list == "" {
		return nil, nil
	}
	return strings.Split(list, "\x00"), nil
}

// gitEnvironment is the process's without what a git hook sets to point at its own repository.
func gitEnvironment() []string {
	var env []string
	for _, variable := range os.Environ() {
		switch name, _, _ := strings.Cut(variable, "="); name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR":
		default:
			env = append(env, variable)
		}
	}
	return append(env, "GIT_OPTIONAL_LOCKS=0")
}
