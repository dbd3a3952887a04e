package cli_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/cli"
)

// TestReadme runs each command of ours in the README. One that is shown with its output, as `$ maturitylint …`, prints
// that; any other works, be it that it finds something.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(readme), "```console\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		first, output, _ := strings.Cut(block, "\n")
		if command, ok := strings.CutPrefix(first, "$ "); ok {
			t.Run(command, func(t *testing.T) {
				if _, printed := run(t, command); !shows(output, printed) {
					t.Errorf("the README shows something else (-README +program):\n%s", cmp.Diff(output, printed))
				}
			})
			continue
		}
		for command := range strings.Lines(block) {
			command = strings.TrimSpace(command)
			if !strings.HasPrefix(command, "maturitylint ") {
				continue
			}
			t.Run(command, func(t *testing.T) {
				if code, printed := run(t, command); code > 1 {
					t.Errorf("exit code %d: %s", code, printed)
				}
			})
		}
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
