package workspace

import (
	"context"
	"errors"
	"os"
	"os/exec"
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
