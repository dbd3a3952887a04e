package workspace_test

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/workspace"
)

func view(t *testing.T, dir, name string) workspace.View {
	t.Helper()
	w := open(t, dir)
	return w.View(w.Abs(name), "")
}

func TestLookup(t *testing.T) {
	root := folder(t, "docs/.git/", "docs/cost/model.md", "docs/cost/my guide.md", "docs/cost/100%.md", "docs/_images/goal.svg", "outside.md")
	seen := view(t, root, "docs/cost/model.md")
	tests := map[string]workspace.Existence{
		"model.md":                        workspace.File,
		"./model.md":                      workspace.File,
		"../_images/goal.svg":             workspace.File,
		"../_images/":                     workspace.Folder,
		"../_images":                      workspace.Folder,
		"..":                              workspace.Folder,
		"":                                workspace.Folder,
		"../_images/none/../goal.svg":     workspace.File,
		"my%20guide.md":                   workspace.File,
		"my guide.md":                     workspace.File,
		"100%.md":                         workspace.File,
		"100%25.md":                       workspace.File,
		"Model.md":                        workspace.Missing,
		"model":                           workspace.Missing,
		"model.md/":                       workspace.Missing,
		"model.md/more.md":                workspace.Missing,
		"../_Images/goal.svg":             workspace.Missing,
		"../_images/goals.svg":            workspace.Missing,
		"../none/goal.svg":                workspace.Missing,
		"../../outside.md":                workspace.Unknown,
		"../../docs2/outside.md":          workspace.Unknown,
		"../../../../../../../outside.md": workspace.Unknown,
		"/azure/overview":                 workspace.Unknown,
		"~/docs/_images/goal.svg":         workspace.Unknown,
		"a%00b.md":                        workspace.Unknown,
	}
	for target, expected := range tests {
		if found := seen.Lookup(target); found != expected {
			t.Errorf("%q: found %d; expected %d", target, found, expected)
		}
	}
}

func TestLookupThroughSymbolicLinks(t *testing.T) {
	root := folder(t, "a/model.md", "b/")
	for name, target := range map[string]string{"a/file": "model.md", "a/folder": "../b", "a/broken": "nope", "a/loop": "loop"} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	seen := view(t, root, "a/model.md")
	for target, expected := range map[string]workspace.Existence{
		"file": workspace.File, "folder": workspace.Folder, "broken": workspace.Missing, "loop": workspace.Missing,
	} {
		if found := seen.Lookup(target); found != expected {
			t.Errorf("%q: found %d; expected %d", target, found, expected)
		}
	}
}

func TestRoot(t *testing.T) {
	root := folder(t, "top.md", "project/docs/a/model.md", "elsewhere/")
	article := filepath.Join(root, "project", "docs", "a", "model.md")
	seen := func(dir, project string, args ...string) (seen []string) {
		w := open(t, filepath.Join(root, dir))
		expand(t, w, models, args...)
		view := w.View(article, project)
		for _, target := range []string{"..", "../..", "../../.."} {
			if view.Lookup(target) != workspace.Unknown {
				seen = append(seen, target)
			}
		}
		return seen
	}
	tests := []struct {
		name  string
		found []string
		seen  []string
	}{
		{"the article's own folder", seen("elsewhere", "", article), nil},
		{"the working directory", seen("project", "", article), []string{"..", "../.."}},
		{"a working directory below", seen("project/docs/a", "", article), nil},
		{"a folder that is named", seen("elsewhere", "", "../project/docs"), []string{".."}},
		{"the folder of the configuration", seen("elsewhere", filepath.Join(root, "project"), article), []string{"..", "../.."}},
		{"a configuration elsewhere", seen("elsewhere", filepath.Join(root, "elsewhere"), article), nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.seen, test.found); diff != "" {
			t.Errorf("%s (-expected +found):\n%s", test.name, diff)
		}
	}
	write(t, root, "project/docs/.git", "gitdir: elsewhere")
	if diff := cmp.Diff([]string{".."}, seen("", "", article)); diff != "" {
		t.Errorf("a worktree (-expected +found):\n%s", diff)
	}
}

func TestReach(t *testing.T) {
	root := folder(t, "top.md", "docs/cost/model.md", "docs/_images/goal.svg", "docs/reliability/")
	elsewhere := open(t, filepath.Join(root, "docs", "reliability"))
	article := filepath.Join(root, "docs", "cost", "model.md")
	for _, test := range []struct {
		name    string
		targets []string
		sibling workspace.Existence // of ../none.md
		above   workspace.Existence // of ../../none.md
	}{
		{"nothing leads anywhere", []string{"../none.svg", "../../none.md"}, workspace.Unknown, workspace.Unknown},
		{"a folder is no file", []string{"../reliability", "../.."}, workspace.Unknown, workspace.Unknown},
		{"one folder up", []string{"../none.svg", "../_images/goal.svg"}, workspace.Missing, workspace.Unknown},
		{"two folders up", []string{"../_images/goal.svg", "../../top.md"}, workspace.Missing, workspace.Missing},
	} {
		view := elsewhere.View(article, "").Reach(slices.Values(test.targets))
		if sibling, above := view.Lookup("../none.md"), view.Lookup("../../none.md"); sibling != test.sibling || above != test.above {
			t.Errorf("%s: found %d and %d; expected %d and %d", test.name, sibling, above, test.sibling, test.above)
		}
	}
	write(t, root, "docs/.git/HEAD", "")
	repository := open(t, root).View(article, "").Reach(slices.Values([]string{"../../top.md"}))
	if found := repository.Lookup("../../top.md"); found != workspace.Unknown {
		t.Errorf("outside the repository: found %d", found)
	}
}

func TestNames(t *testing.T) {
	root := folder(t, "a/model.md", "a/B/", "a/c.md", "top.md")
	seen := view(t, filepath.Join(root, "a"), "model.md")
	if diff := cmp.Diff([]string{"B/", "c.md", "model.md"}, seen.Names(".")); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
	for _, folder := range []string{"none", "model.md", ".."} {
		if names := seen.Names(folder); names != nil {
			t.Errorf("%s: found %v", folder, names)
		}
	}
}

func TestLookupAtOnce(t *testing.T) {
	root := folder(t, "a/model.md", "b/goal.svg")
	w := open(t, root)
	var workers sync.WaitGroup
	for range 16 {
		workers.Go(func() {
			if found := w.View(w.Abs("a/model.md"), "").Lookup("../b/goal.svg"); found != workspace.File {
				t.Errorf("found %d", found)
			}
		})
	}
	workers.Wait()
}
