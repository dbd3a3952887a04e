package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"
)

// TestKilledWhileFixing kills the program over and over while it fixes a folder of articles, each time as soon as another one
// of them is fixed. Every article is whole afterwards, as it was or as it should be, and the next run minds nothing
// that was left behind.
func TestKilledWhileFixing(t *testing.T) {
	const articles, kills = 24, 48
	f := newKillable(t, articles)
	between := 0
	for i := range kills {
		f.spoil(t)
		f.killOnceFixed(t, f.names[i%articles])
		if fixed := f.whole(t); 0 < fixed && fixed < articles {
			between++
		}
	}
	if between == 0 {
		t.Errorf("none of %d kills met the program while it was fixing", kills)
	}
	if remains := f.remains(t); remains > kills {
		t.Errorf("%d files are left of %d runs that were killed", remains, kills)
	}
	f.spoil(t)
	if out, err := f.command().CombinedOutput(); err != nil || !bytes.Contains(out, fmt.Appendf(nil, "%d fixed; no findings in %d articles\n", articles, articles)) {
		t.Errorf("the run after all kills: %v\n%s", err, out)
	}
	if fixed := f.whole(t); fixed != articles {
		t.Errorf("%d of %d articles are fixed after a run to the end", fixed, articles)
	}
}

// A killable is the program with a folder of articles to fix.
type killable struct {
	program, folder string
	names           []string
	spoilt, fixed   []byte
}

func newKillable(t *testing.T, articles int) *killable {
	t.Helper()
	fixed, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	f := &killable{
		program: filepath.Join(t.TempDir(), "maturitylint"), // under this name, the tests' own binary runs main
		folder:  t.TempDir(),
		spoilt:  bytes.Replace(fixed, []byte("concept-article"), []byte("conceptual"), 1),
		fixed:   fixed,
	}
	if runtime.GOOS == "windows" {
		f.program += ".exe"
	}
	if err := os.Link(self, f.program); err != nil {
		if err := copyFile(self, f.program); err != nil {
			t.Fatal(err)
		}
	}
	for i := range articles {
		f.names = append(f.names, filepath.Join(f.folder, fmt.Sprintf("%02d-maturity-model.md", i)))
	}
	return f
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o755)
}

func (f *killable) command() *exec.Cmd {
	c := exec.Command(f.program, "check", "--fix")
	c.Dir = f.folder
	c.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(f.folder))
	return c
}

// spoil makes every article one that has something to fix.
func (f *killable) spoil(t *testing.T) {
	t.Helper()
	for _, name := range f.names {
		if err := os.WriteFile(name, f.spoilt, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// killOnceFixed starts the program and kills it when that article is fixed, unless it has come to its end by then.
func (f *killable) killOnceFixed(t *testing.T, name string) {
	t.Helper()
	c := f.command()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = c.Wait()
		close(ended)
	}()
	for {
		select {
		case <-ended:
			return
		default:
		}
		if text, err := os.ReadFile(name); err == nil && bytes.Equal(text, f.fixed) {
			_ = c.Process.Kill() // it may just have ended
			<-ended
			return
		}
	}
}

// whole checks that every article is whole and returns how many are fixed.
func (f *killable) whole(t *testing.T) (fixed int) {
	t.Helper()
	for _, name := range f.names {
		text, err := os.ReadFile(name)
		switch {
		case err == nil && bytes.Equal(text, f.fixed):
			fixed++
		case err != nil || !bytes.Equal(text, f.spoilt):
			t.Fatalf("%s holds neither the old nor the new text, but %d bytes (%v)", filepath.Base(name), len(text), err)
		}
	}
	return fixed
}

// remains counts what killed runs could not remove, and refuses anything else beside the articles.
func (f *killable) remains(t *testing.T) (n int) {
	t.Helper()
	waiting := regexp.MustCompile(`^\.\d\d-maturity-model\.md\d+$`)
	entries, err := os.ReadDir(f.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		switch {
		case waiting.MatchString(entry.Name()):
			n++
		case filepath.Ext(entry.Name()) != ".md":
			t.Errorf("%s is no article, nor what a killed run leaves behind", entry.Name())
		}
	}
	return n
}
