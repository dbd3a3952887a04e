package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/cli"
)

// TestReadme runs each command of ours in the README, one after the other in a folder of their own, each with the articles of
// testdata as they are in the repository. One that is shown with its output, as `$ maturitylint …`, prints that; any other
// works, be it that it finds something.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	articles, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	t.Chdir(folder)
	author := "[user]\n\tname = Kim Lee\n\temail = kimlee@example.com\n"
	if err := os.WriteFile("gitconfig", []byte(author), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(folder, "gitconfig"))
	for _, block := range strings.Split(string(readme), "```console\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		first, output, _ := strings.Cut(block, "\n")
		if command, ok := strings.CutPrefix(first, "$ "); ok {
			t.Run(command, func(t *testing.T) {
				unpack(t, articles)
				if _, printed := run(t, command); !shows(output, printed) {
					t.Errorf("the README shows something else (-README +program):\n%s", cmp.Diff(output, printed))
				}
			})
			continue
		}
		for command := range strings.Lines(block) {
			command = strings.TrimSpace(command)
			if name, ok := strings.CutPrefix(command, "mkdir "); ok {
				if err := os.Mkdir(name, 0o755); err != nil {
					t.Error(err)
				}
			}
			if !strings.HasPrefix(command, "maturitylint ") {
				continue
			}
			t.Run(command, func(t *testing.T) {
				unpack(t, articles)
				if code, printed := run(t, command); code > 1 {
					t.Errorf("exit code %d: %s", code, printed)
				}
			})
		}
	}
}

// unpack puts the articles into the working directory anew, for a command may have changed them.
func unpack(t *testing.T, articles string) {
	t.Helper()
	if err := errors.Join(os.RemoveAll("testdata"), os.CopyFS("testdata", os.DirFS(articles))); err != nil {
		t.Fatal(err)
	}
}

// run runs a command as a shell would that knows quotes without blanks in them and < for standard input.
func run(t *testing.T, command string) (code int, printed string) {
	t.Helper()
	command, file, _ := strings.Cut(command, " < ")
	var in, out bytes.Buffer
	if file != "" {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(content)
	}
	args := strings.Fields(strings.ReplaceAll(command, `"`, ""))[1:]
	code = cli.Main(args, cli.Streams{In: &in, Out: &out, Err: &out})
	return code, out.String()
}

// shows reports whether a README shows what a program prints, with a line … for lines that it leaves out.
func shows(readme, printed string) bool {
	parts := strings.Split(readme, "\n…\n")
	first, rest := parts[0], parts[1:]
	if len(rest) == 0 {
		return first == printed
	}
	printed, ok := strings.CutPrefix(printed, first)
	for _, part := range rest[:len(rest)-1] {
		var found bool
		_, printed, found = strings.Cut(printed, part)
		ok = ok && found
	}
	return ok && strings.HasSuffix(printed, rest[len(rest)-1])
}
