package config

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/workspace"
)

var update = flag.Bool("update", false, "write what is found into the archives of testdata")

// Each archive of testdata is a folder that is the working directory. Its comment may hold the flags --config and
// --preset. A file whose name begins with "expect " is what applies to the path that follows, or what is wrong.
func TestArchives(t *testing.T) {
	for _, archive := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) { runArchive(t, archive) })
	}
}

func archives(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(found) == 0 {
		t.Fatal("testdata holds no archives", err)
	}
	return found
}

func runArchive(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	loader := NewLoader(fakeRules(), readFlags(a, unpack(t, a)))
	for i, f := range a.Files {
		article, ok := strings.CutPrefix(f.Name, "expect ")
		if !ok {
			continue
		}
		found := explained(loader, article)
		if *update {
			a.Files[i].Data = []byte(found)
		} else if diff := cmp.Diff(string(f.Data), found); diff != "" {
			t.Errorf("%s (-expected +found):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// explained returns the configuration of an article in which only what is no default is shown, or its faults.
func explained(l *Loader, article string) string {
	c, err := l.Find(article)
	if err != nil {
		return err.Error() + "\n"
	}
	var shown strings.Builder
	for line := range strings.Lines(c.Explain(article).YAML()) {
		if !strings.HasSuffix(line, "# default\n") {
			shown.WriteString(line)
		}
	}
	return shown.String()
}

func unpack(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "expect ") {
			write(t, root, f.Name, string(f.Data))
		}
	}
	return root
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readFlags(a *txtar.Archive, dir string) Options {
	o := Options{Files: workspace.OnDisk(), Dir: dir}
	words := strings.Fields(string(a.Comment))
	for i, word := range words {
		switch word {
		case "--config":
			o.File = words[i+1]
		case "--preset":
			o.Preset = words[i+1]
		}
	}
	return o
}

// TestExplanationIsConfiguration reads what Explain writes as a configuration, which must ask for the same.
func TestExplanationIsConfiguration(t *testing.T) {
	for _, archive := range archives(t) {
		a, err := txtar.ParseFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		loader := NewLoader(fakeRules(), readFlags(a, unpack(t, a)))
		for _, f := range a.Files {
			article, _ := strings.CutPrefix(f.Name, "expect ")
			c, err := loader.Find(article)
			if err != nil || article == f.Name {
				continue
			}
			written := c.Explain(article).YAML()
			root := t.TempDir()
			write(t, root, FileName, written)
			again, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find(article)
			if err != nil {
				t.Errorf("%s: %s: %v in\n%s", archive, article, err, written)
				continue
			}
			if diff := cmp.Diff(values(c, article), values(again, article)); diff != "" {
				t.Errorf("%s: %s (-first +second):\n%s", archive, article, diff)
			}
		}
	}
}

// values are the lines of an explanation without origins.
func values(c *Config, article string) (lines []string) {
	for line := range strings.Lines(c.Explain(article).YAML()) {
		text, _, _ := strings.Cut(line, " # ")
		lines = append(lines, strings.TrimRight(text, " "))
	}
	return lines[1:]
}

func TestFindsNothingBeforeItIsAsked(t *testing.T) {
	l := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: filepath.Join(t.TempDir(), "missing"), File: "missing.yaml", Preset: "missing"})
	if _, err := l.Find("article.md"); err == nil {
		t.Error("a missing configuration was found")
	}
}

func TestFolderGovernsItself(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a/"+FileName, "")
	c, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find("a")
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(root, "a", FileName); c.Path != want {
		t.Errorf("the configuration of a folder is %q; expected the one in it", c.Path)
	}
}

func TestDefaultConfigIsRootedInRepository(t *testing.T) {
	root := t.TempDir()
	write(t, root, "repo/.git/HEAD", "")
	write(t, root, FileName, "unread: because it lies outside")
	c, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find("repo/a/b.md")
	if err != nil {
		t.Fatal(err)
	}
	if c.Path != "" || c.Root != filepath.Join(root, "repo") {
		t.Errorf("path %q, root %q; expected none and the repository", c.Path, c.Root)
	}
}

func TestLinks(t *testing.T) {
	root := t.TempDir()
	write(t, root, "outside.yaml", "rules: {placeholder: off}")
	for _, repo := range []string{"base", "itself", "nowhere", "named"} {
		write(t, root, repo+"/.git/HEAD", "")
	}
	write(t, root, "base/"+FileName, "extends: ./link.yaml")
	link(t, "../outside.yaml", filepath.Join(root, "base/link.yaml"))
	link(t, "../outside.yaml", filepath.Join(root, "itself", FileName))
	link(t, "gone.yaml", filepath.Join(root, "nowhere", FileName))
	link(t, "../outside.yaml", filepath.Join(root, "named/link.yaml"))
	for path, want := range map[string]string{
		"base/a.md":    `base/.maturitylint.yaml:1:10: extends "./link.yaml", which links out of the repository; copy that file into it`,
		"itself/a.md":  `itself/.maturitylint.yaml: links to a file outside the repository; put a file in its place`,
		"nowhere/a.md": `nowhere/.maturitylint.yaml: is a link that leads nowhere; put a file in its place`,
	} {
		if _, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find(path); err == nil || err.Error() != want {
			t.Errorf("%s: %v; expected %s", path, err, want)
		}
	}
	if _, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root, File: "named/link.yaml"}).Find("a.md"); err != nil {
		t.Errorf("a file that the user names may be a link: %v", err)
	}
}

func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Skip("the file system has no links:", err)
	}
}

func TestUnreadableFiles(t *testing.T) {
	root := t.TempDir()
	write(t, root, "folder/"+FileName+"/x", "")
	write(t, root, "large/"+FileName, strings.Repeat("#", maxSize+1))
	for path, want := range map[string]string{
		"folder/a.md": "folder/.maturitylint.yaml: is a folder; expected a file",
		"large/a.md":  "large/.maturitylint.yaml: is larger than 1MiB; a configuration is a few lines",
	} {
		if _, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find(path); err == nil || err.Error() != want {
			t.Errorf("%s: %v; expected %s", path, err, want)
		}
	}
}

func TestSettingsAreShared(t *testing.T) {
	root := t.TempDir()
	write(t, root, FileName, "overrides: [{files: [drafts], rules: {placeholder: off}}]")
	c, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find("")
	if err != nil {
		t.Fatal(err)
	}
	a, b, draft := c.For("a.md"), c.For(filepath.Join(root, "b", "b.md")), c.For("drafts/x/c.md")
	if a != b || a == draft {
		t.Error("articles that the same overrides match must share their settings, others must not")
	}
}

func TestExplanationAsJSON(t *testing.T) {
	root := t.TempDir()
	write(t, root, FileName, "extends: published\nrules: {max-words-per-h4: {max: 7}}\n")
	c, err := NewLoader(fakeRules()[2:4], Options{Files: workspace.OnDisk(), Dir: root}).Find("a.md")
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(c.Explain("a.md").Rules)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"name":"max-words-per-h4",` +
		`"severity":{"value":"suggestion","from":"preset published","origin":{"preset":"published"}},` +
		`"options":[{"name":"max","value":7,"from":".maturitylint.yaml:2","origin":{"path":".maturitylint.yaml","line":2,"column":28}}]},` +
		`{"name":"placeholder","severity":{"value":"error","from":"default","origin":{}},` +
		`"options":[{"name":"patterns","value":[],"from":"default","origin":{}},{"name":"loose","value":false,"from":"default","origin":{}}]}]`
	if string(got) != want {
		t.Errorf("the rules are\n%s\nexpected\n%s", got, want)
	}
}

// TestConcurrentUse is for the race detector.
func TestConcurrentUse(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a/"+FileName, "overrides: [{files: [drafts], rules: {placeholder: off}}]")
	l := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root})
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for _, path := range []string{"a/x.md", "a/drafts/x.md", "b/x.md"} {
				c, err := l.Find(path)
				if err != nil {
					t.Error(err)
					return
				}
				if again, _ := l.Find(path); again.For(path) != c.For(path) {
					t.Errorf("the settings of %s are made twice", path)
				}
			}
		})
	}
	workers.Wait()
}

func TestFaults(t *testing.T) {
	root := t.TempDir()
	write(t, root, "base.yaml", "rule: x\n")
	write(t, root, FileName, "extends: ./base.yaml\nrules: [a]\nmax-file-size: x\n")
	_, err := NewLoader(fakeRules(), Options{Files: workspace.OnDisk(), Dir: root}).Find("")
	var places []Fault
	for _, f := range Faults(err) {
		places = append(places, Fault{Path: f.Path, Line: f.Line, Column: f.Column})
	}
	want := []Fault{{FileName, 2, 8, ""}, {FileName, 3, 16, ""}, {"base.yaml", 1, 1, ""}}
	if !slices.Equal(places, want) {
		t.Errorf("faults at %v; expected %v", places, want)
	}
}

// TestPresetFiles reads every preset by itself, and finds each file of the folder among the presets.
func TestPresetFiles(t *testing.T) {
	files, err := fs.Glob(presetFiles, "presets/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), ".yaml"); !isPreset(name) {
			t.Errorf("%s is no preset", f)
		}
	}
	for _, name := range Presets() {
		if _, err := PresetSettings(fakeRules(), name); err != nil {
			t.Errorf("preset %s: %v", name, err)
		}
	}
}

func TestSizes(t *testing.T) {
	for text, want := range map[string]int64{
		"1B": 1, "4MiB": 4 << 20, "500 kB": 500_000, "1.5KiB": 1536, "2gb": 2e9, "0B": 0, "0.1B": 0, "MiB": 0, "4": 0,
		"4M": 0, "-1B": 0, "1..5B": 0, "1.B": 0, ".5kB": 0, "1e3B": 0, "4  MiB": 0, "9999999999999B": 0, "": 0,
	} {
		if size, ok := parseSize(text); size != want || ok != (want > 0) {
			t.Errorf("parseSize(%q) = %d, %t; expected %d", text, size, ok, want)
		}
	}
	for size, want := range map[int64]string{1: "1B", 1000: "1kB", 1024: "1KiB", 4 << 20: "4MiB", 1536: "1536B", 3e9: "3GB"} {
		if got := formatSize(size); got != want {
			t.Errorf("formatSize(%d) = %s; expected %s", size, got, want)
		}
	}
}

func BenchmarkFindWithoutFile(b *testing.B) {
	rules, dir := fakeRules(), b.TempDir()
	for b.Loop() {
		c, err := NewLoader(rules, Options{Files: workspace.OnDisk(), Dir: dir}).Find("article.md")
		if err != nil {
			b.Fatal(err)
		}
		c.For("article.md")
	}
}
