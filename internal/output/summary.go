package output

import (
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// summary says in one line what a run fixed and what it found.
func summary(results []lint.Result) string {
	s := lint.Summarize(results)
	if s.Articles == 0 {
		return "no articles checked"
	}
	found := counts(s)
	line, known := "", ""
	if s.Baselined > 0 {
		known = "; " + lint.Count(s.Baselined, "is", "are") + " known and in the baseline"
	}
	if s.Fixed > 0 {
		line = fmt.Sprintf("%d fixed; ", s.Fixed)
	}
	if found == "" {
		return line + "no findings in " + lint.Count(s.Articles, "article", "articles") + known
	}
	line += found + " in " + articles(results)
	if s.Fixable > 0 {
		line += "; " + lint.Count(s.Fixable, "comes with a fix", "come with a fix")
	}
	return line + known
}

// counts says how many findings of each severity there are, or is empty where there are none.
func counts(s lint.Summary) string {
	var found []string
	for _, severity := range []struct {
		n         int
		one, many string
	}{
		{s.Errors, "error", "errors"},
		{s.Warnings, "warning", "warnings"},
		{s.Suggestions, "suggestion", "suggestions"},
	} {
		if severity.n > 0 {
			found = append(found, lint.Count(severity.n, severity.one, severity.many))
		}
	}
	return strings.Join(found, ", ")
}

// articles says how many articles have findings, and of how many unless it is all of them.
func articles(results []lint.Result) string {
	n := 0
	for _, r := range results {
		if len(r.Findings) > 0 {
			n++
		}
	}
	if n == len(results) {
		return lint.Count(n, "article", "articles")
	}
	return fmt.Sprintf("%d of %d articles", n, len(results))
}
