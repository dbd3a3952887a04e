package cli

import (
	"context"
	"os/exec"
	"strings"
)

// An identity is how an author is called in the front matter of articles.
type identity struct {
	author string // on GitHub
	alias  string
}

// gitIdentity returns what git knows of its user; nothing where there is no git.
func gitIdentity(ctx context.Context, folder string) identity {
	id := identity{author: gitSetting(ctx, folder, "github.user")}
	if id.author == "" {
		id.author = gitSetting(ctx, folder, "user.name")
	}
	id.alias, _, _ = strings.Cut(gitSetting(ctx, folder, "user.email"), "@")
	return id
}

func gitSetting(ctx context.Context, folder, key string) string {
	git := exec.CommandContext(ctx, "git", "config", "--get", key)
	git.Dir = folder
	out, err := git.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
