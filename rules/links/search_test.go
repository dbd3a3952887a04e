package links

import (
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A shelf is a folder with one file in it, whose name has to be escaped in a link.
type shelf struct{}

func (shelf) Folder() string { return "/articles" }

func (shelf) Lookup(target string) lint.Existence {
	switch target {
	case ".", "./":
		return lint.Folder
	case "my%20plan%20%28old%29.md", "./my%20plan%20%28old%29.md":
		return lint.File
	}
	return lint.Missing
}

func (shelf) Names(string) []string { return []string{"my plan (old).md"} }

func (shelf) Lack(string) (reason, remedy string) { return "", "" }

func (shelf) Anchors(string) ([]string, bool) { return nil, false }

func TestSuggestionsAreEscaped(t *testing.T) {
	for missing, want := range map[string]string{
		"My%20plan%20(old).md":   "my%20plan%20%28old%29.md",
		"./my%20plam%20(old).md": "./my%20plan%20%28old%29.md",
		"my%20plan%20(new).md":   "",
		"my-plan.md":             "",
	} {
		if got := (search{shelf{}}).suggest(missing); got != want {
			t.Errorf("suggest(%q) = %q, want %q", missing, got, want)
		}
	}
}
