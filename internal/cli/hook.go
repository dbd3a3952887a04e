package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/workspace"
)

// hookMark is the line by which a hook of ours is known.
const hookMark = "# Written by `maturitylint hook install`; `maturitylint hook uninstall` removes it."

const hookCommand = program + " check --staged"

const hookScript = `#!/bin/sh
` + hookMark + `
command -v ` + program + ` >/dev/null 2>&1 || {
	echo "` + program + ` is not on the PATH of this hook; install it, or commit with --no-verify" >&2
	exit 1
}
exec ` + hookCommand + `
`

func newHook(s Streams) *cobra.Command {
	hook := &cobra.Command{
		Use:   "hook",
		Short: "Have git check what you commit",
		Long: "Installs or removes a pre-commit hook of git that checks the articles of each commit\n" +
			"as they are staged, and keeps the commit from being made where one has errors.\n" +
			"A hook that is there already stays as it is.",
		Example: `  maturitylint hook install
  maturitylint hook uninstall`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%q is nothing that can be done with the hook; write `maturitylint hook install` or `maturitylint hook uninstall`", args[0])
			}
			return errors.New("say what to do with the hook: `maturitylint hook install` or `maturitylint hook uninstall`")
		},
	}
	hook.AddCommand(
		&cobra.Command{
			Use:     "install",
			Short:   "Write the pre-commit hook of this repository",
			Long:    "Writes the pre-commit hook of this repository, which runs `" + hookCommand + "`.",
			Example: "  maturitylint hook install",
			Args:    none,
			RunE:    func(c *cobra.Command, _ []string) error { return installHook(c, s) },
		},
		&cobra.Command{
			Use:     "uninstall",
			Short:   "Remove the pre-commit hook that install wrote",
			Long:    "Removes the pre-commit hook of this repository if `maturitylint hook install` wrote it\nand nobody has changed it since.",
			Example: "  maturitylint hook uninstall",
			Args:    none,
			RunE:    func(c *cobra.Command, _ []string) error { return uninstallHook(c, s) },
		},
	)
	return hook
}

func installHook(c *cobra.Command, s Streams) error {
	folder, own, err := workspace.HooksFolder(c.Context(), "")
	if err != nil {
		return err
	}
	if !own {
		return fmt.Errorf("%s holds the hooks, which other repositories may share; add the line `%s || exit 1` to its pre-commit hook yourself", folder, hookCommand)
	}
	path := filepath.Join(folder, "pre-commit")
	switch text, err := os.ReadFile(path); {
	case err == nil && isChanged(text):
		return fmt.Errorf("%s was changed since `maturitylint hook install` wrote it and stays as it is; delete it first to have it written anew", path)
	case err == nil && !isOurs(text):
		return fmt.Errorf("%s is there already and stays as it is; add the line `%s || exit 1` to it", path, hookCommand)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: cannot be read: %w", path, cause(err))
	}
	if err := writeHook(path); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	_, _ = fmt.Fprintf(s.Out, "installed %s: each commit now runs `%s`\n", path, hookCommand)
	if _, err := exec.LookPath(program); err != nil {
		_, _ = fmt.Fprintf(s.Err, "%s: not found on your PATH, where the hook looks for it; install it before the next commit\n", program)
	}
	return nil
}

func writeHook(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(hookScript), 0o755); err != nil {
		return err
	}
	return os.Chmod(path, 0o755) // a hook that was there may not have been one to run
}

func uninstallHook(c *cobra.Command, s Streams) error {
	folder, _, err := workspace.HooksFolder(c.Context(), "")
	if err != nil {
		return err
	}
	path := filepath.Join(folder, "pre-commit")
	switch text, err := os.ReadFile(path); {
	case errors.Is(err, fs.ErrNotExist):
		_, _ = fmt.Fprintf(s.Out, "no hook is installed at %s\n", path)
		return nil
	case err != nil:
		return fmt.Errorf("%s: cannot be read: %w", path, cause(err))
	case isChanged(text):
		return fmt.Errorf("%s was changed since `maturitylint hook install` wrote it and stays as it is; take the lines that you need no more out of it, or delete it", path)
	case !isOurs(text):
		return fmt.Errorf("%s was not written by maturitylint and stays as it is; take the line with `%s` out of it", path, hookCommand)
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("%s: cannot be removed: %w", path, cause(err))
	}
	_, _ = fmt.Fprintf(s.Out, "removed %s\n", path)
	return nil
}

// isOurs reports whether a hook is, byte for byte, one that some version of install wrote. So far all wrote the same.
func isOurs(hook []byte) bool { return string(hook) == hookScript }

// isChanged reports whether somebody has made another hook of ours.
func isChanged(hook []byte) bool { return bytes.Contains(hook, []byte(hookMark)) && !isOurs(hook) }
