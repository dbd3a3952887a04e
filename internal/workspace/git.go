package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

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

// splitNames reads a list of names as git prints them with -z.
func splitNames(list []byte) []string {
	text := strings.TrimSuffix(string(list), "\x00")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\x00")
}
