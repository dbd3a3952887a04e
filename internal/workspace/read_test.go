package workspace_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

func TestRead(t *testing.T) {
	root := folder(t, "a/", "empty.md")
	write(t, root, "ten.md", "0123456789")
	write(t, root, "empty.md", "")
	w := open(t, root, source.NewFile("buffer.md", []byte("0123456789")), source.NewFile("ten.md", []byte("newer")))
	plain := open(t, root)

	for _, test := range []struct {
		w     *workspace.Workspace
		name  string
		limit int64
		text  string
	}{
		{plain, "ten.md", 0, "0123456789"},
		{plain, "ten.md", 10, "0123456789"},
		{plain, filepath.Join(root, "ten.md"), 10, "0123456789"},
		{plain, "empty.md", 10, ""},
		{w, "buffer.md", 10, "0123456789"},
		{w, "ten.md", 10, "newer"},
		{w, filepath.Join(root, "ten.md"), 10, "newer"},
	} {
		text, err := test.w.Read(test.name, test.limit)
		if string(text) != test.text || err != nil {
			t.Errorf("%s: %q, %v; expected %q", test.name, text, err, test.text)
		}
	}
	for _, w := range []*workspace.Workspace{plain, open(t, root, source.NewFile("ten.md", []byte("0123456789")))} {
		var large *workspace.TooLargeError
		if _, err := w.Read("ten.md", 9); !errors.As(err, &large) || large.Size != 10 || large.Limit != 9 {
			t.Errorf("over the limit: found %v", err)
		}
	}
	for name, expected := range map[string]string{
		"a":       "a: a folder, no file; name a file, or use - to read standard input",
		"nope.md": "nope.md: no such file or folder; check the path",
	} {
		if _, err := plain.Read(name, 10); err == nil || err.Error() != expected {
			t.Errorf("%s: found %v; expected %s", name, err, expected)
		}
	}
}

// The size that a sparse file claims shows that nothing of it is read.
func TestReadOpensNoLargeFile(t *testing.T) {
	root := folder(t, "large.md")
	must(t, os.Truncate(filepath.Join(root, "large.md"), 1<<40))
	var large *workspace.TooLargeError
	if _, err := open(t, root).Read("large.md", 4<<20); !errors.As(err, &large) {
		t.Errorf("found %v", err)
	}
}

func TestReadUnreadable(t *testing.T) {
	root := folder(t, "a.md")
	path := filepath.Join(root, "a.md")
	must(t, os.Chmod(path, 0))
	if _, err := os.ReadFile(path); err == nil {
		t.Skip("this user may read every file")
	}
	if _, err := open(t, root).Read("a.md", 100); err == nil || err.Error() != "a.md: permission denied; make it readable or exclude it" {
		t.Errorf("found %v", err)
	}
}

func TestReadDevice(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no devices here")
	}
	if _, err := open(t, t.TempDir()).Read("/dev/zero", 10); err == nil || !strings.HasPrefix(err.Error(), "/dev/zero: a device, no file") {
		t.Errorf("found %v", err)
	}
}
