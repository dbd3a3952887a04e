package output

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

func sarifOf(t *testing.T, r Report) sarifRun {
	t.Helper()
	var text bytes.Buffer
	if err := writeSARIF(&text, r); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(text.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// Of more findings than GitHub takes the lightest are left out, and the log says so.
func TestSARIFResults(t *testing.T) {
	file := source.NewFile("a.md", []byte("one two"))
	many := func(suggestions, errors int) Report {
		result := lint.Result{File: file}
		for i := range suggestions + errors {
			severity := lint.Suggestion
			if i >= suggestions {
				severity = lint.Error
			}
			result.Findings = append(result.Findings, lint.Finding{Rule: rule("r"), Severity: severity, Message: "many"})
		}
		return Report{Results: []lint.Result{result}}
	}
	run := sarifOf(t, many(sarifResults, 3))
	levels := map[string]int{}
	for _, r := range run.Results {
		levels[r.Level]++
	}
	if diff := cmp.Diff(map[string]int{"note": sarifResults - 3, "error": 3}, levels); diff != "" {
		t.Error(diff)
	}
	said := run.Invocations[0].Notifications[0].Message.Text
	if said != "3 findings are left out, the lightest: GitHub takes 25000 results." {
		t.Errorf("found %q", said)
	}
	if run := sarifOf(t, many(sarifResults-3, 3)); len(run.Results) != sarifResults || run.Invocations != nil {
		t.Errorf("%d results and %v; expected all and no invocation", len(run.Results), run.Invocations)
	}
}

// A message keeps to its limit, and links to as many places as there is room for.
func TestSARIFMessage(t *testing.T) {
	places := func(n int) []lint.Related {
		related := make([]lint.Related, n)
		for i := range related {
			related[i].Message = "the place"
		}
		return related
	}
	for _, test := range []struct {
		message string
		related int
		links   int
	}{
		{"short", 2, 2},
		{"short", 2000, 48},
		{strings.Repeat("é", 2000), 2, 0},
	} {
		text := sarifMessage(test.message, places(test.related))
		if n := len([]rune(text)); n > sarifTextSize {
			t.Errorf("%d characters", n)
		}
		if links := strings.Count(text, "; see ["); links != test.links {
			t.Errorf("%d links; expected %d", links, test.links)
		}
	}
	file := source.NewFile("a.md", nil)
	run := sarifOf(t, Report{Results: []lint.Result{{File: file, Findings: []lint.Finding{
		{Rule: rule("r"), Severity: lint.Error, Message: "many", Related: places(2000)},
	}}}})
	if n := len(run.Results[0].Related); n != sarifPlaces-1 {
		t.Errorf("%d related places", n)
	}
}

func TestSemanticVersion(t *testing.T) {
	for version, expected := range map[string][2]string{
		"v1.2.3":                    {"1.2.3", "1.2.3"},
		"v1.2.3-rc.1+dirty":         {"1.2.3-rc.1+dirty", "1.2.3-rc.1+dirty"},
		"v0.0.0-20260101000000-abc": {"0.0.0-20260101000000-abc", "0.0.0-20260101000000-abc"},
		"(devel)":                   {"0.0.0 (devel)", ""},
		"":                          {"0.0.0", ""},
	} {
		driver := newSARIFDriver(version)
		if found := [2]string{driver.Version, driver.SemanticVersion}; found != expected {
			t.Errorf("%q: found %q; expected %q", version, found, expected)
		}
	}
}
