package ruletest

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// fixOf returns the first fix of a finding that is as safe as asked for.
func fixOf(f lint.Finding, most lint.Safety) (lint.Fix, bool) {
	for _, fix := range f.Fixes {
		if fix.Safety <= most {
			return fix, true
		}
	}
	return lint.Fix{}, false
}

// applyFixes applies one fix a finding, in order, without those that touch what an earlier one changes.
// It returns the text and how many fixes it applied.
func applyFixes(text string, findings []lint.Finding, most lint.Safety) (string, int) {
	var taken []lint.Edit
	count := 0
	for _, finding := range findings {
		fix, ok := fixOf(finding, most)
		if !ok || collides(fix.Edits, taken) {
			continue
		}
		taken = append(taken, fix.Edits...)
		count++
	}
	return applyEdits(text, taken), count
}

func applyEdits(text string, edits []lint.Edit) string {
	slices.SortStableFunc(edits, func(a, b lint.Edit) int { return a.Span.Start - b.Span.Start })
	var b strings.Builder
	at := 0
	for _, edit := range edits {
		b.WriteString(text[at:edit.Span.Start])
		b.WriteString(edit.New)
		at = edit.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

func collides(edits, taken []lint.Edit) bool {
	for _, a := range edits {
		for _, b := range taken {
			if editsCollide(a, b) {
				return true
			}
		}
	}
	return false
}

// editsCollide reports whether two edits share bytes or insert at the same place, so that their order would matter.
func editsCollide(a, b lint.Edit) bool {
	return a.Span.Overlaps(b.Span) || a.Span.Start == b.Span.Start && (a.Span.Empty() == b.Span.Empty())
}
