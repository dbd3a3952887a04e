package cli_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/cli"
)

// TestReadme runs each command that the README shows with its output, as `$ maturitylint …`, and holds the one against the other.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, block := range strings.Split(string(readme), "```console\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		command, want, _ := strings.Cut(block, "\n")
		args, ok := strings.CutPrefix(command, "$ maturitylint ")
		if !ok {
			continue
		}
		shown++
		t.Run(args, func(t *testing.T) {
			var out, errs bytes.Buffer
			cli.Main(strings.Fields(args), cli.Streams{In: strings.NewReader(""), Out: &out, Err: &errs})
			if diff := cmp.Diff(want, out.String()+errs.String()); diff != "" {
				t.Errorf("the README shows something else (-README +program):\n%s", diff)
			}
		})
	}
	if shown == 0 {
		t.Error("the README shows no output")
	}
}
