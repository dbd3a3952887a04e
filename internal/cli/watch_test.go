package cli

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/output"
)

// TestWatch saves files in every way that editors do, and waits for the screen that has to follow.
func TestWatch(t *testing.T) {
	clean, err := os.ReadFile("../../testdata/article/clean.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	t.Chdir(folder)
	path := filepath.Join(folder, "docs", "maturity-model.md")
	save := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	save(path, string(clean))

	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	read, write := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		root := newRoot(Streams{Out: write, Err: io.Discard, Screen: output.Screen{Width: 80}})
		root.SetArgs([]string{"check", "--watch", "docs"})
		ended <- root.ExecuteContext(ctx)
		_ = write.Close()
	}()
	screens := bufio.NewReader(read)
	expect := func(what, text string) {
		t.Helper()
		var seen strings.Builder
		for !strings.Contains(seen.String(), text) {
			line, err := screens.ReadString('\n')
			if err != nil {
				t.Fatalf("%s: %v; seen:\n%s", what, err, seen.String())
			}
			seen.WriteString(line)
		}
	}

	expect("at first", "no findings in 1 article\n")
	save(path, strings.Replace(string(clean), "Level 2: ", "Level 2 - ", 1))
	expect("written", "[level-title]")
	save(path+".new", string(clean))
	do(os.Rename(path+".new", path))
	expect("renamed into place", clearScreen+"no findings in 1 article\n")
	do(os.Remove(path))
	expect("removed", "no Markdown file in docs")
	save(path, string(clean))
	expect("back", "no findings in 1 article\n")
	save(filepath.Join(folder, "docs", "new", "other-maturity-model.md"), string(clean))
	expect("one more, in a new folder", "no findings in 2 articles\n")
	do(os.RemoveAll(filepath.Join(folder, "docs")))
	expect("the folder removed", "docs: no such file or folder")
	save(path, string(clean))
	expect("the folder back", "no findings in 1 article\n")
	save(filepath.Join(folder, "docs", ".maturitylint.yaml"), "rulez: {}\n")
	expect("a faulty configuration", "unknown key")
	save(filepath.Join(folder, "docs", ".maturitylint.yaml"), "rules: {title-length: {severity: error, max: 10}}\n")
	expect("a configuration", "[title-length]")

	interrupt()
	go func() { _, _ = io.Copy(io.Discard, read) }()
	if err := <-ended; err != nil {
		t.Errorf("interrupted: %v", err)
	}
}
