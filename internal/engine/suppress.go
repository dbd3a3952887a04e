package engine

import (
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
		hidden := false
		for _, c := range t.covers {
			if c.hides(f) {
				c.used, hidden = true, true
			}
		}
		if hidden {
			t.hidden = append(t.hidden, f)
		}
		return hidden
	})
}
