package fix_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/fix"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// TestMerge makes one plan of the fixes of each archive and applies it. A line of "fixes" is a finding with a fix: the rule,
// the safety, and the edits as START-END"NEW".
func TestMerge(t *testing.T) {
	paths, err := filepath.Glob("testdata/merge/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d archives: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
			}
			text := unquote(t, files["text"])
			findings := readFindings(t, files["fixes"])
			for _, most := range []lint.Safety{lint.Safe, lint.Unsafe} {
				want, shown := files[most.String()]
				if !shown {
					continue
				}
				plan := fix.Merge(findings, most, len(text))
				made := strconv.Quote(string(plan.Apply([]byte(text)))) + "\n" +
					strconv.Itoa(plan.Fixed) + " fixed: " + strings.Join(plan.Rules, " ") + "\n"
				if diff := cmp.Diff(want, made); diff != "" {
					t.Errorf("%s (-expected +made):\n%s", most, diff)
				}
			}
		})
	}
}

func unquote(t *testing.T, line string) string {
	t.Helper()
	text, err := strconv.Unquote(strings.TrimSpace(line))
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return text
}

func readFindings(t *testing.T, lines string) (findings []lint.Finding) {
	t.Helper()
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		safety := lint.Safe
		if words[1] == "unsafe" {
			safety = lint.Unsafe
		}
		f := lint.Fix{Title: "Mend", Safety: safety}
		for _, word := range words[2:] {
			place, quoted, _ := strings.Cut(word, `"`)
			start, end, _ := strings.Cut(place, "-")
			f.Edits = append(f.Edits, lint.Edit{
				Span: source.Span{Start: number(t, start), End: number(t, end)},
				New:  unquote(t, `"`+quoted),
			})
		}
		findings = append(findings, lint.Finding{Rule: &lint.Rule{Name: words[0]}, Fixes: []lint.Fix{f}})
	}
	return findings
}

func number(t *testing.T, digits string) int {
	t.Helper()
	n, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOfPrefersTheFirstThatIsSafeEnough(t *testing.T) {
	finding := lint.Finding{Fixes: []lint.Fix{{Title: "bold", Safety: lint.Unsafe}, {Title: "careful"}}}
	for most, want := range map[lint.Safety]string{lint.Safe: "careful", lint.Unsafe: "bold"} {
		if got, ok := fix.Of(finding, most); !ok || got.Title != want {
			t.Errorf("%s: %q, %t; expected %q", most, got.Title, ok, want)
		}
	}
	finding.Fixes = finding.Fixes[:1]
	if got, ok := fix.Of(finding, lint.Safe); ok {
		t.Errorf("safe: %q; expected none", got.Title)
	}
}
