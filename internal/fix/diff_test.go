package fix_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/fix"
)

func TestDiff(t *testing.T) {
	cases := map[string]struct {
		path, before, after, want string
	}{
		"a line": {"docs/a.md", "one\ntwo\nthree\n", "one\n2\nthree\n",
			"--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"},
		"no newline at the end": {"a.md", "one", "two",
			"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+two\n\\ No newline at end of file\n"},
		"CRLF": {"a.md", "one\r\ntwo\r\n", "one\r\n2\r\n",
			"--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\r\n-two\r\n+2\r\n"},
		"lines between two changes of a hunk": {"a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n", "one\n2\nthree\n3b\n4\n5\n6\n7\n8\n9\n10\n11\ntwelve\n13\n",
			"--- a/a.md\n+++ b/a.md\n@@ -1,6 +1,7 @@\n-1\n+one\n 2\n-3\n+three\n+3b\n 4\n 5\n 6\n" +
				"@@ -9,5 +10,5 @@\n 9\n 10\n 11\n-12\n+twelve\n 13\n"},
		"all of it": {"a.md", "one\n", "", "--- a/a.md\n+++ b/a.md\n@@ -1 +0,0 @@\n-one\n"},
		"nothing":   {"a.md", "one\n", "one\n", ""},
		"a space": {"my draft.md", "one\n", "two\n",
			"--- a/my draft.md\t\n+++ b/my draft.md\t\n@@ -1 +1 @@\n-one\n+two\n"},
		"a line break in the name": {"a\nb.md", "one\n", "two\n",
			"--- \"a/a\\nb.md\"\n+++ \"b/a\\nb.md\"\n@@ -1 +1 @@\n-one\n+two\n"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			change := fix.Change{Path: c.path, Before: []byte(c.before), After: []byte(c.after)}
			if diff := cmp.Diff(c.want, change.Diff()); diff != "" {
				t.Errorf("(-expected +shown):\n%s", diff)
			}
			if c.want != "" {
				applyDiff(t, change)
			}
		})
	}
}

// applyDiff lets git make the change of its diff.
func applyDiff(t *testing.T, c fix.Change) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not here to apply the diff")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, filepath.FromSlash(c.Path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, c.Before, 0o644); err != nil {
		t.Skipf("the file system has no such name: %v", err)
	}
	apply := exec.Command(git, "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-")
	apply.Dir = folder
	apply.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(folder))
	apply.Stdin = strings.NewReader(c.Diff())
	if out, err := apply.CombinedOutput(); err != nil {
		t.Fatalf("git apply: %v\n%s", err, out)
	}
	if made, _ := os.ReadFile(path); string(made) != string(c.After) {
		t.Errorf("git made %q; expected %q", made, c.After)
	}
}
