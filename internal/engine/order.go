package engine

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// sort puts the findings in the order of their places, then of the rulebook, then of their messages.
func (t *turn) sort() {
	slices.SortStableFunc(t.findings, func(a, b lint.Finding) int {
		return cmp.Or(
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(t.plan.position(a.Rule), t.plan.position(b.Rule)),
			strings.Compare(a.Rule.Name, b.Rule.Name),
			strings.Compare(a.Message, b.Message),
		)
	})
}
