package workspace

import (
	"os"
	"path/filepath"
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
	for name, s := range map[string]*Snapshot{"same.md": first, "link.md": first, "b.md": first, "c.md": head, "new.md": head} {
		v, err := s.Version(t.Context(), filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		text := "gone"
		if !v.Gone {
			b, err := h.Text(v)
			if err != nil {
				t.Fatal(err)
			}
			text = string(b)
		}
		found[name] = v.Day + " " + v.Path + ": " + text
	}
	if diff := cmp.Diff(map[string]string{
		"same.md": "2026-01-02 same.md: same\n",
		"link.md": "2026-01-02 link.md: same\n",
		"b.md":    "2026-01-02 a.md: one\ntwo\nthree\nfour\n",
		"c.md":    "2026-01-02 b.md: something\nelse\n",
		"new.md":  "2026-01-02 new.md: gone",
	}, found); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}

	holds := func(expected bool, names ...string) {
		t.Helper()
		for i, name := range names {
			names[i] = filepath.Join(folder, name)
		}
		if held, err := head.Holds(t.Context(), names); err != nil || held != expected {
			t.Errorf("%v: held %t, %v; expected %t", names, held, err, expected)
		}
	}
	holds(true, "same.md", "link.md")
	holds(false, "same.md", "new.md")
	holds(false, "c.md")
	holds(false, "../elsewhere.md")
	put(t, folder, "same.md", "another\n")
	holds(false, "link.md")
	if _, err := h.At(t.Context(), "nope"); err == nil {
		t.Error("no error for a revision that is none")
	}
}

func TestDay(t *testing.T) {
	if _, git := repository(t); git == nil {
		return
	}
	for text, expected := range map[string]string{"2026-03-31": "2026-03-31", "Mar 31 2026": "2026-03-31"} {
		if day, err := Day(t.Context(), text); err != nil || day != expected {
			t.Errorf("%s: %s, %v; expected %s", text, day, err, expected)
		}
	}
	for _, text := range []string{"2026-13-45", "2026-02-30", "26-1-1", "nonsense", "now", "", "--help"} {
		if day, err := Day(t.Context(), text); err == nil {
			t.Errorf("%q is taken for %s", text, day)
		}
	}
}
