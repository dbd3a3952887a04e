package workspace

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// repository runs git commands in a new folder, all on one day.
func repository(t *testing.T) (folder string, git func(args ...string)) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	folder = t.TempDir()
	for name, value := range map[string]string{
		"GIT_AUTHOR_NAME": "Kim", "GIT_AUTHOR_EMAIL": "kim@example.com", "GIT_COMMITTER_NAME": "Kim", "GIT_COMMITTER_EMAIL": "kim@example.com",
		"GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.DevNull,
	} {
		t.Setenv(name, value)
	}
	return folder, func(args ...string) {
		t.Helper()
		command := exec.Command("git", args...)
		command.Dir = folder
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}

func put(t *testing.T, folder, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A file is followed through its renames, and one that went away came back.
func TestHistory(t *testing.T) {
	folder, git := repository(t)
	stage := func(name, text string) {
		t.Helper()
		put(t, folder, name, text)
		git("add", "-A")
	}
	git("init", "-q")
	open := func() *History {
		t.Helper()
		h, err := OpenHistory(t.Context(), folder)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	if versions, err := open().Versions(t.Context(), filepath.Join(folder, "a.md")); err != nil || len(versions) > 0 {
		t.Errorf("before the first commit: %v, %v", versions, err)
	}
	stage("ä \"x\".md", "one\ntwo\nthree\nfour\n")
	git("commit", "-qm", "\x01first")
	stage("other.md", "other\n")
	git("commit", "-qm", "another file")
	git("mv", "ä \"x\".md", "b.md")
	stage("b.md", "one\ntwo\nthree\nfive\n")
	git("commit", "-qm", "renamed and changed")
	stage("b.md", "six\n")
	git("commit", "-qm", "changed")

	h := open()
	versions, err := h.Versions(t.Context(), filepath.Join(folder, "b.md"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Version{{Day: "2026-01-02", Path: "ä \"x\".md"}, {Day: "2026-01-02", Path: "b.md"}, {Day: "2026-01-02", Path: "b.md"}}
	if diff := cmp.Diff(want, versions, cmpopts.IgnoreFields(Version{}, "Revision"), cmpopts.IgnoreUnexported(Version{})); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
	var texts []string
	for _, v := range versions {
		text, err := h.Text(v)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if diff := cmp.Diff([]string{"one\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfive\n", "six\n"}, texts); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
	if err := os.Symlink("b.md", filepath.Join(folder, "link.md")); err == nil {
		if linked, err := h.Versions(t.Context(), filepath.Join(folder, "link.md")); err != nil || len(linked) != len(versions) {
			t.Errorf("through a link: %v, %v; expected %v", linked, err, versions)
		}
	}
	if _, err := h.Versions(t.Context(), filepath.Dir(folder)); err == nil {
		t.Error("no error for a file outside the repository")
	}

	git("rm", "-q", "b.md")
	git("commit", "-qm", "gone")
	stage("b.md", "seven\n")
	git("commit", "-qm", "back")
	versions, err = open().Versions(t.Context(), filepath.Join(folder, "b.md"))
	if err != nil || len(versions) != 5 || !versions[3].Gone || versions[4].Gone {
		t.Errorf("%+v, %v; expected one that is gone, and one that is back", versions, err)
	}
	if _, err := h.Text(versions[3]); err == nil {
		t.Error("a file that is gone has a text")
	}
}
