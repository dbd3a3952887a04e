package fix

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// replacePlainly is what Windows uses; it does the same everywhere.
func TestReplacePlainly(t *testing.T) {
	late := errors.New("changed at the last moment")
	cases := map[string]struct {
		ready error
		want  string
	}{
		"ready":   {nil, "new"},
		"refused": {late, "old"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "draft.md")
			if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
				t.Fatal(err)
			}
			before, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			failed := func(err error) error { return errors.Join(errors.New("failed"), err) }
			if err := replacePlainly(path, before, []byte("new"), func() error { return c.ready }, failed); !errors.Is(err, c.ready) {
				t.Errorf("error %v; expected %v", err, c.ready)
			}
			if text, _ := os.ReadFile(path); string(text) != c.want {
				t.Errorf("the file holds %q; expected %q", text, c.want)
			}
			if after, _ := os.Stat(path); after.Mode() != before.Mode() {
				t.Errorf("mode %v; expected %v", after.Mode(), before.Mode())
			}
			if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
				t.Errorf("%d files are left; expected 1", len(entries))
			}
		})
	}
}

// A file that an editor saved while its new text was written is left as it is.
func TestReplaceAsksAtTheLastMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.md")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	c := Change{Path: path, Before: []byte("old"), After: []byte("new")}
	saved := func() error {
		if err := os.WriteFile(path, []byte("saved"), 0o644); err != nil {
			t.Fatal(err)
		}
		return c.unchanged(path)
	}
	if err := replace(path, info, c.After, saved, c.unwritten); err == nil {
		t.Error("no error; expected that the file has changed")
	}
	if text, _ := os.ReadFile(path); string(text) != "saved" {
		t.Errorf("the file holds %q; expected what was saved", text)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("%d files are left; expected 1", len(entries))
	}
}
