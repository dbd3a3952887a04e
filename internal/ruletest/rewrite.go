package ruletest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A change puts new content into a page.
type change struct {
	start, end int
	content    string
}

// rewrite returns the page with what the rule finds in its bad examples and what its fixes make of them.
// A findings block that is missing is added; a Fixed block is filled only where its author opened one.
func rewrite(rule *lint.Rule, source []byte) []byte {
	var changes []change
	for _, e := range readPage(source).examples {
		if !e.bad {
			continue
		}
		if l, err := newLinter(rule, e); err == nil {
			changes = append(changes, changesOf(l, e)...)
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return cmp.Compare(a.start, b.start) })
	var out strings.Builder
	at := 0
	for _, c := range changes {
		out.Write(source[at:c.start])
		out.WriteString(c.content)
		at = c.end
	}
	out.Write(source[at:])
	return []byte(out.String())
}

func changesOf(l *linter, e *example) []change {
	file, findings := l.lint(e.article.text)
	c := &checker{rule: l.rule, example: e}
	if !c.checkSound(file, findings, "") {
		return nil
	}
	changes := []change{findingsChange(e, render(file, findings, added{}))}
	for most, shown := range map[lint.Safety]block{lint.Safe: e.fixed, lint.Unsafe: e.unsafe} {
		if !shown.present {
			continue
		}
		if made, ok := c.fix(l, variants(e)[0], most); ok {
			changes = append(changes, change{shown.start, shown.end, made})
		}
	}
	return changes
}

func findingsChange(e *example, findings string) change {
	if e.findings.present {
		return change{e.findings.start, e.findings.end, findings}
	}
	at := max(e.article.after, e.files.after)
	return change{at, at, "\n```findings\n" + findings + "```\n"}
}
