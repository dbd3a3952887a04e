package workspace

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A file is found in a revision under the name that it had then: its own, an earlier one, or through a link.
func TestSnapshot(t *testing.T) {
	folder, git := repository(t)
	git("init", "-q")
	put(t, folder, "a.md", "one\ntwo\nthree\nfour\n")
	put(t, folder, "same.md", "same\n")
	if err := os.Symlink("same.md", filepath.Join(folder, "link.md")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	git("add", "-A")
	git("commit", "-qm", "first")
	git("mv", "a.md", "b.md")
	git("commit", "-qm", "renamed")
	put(t, folder, "b.md", "something\nelse\n")
	git("commit", "-qam", "rewritten")
	git("mv", "b.md", "c.md")
	put(t, folder, "new.md", "new\n")

	h, err := OpenHistory(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	at := func(revision string) *Snapshot {
		t.Helper()
		s, err := h.At(t.Context(), revision)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first, head := at("HEAD~2"), at("HEAD")
	found := map[string]string{}
	for question, s := range map[string]*Snapshot{"same.md": first, "link.md": first, "c.md": head, "c.md at first": first, "new.md": head} {
		name, _, _ := strings.Cut(question, " ")
		versions, err := s.Versions(t.Context(), []string{filepath.Join(folder, name)})
		if err != nil {
			t.Fatal(err)
		}
		v, text := versions[0], "gone"
		if !v.Gone {
			b, err := h.Text(v)
			if err != nil {
				t.Fatal(err)
			}
			text = string(b)
		}
		found[question] = v.Day + " " + v.Path + ": " + text
	}
	if diff := cmp.Diff(map[string]string{
		"same.md":       "2026-01-02 same.md: same\n",
		"link.md":       "2026-01-02 link.md: same\n",
		"c.md at first": "2026-01-02 a.md: one\ntwo\nthree\nfour\n",
		"c.md":          "2026-01-02 b.md: something\nelse\n",
		"new.md":        "2026-01-02 new.md: gone",
	}, found); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}

	holds := func(expected string, names ...string) {
		t.Helper()
		paths := make([]string, len(names))
		for i, name := range names {
			paths[i] = filepath.Join(folder, name)
		}
		held, clean, err := head.Held(t.Context(), paths)
		found := []string{strconv.FormatBool(clean)}
		for i, path := range paths {
			if held[path] {
				found = append(found, names[i])
			}
		}
		if found := strings.Join(found, " "); err != nil || found != expected {
			t.Errorf("%v: held %s, %v; expected %s", names, found, err, expected)
		}
	}
	holds("false same.md link.md", "same.md", "link.md", "new.md", "c.md", "../elsewhere.md")
	put(t, folder, "same.md", "another\n")
	holds("false", "link.md", "same.md")
	git("reset", "-q", "--hard")
	holds("true same.md b.md", "same.md", "b.md", "new.md")
	if _, err := h.At(t.Context(), "nope"); err == nil {
		t.Error("no error for a revision that is none")
	}
}
