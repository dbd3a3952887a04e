package levels

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

const noBreakSpace = "\u00a0"

// noBreaks returns the blanks of the title that hold a no-break space, which looks like a space but is found by no
// search and has no hyphen in an anchor; not those of a separator that asks for one.
func (w *writing) noBreaks() (found []article.Range) {
	text := w.title.block.Text
	for i := strings.Index(text, noBreakSpace); i >= 0; {
		start := len(strings.TrimRight(text[:i], blanks))
		end := skip(text, i, blanks)
		inSeparator := w.title.separator.Start <= start && end <= w.title.separator.End
		if !inSeparator || !strings.Contains(w.options.Separator, noBreakSpace) {
			found = append(found, article.Range{Start: start, End: end})
		}
		next := strings.Index(text[end:], noBreakSpace)
		if next < 0 {
			break
		}
		i = end + next
	}
	return found
}

// spaces writes each of the blanks that hold a no-break space as one space, at the edges of the title as none. Blanks that
// other edits write anew are left to these; false where markup stands in the way.
func (w *writing) spaces(marks []source.Span, anew []lint.Edit) (edits []lint.Edit, left []source.Span, ok bool) {
	for _, r := range w.noBreak {
		at := w.title.block.Source(r.Start, r.End)
		if slices.ContainsFunc(anew, func(e lint.Edit) bool { return e.Span.Contains(at) }) {
			continue
		}
		if w.cuts(at, marks) {
			return nil, nil, false
		}
		marks = slices.DeleteFunc(marks, at.Contains)
		edit := lint.Edit{Span: at, New: " "}
		if r.Start == 0 || r.End == len(w.title.block.Text) {
			edit.New = ""
		}
		edits = append(edits, edit)
	}
	return edits, marks, true
}

// overlap reports whether two of the edits, which are in order, write the same place.
func overlap(edits []lint.Edit) bool {
	for i := 1; i < len(edits); i++ {
		if edits[i].Span.Start < edits[i-1].Span.End {
			return true
		}
	}
	return false
}
