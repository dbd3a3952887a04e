package baseline

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// found makes findings of rules, each about a text in a section: "rule section text".
func found(list ...string) (findings []lint.Finding) {
	for _, one := range list {
		parts := strings.Fields(one)
		findings = append(findings, lint.Finding{
			Rule:     &lint.Rule{Name: parts[0]},
			Message:  one,
			Identity: lint.Identity{Section: parts[1], Text: parts[2]},
		})
	}
	return findings
}

func result(path string, list ...string) lint.Result {
	return lint.Result{File: source.NewFile(path, nil), Findings: found(list...)}
}

func baselineOf(t *testing.T, results ...lint.Result) (*Baseline, string) {
	t.Helper()
	folder := t.TempDir()
	for i := range results {
		results[i].File = source.NewFile(filepath.Join(folder, results[i].File.Path), nil)
	}
	b := New(filepath.Join(folder, FileName))
	b.Replace(results)
	return b, folder
}

func messages(findings []lint.Finding) (texts []string) {
	for _, f := range findings {
		texts = append(texts, f.Message)
	}
	return texts
}

// Of findings that are alike, as many are known as there were; the order of the others does not matter.
func TestSplit(t *testing.T) {
	b, folder := baselineOf(t, result("a.md", "tab-id one x", "tab-id one x", "goal two y"))
	fresh, known, dead := b.Split(filepath.Join(folder, "a.md"), found("goal two y", "tab-id one x", "tab-id two x", "tab-id one x", "tab-id one x"))
	if diff := cmp.Diff([]string{"tab-id two x", "tab-id one x"}, messages(fresh)); diff != "" {
		t.Errorf("new (-expected +found):\n%s", diff)
	}
	if len(known) != 3 || dead != 0 {
		t.Errorf("%d known, %d gone; expected 3 and none", len(known), dead)
	}
	if _, known, dead := b.Split(filepath.Join(folder, "a.md"), found("goal two y")); len(known) != 1 || dead != 2 {
		t.Errorf("%d known, %d gone; expected 1 and 2", len(known), dead)
	}
	if fresh, known, dead := b.Split(filepath.Join(folder, "b.md"), found("goal two y")); len(fresh) != 1 || len(known)+dead != 0 {
		t.Errorf("another article: %d new, %d known, %d gone", len(fresh), len(known), dead)
	}
}

// To shrink takes out what is gone and never takes in what is new.
func TestShrink(t *testing.T) {
	b, folder := baselineOf(t, result("a.md", "tab-id one x", "tab-id one x", "goal two y"), result("b.md", "goal one z"))
	removed := b.Shrink([]lint.Result{
		{File: source.NewFile(filepath.Join(folder, "a.md"), nil), Findings: found("tab-id one x", "tab-id three new")},
		{File: source.NewFile(filepath.Join(folder, "b.md"), nil)},
	})
	findings, articles := b.Count()
	if removed != 3 || findings != 1 || articles != 1 {
		t.Errorf("%d taken out, %d left in %d articles; expected 3, 1 in 1", removed, findings, articles)
	}
}

// Whatever is read can be written, and means the same then.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"", "{}", `{"version":1}`, `{"version":1,"articles":[{"path":"a.md","findings":[{"rule":"r","section":"s","text":"t","count":2}]}]}`,
		`{"version":1,"articles":[{"path":"../a.md"}]}`, `{"version":2}`, `{"version":1}x`, `{"version":1,"articles":[{"path":"a.md","findings":[{"rule":"r","count":0}]}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), FileName)
		b, err := decode(path, content)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q is no one sentence", err)
			}
			return
		}
		written, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := decode(path, written)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if twice, _ := again.Encode(); string(twice) != string(written) {
			t.Errorf("written again:\n%s\nfirst:\n%s", twice, written)
		}
	})
}
