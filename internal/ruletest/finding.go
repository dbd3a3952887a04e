package ruletest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// sortFindings puts findings into the order of their places, as the engine does.
func sortFindings(findings []lint.Finding) {
	slices.SortStableFunc(findings, func(a, b lint.Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
}

// render writes findings as a findings block shows them, lines counted as before anything was added.
func render(f *source.File, findings []lint.Finding, add added) string {
	var b strings.Builder
	for _, finding := range findings {
		fmt.Fprintf(&b, "%s %s\n", place(f, finding.Span, add), finding.Message)
		for _, related := range finding.Related {
			fmt.Fprintf(&b, "  %s %s\n", place(f, related.Span, add), related.Message)
		}
	}
	return b.String()
}

func place(f *source.File, span source.Span, add added) string {
	start, end := f.Position(span.Start), f.Position(span.End)
	return fmt.Sprintf("%d:%d-%d:%d", add.original(start.Line), start.Column, add.original(end.Line), end.Column)
}
