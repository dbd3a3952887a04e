//go:build unix

package workspace_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// To open a named pipe would wait for a writer for ever.
func TestReadNamedPipe(t *testing.T) {
	root := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(root, "model.md"), 0o644); err != nil {
		t.Skip("no named pipes here:", err)
	}
	w := open(t, root)
	names, problems := expand(t, w, models)
	if len(names) != 1 || len(problems) != 0 {
		t.Fatalf("names %v, problems %v", names, problems)
	}
	if _, err := w.Read(names[0], 10); err == nil || !strings.HasPrefix(err.Error(), "model.md: a named pipe, no file") {
		t.Errorf("found %v", err)
	}
}
