package engine

import (
	"cmp"
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// suppress drops the findings that a directive of the article hides. Every directive that hides a finding is used by it.
func (t *turn) suppress() {
	t.directives = readDirectives(t.article.Doc)
	if len(t.directives) == 0 {
		return
	}
	t.covers = readCovers(t.article.File, t.directives)
	t.findings = slices.DeleteFunc(t.findings, func(f lint.Finding) bool {
		reason := ""
		for _, c := range t.covers {
			if c.hides(f) {
				c.used, reason = true, cmp.Or(reason, c.directive.Reason)
			}
		}
		if reason != "" {
			t.hidden = append(t.hidden, lint.Suppressed{Finding: f, Reason: reason})
		}
		return reason != ""
	})
}
