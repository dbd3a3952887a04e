package fix_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/fix"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A swap is a rule that finds a word wherever it stands and writes another.
type swap struct{ rule, old, new string }

// checkOf checks articles by path with swaps.
func checkOf(articles map[string]string, swaps ...swap) fix.Check {
	return func(fixed []*source.File) []lint.Result {
		now := map[string]*source.File{}
		for path, text := range articles {
			now[path] = source.NewFile(path, []byte(text))
		}
		for _, f := range fixed {
			now[f.Path] = f
		}
		var results []lint.Result
		for path := range articles {
			results = append(results, lint.Result{
				File:     now[path],
				Findings: swapped(now[path], swaps),
				Conflict: bytes.Contains(now[path].Bytes, []byte("<<<<<<<")),
			})
		}
		slices.SortFunc(results, func(a, b lint.Result) int { return strings.Compare(a.File.Path, b.File.Path) })
		return results
	}
}

func swapped(f *source.File, swaps []swap) (findings []lint.Finding) {
	for _, s := range swaps {
		at := bytes.Index(f.Bytes, []byte(s.old))
		if at < 0 {
			continue
		}
		edit := lint.Edit{Span: source.Span{Start: at, End: at + len(s.old)}, New: s.new}
		findings = append(findings, lint.Finding{Rule: &lint.Rule{Name: s.rule}, Span: edit.Span, Fixes: []lint.Fix{{Edits: []lint.Edit{edit}}}})
	}
	return findings
}

// describe writes an outcome as lines.
func describe(o fix.Outcome) string {
	var b strings.Builder
	for _, c := range o.Changes {
		fmt.Fprintf(&b, "%s: %q to %q, %d fixed\n", c.Path, c.Before, c.After, c.Fixed)
	}
	for _, r := range o.Results {
		fmt.Fprintf(&b, "%s: %d left, %d fixed\n", r.File.Path, len(r.Findings), r.Fixed)
	}
	for _, p := range o.Problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func TestRounds(t *testing.T) {
	cases := map[string]struct {
		articles map[string]string
		swaps    []swap
		want     string
	}{
		"nothing to do": {
			articles: map[string]string{"a.md": "x"},
			want:     "a.md: 0 left, 0 fixed\n",
		},
		"one fix shows the next": {
			articles: map[string]string{"a.md": "one", "b.md": "two", "c.md": "four"},
			swaps:    []swap{{"first", "one", "two"}, {"second", "two", "three"}},
			want: `a.md: "one" to "three", 2 fixed
b.md: "two" to "three", 1 fixed
a.md: 0 left, 2 fixed
b.md: 0 left, 1 fixed
c.md: 0 left, 0 fixed
`,
		},
		"two rules undo each other, from the start": {
			articles: map[string]string{"a.md": "on"},
			swaps:    []swap{{"dark", "on", "off"}, {"light", "off", "on"}},
			want: `a.md: 1 left, 0 fixed
a.md: the fixes of dark and light undo each other, so they are left out; that is our bug, please report it
`,
		},
		"others go on, and the loop leaves no trace": {
			articles: map[string]string{"a.md": "x start", "b.md": "x"},
			swaps:    []swap{{"begin", "start", "on"}, {"dark", "on", "off"}, {"light", "off", "on"}, {"letter", "x", "y"}},
			want: `a.md: "x start" to "y on", 2 fixed
b.md: "x" to "y", 1 fixed
a.md: 1 left, 2 fixed
b.md: 0 left, 1 fixed
a.md: the fixes of dark and light undo each other, so they are left out; that is our bug, please report it
`,
		},
		"three in a circle": {
			articles: map[string]string{"a.md": "1"},
			swaps:    []swap{{"a", "1", "2"}, {"b", "2", "3"}, {"c", "3", "1"}},
			want: `a.md: 1 left, 0 fixed
a.md: the fixes of a, b and c undo each other, so they are left out; that is our bug, please report it
`,
		},
		"a loop beside an article that takes all rounds": {
			articles: map[string]string{"a.md": "on", "b.md": "x"},
			swaps:    []swap{{"dark", "on", "off"}, {"light", "off", "on"}, {"grow", "x", "xy"}},
			want: `b.md: "x" to "xyyyyyyyyyy", 10 fixed
a.md: 1 left, 0 fixed
b.md: 1 left, 10 fixed
a.md: the fixes of dark and light undo each other, so they are left out; that is our bug, please report it
b.md: the fixes of grow find no end; that is our bug, please report it
`,
		},
		"a fix that finds no end": {
			articles: map[string]string{"a.md": "x"},
			swaps:    []swap{{"grow", "x", "xy"}},
			want: `a.md: "x" to "xyyyyyyyyyy", 10 fixed
a.md: 1 left, 10 fixed
a.md: the fixes of grow find no end; that is our bug, please report it
`,
		},
		"ten rounds are enough for ten": {
			articles: map[string]string{"a.md": "0"},
			swaps: []swap{{"r", "0", "1"}, {"r", "1", "2"}, {"r", "2", "3"}, {"r", "3", "4"}, {"r", "4", "5"},
				{"r", "5", "6"}, {"r", "6", "7"}, {"r", "7", "8"}, {"r", "8", "9"}, {"r", "9", "ten"}},
			want: "a.md: \"0\" to \"ten\", 10 fixed\na.md: 0 left, 10 fixed\n",
		},
		"a fix that changes nothing is none": {
			articles: map[string]string{"a.md": "x"},
			swaps:    []swap{{"idle", "x", "x"}},
			want:     "a.md: 1 left, 0 fixed\n",
		},
		"a fix that brings more to light than it mends": {
			articles: map[string]string{"a.md": "x hidden", "b.md": "x hidden", "c.md": "x"},
			swaps:    []swap{{"letter", "x", "y"}, {"reveal", "hidden", "open, 1, 2, 3"}, {"a", "1", "1"}, {"b", "2", "2"}, {"c", "3", "3"}},
			want: `a.md: "x hidden" to "y hidden", 1 fixed
b.md: "x hidden" to "y hidden", 1 fixed
c.md: "x" to "y", 1 fixed
a.md: 1 left, 1 fixed
b.md: 1 left, 1 fixed
c.md: 0 left, 1 fixed
a.md: the fixes of reveal are held back, because they would bring more findings to light than they mend; --unsafe-fixes applies them, too
b.md: the fixes of reveal are held back, because they would bring more findings to light than they mend; --unsafe-fixes applies them, too
`,
		},
		"fixes that do so only together": {
			articles: map[string]string{"a.md": "one"},
			swaps:    []swap{{"first", "one", "two"}, {"second", "two", "1, 2, 3"}, {"a", "1", "1"}, {"b", "2", "2"}},
			want: `a.md: 1 left, 0 fixed
a.md: the fixes of first and second are held back, because they would bring more findings to light than they mend; --unsafe-fixes applies them, too
`,
		},
		"a merge in progress": {
			articles: map[string]string{"a.md": "<<<<<<< one", "b.md": "one", "c.md": "<<<<<<<"},
			swaps:    []swap{{"first", "one", "two"}},
			want: `b.md: "one" to "two", 1 fixed
a.md: 1 left, 0 fixed
b.md: 0 left, 1 fixed
c.md: 0 left, 0 fixed
a.md: not fixed, because a merge has left its marks in it; resolve the merge, then run the fix again
`,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, describe(fix.Rounds(checkOf(c.articles, c.swaps...), lint.Safe))); diff != "" {
				t.Errorf("(-expected +found):\n%s", diff)
			}
		})
	}
}

// A fix in one article gives another one something to fix: they take their rounds together.
func TestRoundsAcrossArticles(t *testing.T) {
	articles := map[string]string{"a.md": "Old title", "b.md": "See a.md#old-title"}
	check := checkOf(articles, swap{"title", "Old title", "New title"})
	outcome := fix.Rounds(func(fixed []*source.File) []lint.Result {
		results := check(fixed)
		if bytes.HasPrefix(results[0].File.Bytes, []byte("New")) {
			results[1].Findings = swapped(results[1].File, []swap{{"anchor", "#old-title", "#new-title"}})
		}
		return results
	}, lint.Safe)
	want := `a.md: "Old title" to "New title", 1 fixed
b.md: "See a.md#old-title" to "See a.md#new-title", 1 fixed
a.md: 0 left, 1 fixed
b.md: 0 left, 1 fixed
`
	if diff := cmp.Diff(want, describe(outcome)); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
}

// A link may have to follow a heading there and back, while the other article is fixed.
func TestRoundsMayComeBackToAText(t *testing.T) {
	articles := map[string]string{"a.md": "Title", "b.md": "See a.md#-title"}
	check := checkOf(articles, swap{"mark", "Title", "✓ title"})
	outcome := fix.Rounds(func(fixed []*source.File) []lint.Result {
		results := check(fixed)
		nearest := swap{"anchor", "#-title", "#title"}
		if bytes.HasPrefix(results[0].File.Bytes, []byte("✓")) {
			nearest = swap{"anchor", "#title", "#-title"}
		}
		results[1].Findings = swapped(results[1].File, []swap{nearest})
		return results
	}, lint.Safe)
	want := `a.md: "Title" to "✓ title", 1 fixed
a.md: 0 left, 1 fixed
b.md: 0 left, 0 fixed
`
	if diff := cmp.Diff(want, describe(outcome)); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
}

// A text that could not be checked once it was fixed, such as one that is too large now, is not lost.
func TestRoundsKeepWhatCannotBeChecked(t *testing.T) {
	check := checkOf(map[string]string{"a.md": "one"}, swap{"first", "one", "three"})
	outcome := fix.Rounds(func(fixed []*source.File) []lint.Result {
		if len(fixed) == 0 {
			return check(nil)
		}
		return []lint.Result{{File: source.NewFile("a.md", nil), Findings: []lint.Finding{{Rule: &lint.Rule{Name: "too-large"}}}}}
	}, lint.Safe)
	want := "a.md: \"one\" to \"three\", 1 fixed\na.md: 1 left, 1 fixed\n"
	if diff := cmp.Diff(want, describe(outcome)); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
}

// An article that an editor saved between two rounds is not mistaken for the one that was read first.
func TestRoundsNoticeAnotherText(t *testing.T) {
	reads := 0
	outcome := fix.Rounds(func(fixed []*source.File) []lint.Result {
		reads++
		saved := map[string]string{"a.md": "one", "b.md": strings.Repeat("x ", reads-1) + "later"}
		swaps := []swap{{"first", "one", "two"}}
		if reads > 1 {
			swaps = append(swaps, swap{"second", "later", "now"})
		}
		return checkOf(saved, swaps...)(fixed)
	}, lint.Safe)
	want := `a.md: "one" to "two", 1 fixed
a.md: 0 left, 1 fixed
b.md: 1 left, 0 fixed
`
	if diff := cmp.Diff(want, describe(outcome)); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
}

func TestConflictIsToldApart(t *testing.T) {
	outcome := fix.Rounds(checkOf(map[string]string{"a.md": "<<<<<<< one"}, swap{"first", "one", "two"}), lint.Safe)
	var advice *fix.Advice
	if len(outcome.Problems) != 1 || !errors.As(outcome.Problems[0], &advice) || advice.Path != "a.md" {
		t.Errorf("problems: %v; expected one conflict of a.md", outcome.Problems)
	}
}
