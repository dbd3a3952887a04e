// Package fix merges the fixes of findings, applies them round by round, shows them as a diff and writes what they
// made without ever leaving half a file behind.
package fix

import (
	"cmp"
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// Of returns the first fix of a finding that is as safe as asked for.
func Of(f lint.Finding, most lint.Safety) (lint.Fix, bool) {
	for _, fix := range f.Fixes {
		if fix.Safety <= most {
			return fix, true
		}
	}
	return lint.Fix{}, false
}

// A Plan is a set of fixes of one text that can be applied together.
type Plan struct {
	Edits []lint.Edit // in order of place; no two of them overlap
	Fixed int         // findings whose fix is in the plan
	Rules []string    // their rules, sorted
}

// Merge plans one fix for each finding, in the order of the findings, which is that of their places. A fix is taken whole or
// not at all: it has to wait for the next round where an edit of it meets another edit that was taken. An edit that was
// taken already is shared. A fix that cannot be applied to a text of size bytes is left out.
func Merge(findings []lint.Finding, most lint.Safety, size int) Plan {
	var p Plan
	for _, f := range findings {
		fix, ok := Of(f, most)
		if !ok || !applicable(fix.Edits, size) || !p.take(fix.Edits) {
			continue
		}
		p.Fixed++
		p.Rules = append(p.Rules, f.Rule.Name)
	}
	slices.Sort(p.Rules)
	p.Rules = slices.Compact(p.Rules)
	return p
}

// take adds the edits of one fix unless one of them meets an edit that was taken before.
func (p *Plan) take(edits []lint.Edit) bool {
	fresh := make([]lint.Edit, 0, len(edits))
	for _, e := range edits {
		switch at, shared := p.find(e); {
		case shared:
		case at < 0:
			return false
		default:
			fresh = append(fresh, e)
		}
	}
	for _, e := range fresh {
		at, _ := p.find(e)
		p.Edits = slices.Insert(p.Edits, at, e)
	}
	return true
}

// find returns the place of an edit among those that were taken, -1 where it meets one of them, and whether it is one of
// them. Those do not overlap, so that only its two neighbours can meet it.
func (p *Plan) find(e lint.Edit) (at int, shared bool) {
	at, _ = slices.BinarySearchFunc(p.Edits, e, byPlace)
	for _, i := range [...]int{at - 1, at} {
		switch {
		case i < 0 || i == len(p.Edits):
		case p.Edits[i] == e:
			return i, true
		case Meet(p.Edits[i], e):
			return -1, false
		}
	}
	return at, false
}

// byPlace puts an insertion before the replacement of what follows it.
func byPlace(a, b lint.Edit) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
}

// Meet reports whether two edits share bytes or insert at the same place, so that their order would matter.
func Meet(a, b lint.Edit) bool {
	return a.Span.Overlaps(b.Span) || a.Span.Start == b.Span.Start && a.Span.Empty() == b.Span.Empty()
}

// applicable reports whether edits lie in a text of size bytes and do not meet each other. The rules' tests prove that
// they do; a fault that they miss must not cost an author a byte.
func applicable(edits []lint.Edit, size int) bool {
	sorted := slices.SortedStableFunc(slices.Values(edits), byPlace)
	for i, e := range sorted {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > size || i > 0 && Meet(sorted[i-1], e) {
			return false
		}
	}
	return len(edits) > 0
}

// Apply returns a text with the edits of a plan made in it. Every other byte stays as it is.
func (p Plan) Apply(text []byte) []byte {
	size := len(text)
	for _, e := range p.Edits {
		size += len(e.New) - e.Span.Len()
	}
	made := make([]byte, 0, size)
	at := 0
	for _, e := range p.Edits {
		made = append(made, text[at:e.Span.Start]...)
		made = append(made, e.New...)
		at = e.Span.End
	}
	return append(made, text[at:]...)
}
