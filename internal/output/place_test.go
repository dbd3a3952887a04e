package output

import (
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

func TestFromRoot(t *testing.T) {
	for _, test := range []struct {
		folder, root, path string
		seen               string
		inside             bool
	}{
		{"/repo", "/repo", "a.md", "a.md", true},
		{"/repo", "/repo", "./docs/a.md", "docs/a.md", true},
		{"/repo/docs", "/repo", "a.md", "docs/a.md", true},
		{"/repo/docs", "/repo", "../a.md", "a.md", true},
		{"/repo/docs", "", "a.md", "a.md", true},
		{"/repo/docs", "", "../a.md", "/repo/a.md", false},
		{"/repo/docs", "/repo", "/repo/b/a.md", "b/a.md", true},
		{"/repo/docs", "/repo", "/repository/a.md", "/repository/a.md", false},
		{"/", "", "a.md", "a.md", true},
		{"", "", "./a.md", "a.md", true},
	} {
		seen, inside := Report{Folder: test.folder, Root: test.root}.fromRoot(test.path)
		if seen != test.seen || inside != test.inside {
			t.Errorf("%+v: found %q, %t", test, seen, inside)
		}
	}
}

func TestURIs(t *testing.T) {
	for found, expected := range map[string]string{
		relativeURI("a b/50%#1?.md"): "a%20b/50%25%231%3F.md",
		relativeURI("c:模型.md"):       "c%3A%E6%A8%A1%E5%9E%8B.md",
		relativeURI("a\nb.md"):       "a%0Ab.md",
		fileURI("/a b/"):             "file:///a%20b/",
		fileURI("C:/a"):              "file:///C:/a",
	} {
		if found != expected {
			t.Errorf("found %q; expected %q", found, expected)
		}
	}
}

// GitLab shows one of the issues that share a fingerprint, so that none do, even where findings have no identity.
func TestGitLabFingerprints(t *testing.T) {
	taken := map[string]bool{}
	f := lint.Finding{Rule: rule("r")}
	first := gitlabFingerprint("a.md", f, taken)
	gitlabFingerprint("a.md", f, taken)
	gitlabFingerprint("b.md", f, taken)
	if len(taken) != 3 {
		t.Errorf("%d fingerprints of 3 issues", len(taken))
	}
	if again := gitlabFingerprint("a.md", f, map[string]bool{}); again != first {
		t.Errorf("another run gives %s; expected %s", again, first)
	}
}

// A fix is suggested whole or not at all.
func TestRDJSONSuggestion(t *testing.T) {
	file := source.NewFile("a.md", []byte("a b c\n\n\n\n\n\n\n\n\n\n\nfar \xff x\n"))
	edit := func(text, other string) lint.Edit { return lint.Edit{Span: find(file, text), New: other} }
	for name, test := range map[string]struct {
		fix      lint.Fix
		expected string
	}{
		"one edit":           {lint.Fix{Edits: []lint.Edit{edit("b", "B")}}, "B"},
		"two, out of order":  {lint.Fix{Edits: []lint.Edit{edit("c", "C"), edit("a", "A")}}, "A b C"},
		"two, side by side":  {lint.Fix{Edits: []lint.Edit{edit("a", "A"), edit(" b", "")}}, "A"},
		"far apart":          {lint.Fix{Edits: []lint.Edit{edit("a", "A"), edit("far", "near")}}, "-"},
		"around broken text": {lint.Fix{Edits: []lint.Edit{edit("far", "near"), edit("x", "y")}}, "-"},
		"unsafe":             {lint.Fix{Safety: lint.Unsafe, Edits: []lint.Edit{edit("b", "B")}}, "-"},
		"without edits":      {lint.Fix{}, "-"},
	} {
		found, ok := newRDJSONSuggestion(file, test.fix)
		if !ok {
			found.Text = "-"
		}
		if found.Text != test.expected {
			t.Errorf("%s: found %q; expected %q", name, found.Text, test.expected)
		}
	}
}
