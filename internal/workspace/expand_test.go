package workspace_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// folder makes a temporary folder that holds files; a name that ends in "/" is a folder.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, file := range files {
		write(t, root, file, "text of "+file)
	}
	return root
}

func write(t *testing.T, root, file, text string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(file))
	parent := filepath.Dir(path)
	if strings.HasSuffix(file, "/") {
		parent = path
	}
	must(t, os.MkdirAll(parent, 0o755))
	if parent != path {
		must(t, os.WriteFile(path, []byte(text), 0o644))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string, buffers ...*source.File) *workspace.Workspace {
	t.Helper()
	w, err := workspace.New(dir, workspace.OnDisk(), buffers...)
	must(t, err)
	return w
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// models calls every file an article whose name holds "model", unless it holds "draft".
var models = workspace.Selection{
	Article: func(path string) (bool, error) {
		name := filepath.Base(path)
		return strings.Contains(name, "model") && !strings.Contains(name, "draft"), nil
	},
	Demand: func(path string) string { return "a model in " + filepath.Base(path) },
}

func expand(t *testing.T, w *workspace.Workspace, s workspace.Selection, args ...string) (names, problems []string) {
	t.Helper()
	names, errs := w.Expand(context.Background(), args, s)
	for _, err := range errs {
		problems = append(problems, err.Error())
	}
	return names, problems
}

func TestExpand(t *testing.T) {
	root := folder(t, "model.md", "other.md", "a/model.md", "a/notes.md", "a/b/model.md", "b/model-draft.md", "c/", "d/model.md/", "d/x[1].md", "e/draft.md", "e/f/draft.MD", "e/x.txt")
	const noMarkdown = "; name another folder, or a file"
	tests := []struct {
		name     string
		args     []string
		force    bool
		names    []string
		problems []string
	}{
		{name: "nothing named", names: []string{"a/b/model.md", "a/model.md", "model.md"}},
		{name: "a folder", args: []string{"a"}, names: []string{"a/b/model.md", "a/model.md"}},
		{name: "a folder, written otherwise", args: []string{"./a/"}, names: []string{"a/b/model.md", "a/model.md"}},
		{name: "a file whatever its name", args: []string{"other.md"}, names: []string{"other.md"}},
		{name: "a file that is no article, forced", args: []string{"other.md", "model.md"}, force: true, names: []string{"model.md"}},
		{name: "each file once", args: []string{"a/model.md", "a", "./a/b/../model.md"}, names: []string{"a/b/model.md", "a/model.md"}},
		{name: "sorted", args: []string{"other.md", "a/notes.md"}, names: []string{"a/notes.md", "other.md"}},
		{name: "a pattern", args: []string{"a/*.md"}, names: []string{"a/model.md", "a/notes.md"}},
		{name: "a pattern for any depth", args: []string{"**/notes.md"}, names: []string{"a/notes.md"}},
		{name: "a pattern with braces", args: []string{"{a,b}/model*.md"}, names: []string{"a/model.md", "b/model-draft.md"}},
		{name: "a pattern without an extension", args: []string{"e/**"}, names: []string{"e/draft.md", "e/f/draft.MD"}},
		{name: "a pattern with another extension", args: []string{"e/**.txt"}, names: []string{"e/x.txt"}},
		{name: "a pattern that meets no Markdown", args: []string{"e/x*"}, problems: []string{"e/x*: no Markdown file matches; check the pattern"}},
		{name: "a pattern leaves folders out", args: []string{"d/*.md"}, names: []string{"d/x[1].md"}},
		{name: "a pattern, forced", args: []string{"*/model*.md"}, force: true, names: []string{"a/model.md"}},
		{name: "a name that looks like a pattern", args: []string{"d/x[1].md"}, names: []string{"d/x[1].md"}},
		{name: "a folder named like a file", args: []string{"d/model.md"}, problems: []string{"no Markdown file in d/model.md" + noMarkdown}},
		{name: "a folder without articles", args: []string{"c", "other.md"}, names: []string{"other.md"}, problems: []string{"no Markdown file in c" + noMarkdown}},
		{name: "a folder with a draft only", args: []string{"b"}, problems: []string{
			"the only Markdown file in b is not a model in b; check it with `maturitylint check \"b/**/*.md\"`, or set articles in .maturitylint.yaml",
		}},
		{name: "a folder with drafts only", args: []string{"e"}, problems: []string{
			"none of the 2 Markdown files in e is a model in e; check them all with `maturitylint check \"e/**/*.md\"`, or set articles in .maturitylint.yaml",
		}},
		{name: "a missing path", args: []string{"nope.md", "other.md", "nope.md"}, names: []string{"other.md"}, problems: []string{"nope.md: no such file or folder; check the path"}},
		{name: "a path through a file", args: []string{"other.md/model.md"}, problems: []string{"other.md/model.md: no such file or folder; check the path"}},
		{name: "a pattern that meets nothing", args: []string{"*.markdown"}, problems: []string{"*.markdown: no file matches; check the pattern"}},
		{name: "a pattern in a missing folder", args: []string{"nope/*.md"}, problems: []string{"nope/*.md: no file matches; check the pattern"}},
		{name: "a broken pattern", args: []string{"a/[.md"}, problems: []string{"a/[.md: no valid pattern; check its brackets and braces"}},
		{name: "an empty path", args: []string{""}, problems: []string{"an empty path; name a file or a folder, or nothing for the working directory"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			selection := models
			selection.Force = test.force
			names, problems := expand(t, open(t, root), selection, test.args...)
			if diff := cmp.Diff(test.names, names); diff != "" {
				t.Errorf("names (-expected +found):\n%s", diff)
			}
			if diff := cmp.Diff(test.problems, problems); diff != "" {
				t.Errorf("problems (-expected +found):\n%s", diff)
			}
		})
	}
}

func TestExpandFromElsewhere(t *testing.T) {
	root := folder(t, "a/model.md", "b/")
	names, problems := expand(t, open(t, filepath.Join(root, "b")), models, "../a", "../*/model.md")
	if diff := cmp.Diff([]string{"../a/model.md"}, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
	abs := filepath.Join(root, "a", "model.md")
	names, _ = expand(t, open(t, root), models, abs)
	if diff := cmp.Diff([]string{filepath.ToSlash(abs)}, names); diff != "" {
		t.Errorf("an absolute path (-expected +found):\n%s", diff)
	}
}

// A file that is named twice goes by the same name whatever the order.
func TestExpandNamesAreStable(t *testing.T) {
	root := folder(t, "a/model.md")
	abs := filepath.Join(root, "a")
	first, _ := expand(t, open(t, root), models, "a", abs)
	second, _ := expand(t, open(t, root), models, abs, "a")
	if diff := cmp.Diff(first, second); diff != "" || len(first) != 1 {
		t.Errorf("%v against %v", first, second)
	}
}

func TestExpandSymbolicLinks(t *testing.T) {
	root := folder(t, "a/model.md", "b/")
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	link("..", "a/up")                     // a loop through folders
	link("self-model.md", "self-model.md") // a loop of its own
	link("nowhere.md", "broken-model.md")
	link("a", "linked-model")
	link("a/model.md", "b/model.md")

	names, problems := expand(t, open(t, root), models)
	expected := []string{"a/model.md", "b/model.md", "broken-model.md", "self-model.md"}
	if diff := cmp.Diff(expected, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
	names, _ = expand(t, open(t, root), models, "linked-model")
	if diff := cmp.Diff([]string{"linked-model/model.md"}, names); diff != "" {
		t.Errorf("a link to a folder that is named (-expected +found):\n%s", diff)
	}
	_, problems = expand(t, open(t, root), models, "broken-model.md", "self-model.md")
	if len(problems) != 2 || !strings.HasPrefix(problems[0], "broken-model.md: a symbolic link to nowhere.md, which is not there") ||
		!strings.HasPrefix(problems[1], "self-model.md: cannot be read: too many") {
		t.Errorf("problems of broken links: %q", problems)
	}
}

func TestExpandUnreadableFolder(t *testing.T) {
	root := folder(t, "a/model.md", "b/model.md")
	must(t, os.Chmod(filepath.Join(root, "a"), 0))
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "a"), 0o755) })
	if _, err := os.ReadDir(filepath.Join(root, "a")); err == nil {
		t.Skip("this user may read every folder")
	}
	names, problems := expand(t, open(t, root), models)
	if diff := cmp.Diff([]string{"b/model.md"}, names); diff != "" {
		t.Errorf("names (-expected +found):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a: permission denied; make it readable or exclude it"}, problems); diff != "" {
		t.Errorf("problems (-expected +found):\n%s", diff)
	}
}

func TestExpandProblemOfSelection(t *testing.T) {
	broken := workspace.Selection{Article: func(string) (bool, error) { return false, errors.New("broken configuration") }}
	_, problems := expand(t, open(t, folder(t, "a/model.md", "b.md")), broken)
	if diff := cmp.Diff([]string{"broken configuration"}, problems); diff != "" {
		t.Errorf("problems (-expected +found):\n%s", diff)
	}
}

func TestExpandInRepository(t *testing.T) {
	root := folder(t, "model.md", "tracked/model.md", "ignored/model.md", "new/model.md", "gone/model.md", "nested/model.md", "nested/ignored-model.md", "sub/ü model.md")
	write(t, root, ".gitignore", "ignored/\n")
	write(t, root, "nested/.gitignore", "ignored-model.md\n")
	git(t, root, "init", "-q")
	git(t, filepath.Join(root, "nested"), "init", "-q")
	git(t, root, "add", "tracked", "gone")
	must(t, os.RemoveAll(filepath.Join(root, "gone")))

	names, problems := expand(t, open(t, root), models)
	expected := []string{"model.md", "nested/model.md", "new/model.md", "sub/ü model.md", "tracked/model.md"}
	if diff := cmp.Diff(expected, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
	names, problems = expand(t, open(t, root), models, "tracked", "gone", "ignored", "ignored/model.md")
	if diff := cmp.Diff([]string{"ignored/model.md", "tracked/model.md"}, names); diff != "" || len(problems) != 2 {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
	if _, problems = expand(t, open(t, root), models, "ignored"); len(problems) != 1 || !strings.Contains(problems[0], ", those that git ignores left aside; ") {
		t.Errorf("problems of an ignored folder: %v", problems)
	}
	names, _ = expand(t, open(t, filepath.Join(root, "tracked")), models)
	if diff := cmp.Diff([]string{"model.md"}, names); diff != "" {
		t.Errorf("from a folder of the repository (-expected +found):\n%s", diff)
	}
}

// A working directory may be reached through a symbolic link from outside the repository.
func TestExpandInLinkedRepository(t *testing.T) {
	root := folder(t, "model.md", "ignored-model.md")
	write(t, root, ".gitignore", "ignored-model.md\n")
	write(t, root, "docs/model.md", "")
	write(t, root, "docs/ignored-model.md", "")
	git(t, root, "init", "-q")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(root, "docs"), link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	names, problems := expand(t, open(t, link), models)
	if diff := cmp.Diff([]string{"model.md"}, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
}

// A git hook sets variables that point at its own repository.
func TestExpandInGitHook(t *testing.T) {
	root := folder(t, "model.md")
	git(t, root, "init", "-q")
	t.Setenv("GIT_DIR", filepath.Join(root, "nowhere"))
	t.Setenv("GIT_WORK_TREE", t.TempDir())
	names, problems := expand(t, open(t, root), models)
	if diff := cmp.Diff([]string{"model.md"}, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
}

func TestExpandWithoutGit(t *testing.T) {
	root := folder(t, "a/model.md", ".git/model.md")
	t.Setenv("PATH", t.TempDir())
	names, problems := expand(t, open(t, root), models)
	if diff := cmp.Diff([]string{"a/model.md"}, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
}

// To start git would cost more than to check a file.
func TestExpandStartsNoGitForFiles(t *testing.T) {
	root := folder(t, "model.md", ".git/")
	bin := t.TempDir()
	mark := filepath.Join(bin, "started")
	must(t, os.WriteFile(filepath.Join(bin, "git"), []byte("#!/bin/sh\necho x >"+mark+"\n"), 0o755))
	t.Setenv("PATH", bin)
	expand(t, open(t, root), models, "model.md")
	if _, err := os.Stat(mark); err == nil {
		t.Error("git was started for a file that is named")
	}
	expand(t, open(t, root), models, ".")
	if _, err := os.Stat(mark); err != nil {
		t.Skip("git cannot be replaced here, so this test proves nothing:", err)
	}
}

func TestExpandBuffer(t *testing.T) {
	root := folder(t, "other.md")
	w := open(t, root, source.NewFile("new/model.md", []byte("not saved")))
	names, problems := expand(t, w, models, "new/model.md")
	if diff := cmp.Diff([]string{"new/model.md"}, names); diff != "" || problems != nil {
		t.Errorf("problems %v, names (-expected +found):\n%s", problems, diff)
	}
}

func TestExpandCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	names, problems := open(t, folder(t, "model.md")).Expand(ctx, nil, models)
	if len(names) > 0 || len(problems) > 0 {
		t.Errorf("names %v, problems %v", names, problems)
	}
}

func TestNewInMissingFolder(t *testing.T) {
	if _, err := workspace.New(filepath.Join(t.TempDir(), "nope"), workspace.OnDisk()); err == nil || !strings.Contains(err.Error(), "no such file or folder") {
		t.Errorf("found %v", err)
	}
}
