package output

import (
	"fmt"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A document that would be too long leaves out what weighs least, and says how much that is.
func TestMarkdownRoom(t *testing.T) {
	crowd := func(articles, errors, warnings, suggestions int) []lint.Result {
		results := make([]lint.Result, articles)
		for i := range results {
			results[i].File = source.NewFile(fmt.Sprintf("folder/%05d.md", i), nil)
			for severity, n := range map[lint.Severity]int{lint.Error: errors, lint.Warning: warnings, lint.Suggestion: suggestions} {
				for range n {
					results[i].Findings = append(results[i].Findings, lint.Finding{
						Rule: rule("r"), Severity: severity, Message: strings.Repeat(severity.String()+" ", 10),
					})
				}
			}
		}
		return results
	}
	const notListed = "Not listed here, where there is no room for more: "
	for _, test := range []struct {
		name    string
		results []lint.Result
		says    []string
		lacks   []string
	}{
		{"all fit", crowd(20, 2, 2, 2), []string{"· suggestion ·"}, []string{notListed, "more article"}},
		{"too many suggestions", crowd(20, 2, 2, 50), []string{"· warning ·", notListed + "1000 suggestions."}, []string{"· suggestion ·", "more article"}},
		{"too many warnings", crowd(20, 2, 50, 1), []string{"· error ·", notListed + "1000 warnings, 20 suggestions."}, []string{"· warning ·"}},
		{"too many errors", crowd(20, 500, 1, 0), []string{"folder/00019.md`", "errors, 20 warnings. Every"}, []string{"more article"}},
		{"too many articles", crowd(20_000, 1, 0, 0), []string{"more articles with findings.", notListed}, nil},
		{"a message without end", []lint.Result{{File: source.NewFile("a.md", nil), Findings: []lint.Finding{
			{Rule: rule("r"), Severity: lint.Error, Message: "x" + strings.Repeat("\u0301", 100_000)},
			{Rule: rule("r"), Severity: lint.Error, Message: "the next"},
		}}}, []string{"the next"}, []string{notListed}},
	} {
		var b strings.Builder
		if err := format(t, "markdown").Write(&b, Report{Results: test.results, Statistics: true}); err != nil {
			t.Fatal(err)
		}
		found := b.String()
		if len(found) > markdownLimit {
			t.Errorf("%s: %d bytes; expected no more than %d", test.name, len(found), markdownLimit)
		}
		for _, text := range test.says {
			if !strings.Contains(found, text) {
				t.Errorf("%s: %q is not said", test.name, text)
			}
		}
		for _, text := range test.lacks {
			if strings.Contains(found, text) {
				t.Errorf("%s: %q is said", test.name, text)
			}
		}
	}
}

func TestCodeSpan(t *testing.T) {
	for text, expected := range map[string]string{
		"plain":                              "`plain`",
		"a `b` c":                            "``a `b` c``",
		"`b`":                                "`` `b` ``",
		" x":                                 "`  x `",
		"":                                   "`  `",
		"x\n\n<b>":                           "`x␊␊<b>`",
		"x" + strings.Repeat("`", 30):        "`x" + strings.Repeat("'", 30) + "`",
		"``" + "x" + "`" + "y" + "```" + "z": "```` ``x`y```z ````",
	} {
		if found := codeSpan(text); found != expected {
			t.Errorf("codeSpan(%q) = %q; expected %q", text, found, expected)
		}
	}
}
