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
	clean := cleanArticle(t)
	folder := t.TempDir()
	t.Chdir(folder)
	path := filepath.Join(folder, "docs", "maturity-model.md")
	save(t, path, clean)
	expect := watching(t, "docs")

	expect("at first", "no findings in 1 article\n")
	save(t, path, strings.Replace(clean, "Level 2: ", "Level 2 - ", 1))
	expect("written", "[level-title]")
	save(t, path+".new", clean)
	do(t, os.Rename(path+".new", path))
	expect("renamed into place", clearScreen+"no findings in 1 article\n")
	do(t, os.Remove(path))
	expect("removed", "no Markdown file in docs")
	save(t, path, clean)
	expect("back", "no findings in 1 article\n")
	save(t, filepath.Join(folder, "docs", "new", "other-maturity-model.md"), clean)
	expect("one more, in a new folder", "no findings in 2 articles\n")
	do(t, os.RemoveAll(filepath.Join(folder, "docs")))
	expect("the folder removed", "docs: no such file or folder")
	save(t, path, clean)
	expect("the folder back", "no findings in 1 article\n")
	save(t, filepath.Join(folder, "docs", ".maturitylint.yaml"), "rulez: {}\n")
	expect("a faulty configuration", "unknown key")
	save(t, filepath.Join(folder, "docs", ".maturitylint.yaml"), "rules: {title-length: {severity: error, max: 10}}\n")
	expect("a configuration", "[title-length]")
}

// TestWatchConfiguration mends, deletes and writes configurations far from the article.
func TestWatchConfiguration(t *testing.T) {
	const strict = "rules: {title-length: {severity: error, max: 10}}\n"
	clean := cleanArticle(t)
	folder := t.TempDir()
	t.Chdir(folder)
	path := filepath.Join(folder, "docs", "deep", "maturity-model.md")
	save(t, path, clean)
	do(t, os.Mkdir(".git", 0o755))
	config := filepath.Join(folder, ".maturitylint.yaml")
	save(t, config, "rulez: {}\n")
	expect := watching(t, path)

	expect("a fault from the start", "unknown key")
	save(t, config, strict)
	expect("mended", "[title-length]")
	save(t, config, "rulez: {}\n")
	expect("a fault again", "unknown key")
	do(t, os.Remove(config))
	expect("deleted", "no findings in 1 article\n")
	save(t, filepath.Join(folder, "docs", ".maturitylint.yaml"), "extends: ../shared/base.yaml\n")
	expect("one that extends what is not there", "base.yaml")
	save(t, filepath.Join(folder, "shared", "base.yaml"), strict)
	expect("there", "[title-length]")
}

// TestWatchNamedConfiguration writes the file that --config names.
func TestWatchNamedConfiguration(t *testing.T) {
	clean := cleanArticle(t)
	folder, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "c.yaml")
	t.Chdir(folder)
	save(t, "maturity-model.md", clean)
	save(t, elsewhere, "{}\n")
	expect := watching(t, "--config", elsewhere)

	expect("at first", "no findings in 1 article\n")
	save(t, elsewhere, "rules: {title-length: {severity: error, max: 10}}\n")
	expect("saved", "[title-length]")
}

func cleanArticle(t *testing.T) string {
	t.Helper()
	clean, err := os.ReadFile("../../testdata/article/clean.md")
	do(t, err)
	return string(clean)
}

func save(t *testing.T, path, text string) {
	t.Helper()
	do(t, os.MkdirAll(filepath.Dir(path), 0o755))
	do(t, os.WriteFile(path, []byte(text), 0o644))
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// watching runs check --watch until the test ends, and returns what waits for a text on the screen.
func watching(t *testing.T, args ...string) (expect func(what, text string)) {
	ctx, interrupt := context.WithCancel(context.Background())
	read, write := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		root := newRoot(Streams{Out: write, Err: io.Discard, Screen: output.Screen{Width: 80}})
		root.SetArgs(append([]string{"check", "--watch"}, args...))
		ended <- root.ExecuteContext(ctx)
		_ = write.Close()
	}()
	t.Cleanup(func() {
		interrupt()
		go func() { _, _ = io.Copy(io.Discard, read) }()
		if err := <-ended; err != nil {
			t.Errorf("interrupted: %v", err)
		}
	})
	screens := bufio.NewReader(read)
	return func(what, text string) {
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
}
