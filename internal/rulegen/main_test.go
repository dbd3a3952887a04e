package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
)

// TestPages fails where a page says something else than the rules. `go generate ./...` mends it.
func TestPages(t *testing.T) {
	pages, err := derive(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if diff := cmp.Diff(p.written, p.derived); diff != "" {
			t.Errorf("%s is out of date; run `go generate ./...` (-written +derived):\n%s", p.path, diff)
		}
	}
}

type boxOptions struct {
	Sizes []string `yaml:"sizes" doc:"Small | large"`
	Max   int      `yaml:"max" doc:"The most"`
}

func box(name, group string) *lint.Rule {
	return lint.New(lint.Rule{Name: name, Group: group, Summary: "Boxes | crates", Help: "Mend it", Doc: "x",
		Severity: lint.Warning, Since: "0.1.0"}, boxOptions{Sizes: []string{"s"}, Max: 3}, func(*lint.Pass, boxOptions) {})
}

func TestTables(t *testing.T) {
	a := config.Setting{Setting: lint.Setting{Rule: box("a", "one"), Severity: lint.Off, Options: &boxOptions{Sizes: []string{"s"}, Max: 5}}}
	b := config.Setting{Setting: lint.Setting{Rule: box("b", "engine"), Severity: lint.Error, Options: &boxOptions{Sizes: []string{"s"}, Max: 3}}}
	cases := map[string]struct{ got, want string }{
		"rules": {ruleTables([]config.Setting{a, b}), "## one\n\n" +
			"| Rule | `template` | `published` | Fix | What it demands |\n|---|---|---|---|---|\n" +
			"| [`a`](one/a.md) | warning | off | never | Boxes \\| crates |\n" +
			"\n## engine\n\n" +
			"| Rule | `template` | `published` | Fix | What it demands |\n|---|---|---|---|---|\n" +
			"| [`b`](../internal/engine/b.md) | warning | error | never | Boxes \\| crates |\n"},
		"options that the preset sets": {optionsTable(a), "" +
			"| Option | Type | Default | In `published` | What it says |\n|---|---|---|---|---|\n" +
			"| `sizes` | list of strings | `[s]` | `[s]` | Small \\| large |\n" +
			"| `max` | integer | `3` | `5` | The most |\n"},
		"options": {optionsTable(b), "" +
			"| Option | Type | Default | What it says |\n|---|---|---|---|\n" +
			"| `sizes` | list of strings | `[s]` | Small \\| large |\n" +
			"| `max` | integer | `3` | The most |\n"},
	}
	for name, c := range cases {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestDerivePage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.md")
	write := func(content string) {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("before\n<!-- rules -->\nold\n<!-- /rules -->\nafter\n")
	p, err := derivePage(file, "rules", "new\n")
	if want := "before\n<!-- rules -->\n\nnew\n\n<!-- /rules -->\nafter\n"; err != nil || p.derived != want {
		t.Errorf("got %q, %v, want %q", p.derived, err, want)
	}
	write("before\n<!-- rules -->\n")
	if _, err := derivePage(file, "rules", "new\n"); err == nil {
		t.Error("a page without the closing line was accepted")
	}
}
