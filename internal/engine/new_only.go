package engine

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// takeKnown takes out the findings that the baseline knows.
func (t *turn) takeKnown() {
	if b := t.request.Baseline; b != nil {
		t.findings, t.known, t.dead = b.Split(t.book.path, t.findings)
	}
}

// takeUnchanged takes out the findings that the changes cannot have brought.
func (t *turn) takeUnchanged() {
	changes := t.request.Changes
	switch {
	case changes == nil:
	case !changes.Has(t.book.path):
		t.findings = nil
	case !t.request.WholeFiles:
		t.findings = slices.DeleteFunc(t.findings, func(f lint.Finding) bool { return !t.isTouched(f) })
	}
}

// isTouched reports whether a line changed that a finding underlines or refers to, or one of the section that it is about.
func (t *turn) isTouched(f lint.Finding) bool {
	return t.touch(f.Span) || !f.Section.Empty() && t.touch(f.Section) ||
		slices.ContainsFunc(f.Related, func(r lint.Related) bool { return t.touch(r.Span) })
}

func (t *turn) touch(span source.Span) bool {
	first, last := t.file.LineAt(span.Start), t.file.LineAt(max(span.Start, span.End-1))
	return t.request.Changes.Touch(t.book.path, first, last)
}
