package fix_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/fix"
)

// folderWith makes a folder with a file draft.md in it.
func folderWith(t *testing.T, text string, mode fs.FileMode) (folder, path string) {
	t.Helper()
	folder = t.TempDir()
	path = filepath.Join(folder, "draft.md")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return folder, path
}

func change(path string) fix.Change {
	return fix.Change{Path: filepath.ToSlash(path), Before: []byte("old\r\n"), After: []byte("\ufeffnew")}
}

// expect reads a file and looks that nothing but the named entries stands in its folder.
func expect(t *testing.T, path, text string, entries ...string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != text {
		t.Errorf("%s holds %q (%v); expected %q", filepath.Base(path), got, err, text)
	}
	var names []string
	list, _ := os.ReadDir(filepath.Dir(path))
	for _, entry := range list {
		names = append(names, entry.Name())
	}
	if got, want := strings.Join(names, " "), strings.Join(entries, " "); got != want {
		t.Errorf("the folder holds %s; expected %s", got, want)
	}
}

// refused expects an error of one sentence that ends like this behind the path.
func refused(t *testing.T, c fix.Change, want string) {
	t.Helper()
	err := c.Write()
	if err == nil || err.Error() != c.Path+": "+want {
		t.Errorf("error %v; expected %s: %s", err, c.Path, want)
	}
}

func unixOnly(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes or links")
	}
}

func TestWriteKeepsTheMode(t *testing.T) {
	unixOnly(t)
	for _, mode := range []fs.FileMode{0o644, 0o600, 0o755, 0o666, 0o620} {
		_, path := folderWith(t, "old\r\n", mode)
		if err := change(path).Write(); err != nil {
			t.Error(err)
		}
		expect(t, path, "\ufeffnew", "draft.md")
		if info, _ := os.Stat(path); info.Mode() != mode {
			t.Errorf("mode %o; expected %o", info.Mode(), mode)
		}
	}
}

func TestWriteThroughLinks(t *testing.T) {
	unixOnly(t)
	folder, path := folderWith(t, "old\r\n", 0o640)
	elsewhere := t.TempDir()
	link, second := filepath.Join(elsewhere, "link.md"), filepath.Join(elsewhere, "second.md")
	relative, err := filepath.Rel(elsewhere, path)
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{link: relative, second: "link.md"} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	if err := change(second).Write(); err != nil {
		t.Error(err)
	}
	expect(t, path, "\ufeffnew", "draft.md")
	expect(t, link, "\ufeffnew", "link.md", "second.md")
	for from, to := range map[string]string{link: relative, second: "link.md"} {
		if got, err := os.Readlink(from); got != to {
			t.Errorf("%s leads to %q (%v); expected %q", from, got, err, to)
		}
	}
	// The same file under its other name: the same was done already.
	if err := change(filepath.Join(folder, "draft.md")).Write(); err != nil {
		t.Error(err)
	}
}

func TestWriteRefusesAnotherText(t *testing.T) {
	_, path := folderWith(t, "old, and more\r\n", 0o644)
	refused(t, change(path), "changed on the disk since it was read, so it is left as it is; run the fix again")
	expect(t, path, "old, and more\r\n", "draft.md")
}

func TestWriteRefusesWhatIsReadOnly(t *testing.T) {
	unixOnly(t)
	_, path := folderWith(t, "old\r\n", 0o444)
	refused(t, change(path), "the file is read-only, so it is left as it is; make it writable to have it fixed")
	expect(t, path, "old\r\n", "draft.md")

	folder, path := folderWith(t, "old\r\n", 0o644)
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o755) })
	refused(t, change(path), "its folder is read-only, so it is left as it is; make the folder writable to have it fixed")
	expect(t, path, "old\r\n", "draft.md")
}

func TestWriteRefusesWhatIsGone(t *testing.T) {
	folder, path := folderWith(t, "old\r\n", 0o644)
	refused(t, change(filepath.Join(folder, "other.md")), "no longer there, so it is not fixed; check the path")
	expect(t, path, "old\r\n", "draft.md")
}

// What a process that was killed left behind is neither used nor removed: it may be another one's that is at work.
func TestWriteBesideRemains(t *testing.T) {
	folder, path := folderWith(t, "old\r\n", 0o644)
	remains := filepath.Join(folder, ".draft.md1234567")
	if err := os.WriteFile(remains, []byte("ne"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := change(path).Write(); err != nil {
		t.Error(err)
	}
	expect(t, path, "\ufeffnew", ".draft.md1234567", "draft.md")
}
