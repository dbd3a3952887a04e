package levels

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A boldness says how much of a text is bold.
type boldness int

const (
	notBold boldness = iota
	partlyBold
	allBold
)

const boldLevel = 2 // of an Emphasis

// boldnessOf compares the letters of a text with those of its bold parts; blanks and punctuation do not count.
func boldnessOf(text string, emphases []*markdown.Emphasis) boldness {
	inBold := 0
	behind := 0 // the end of the last bold part, which those inside it do not reach over
	for _, e := range emphases {
		if e.Level == boldLevel && e.Span.Start >= behind {
			inBold += countLetters(e.Text)
			behind = e.Span.End
		}
	}
	switch inBold {
	case 0:
		return notBold
	case countLetters(text):
		return allBold
	default:
		return partlyBold
	}
}

// boldParts counts the bold parts that hold letters, without those inside others.
func boldParts(emphases []*markdown.Emphasis) (n int) {
	behind := 0
	for _, e := range emphases {
		if e.Level == boldLevel && e.Span.Start >= behind {
			behind = e.Span.End
			if hasWords(e.Text) {
				n++
			}
		}
	}
	return n
}

func countLetters(text string) (n int) {
	for _, r := range text {
		if inWord(r) {
			n++
		}
	}
	return n
}

// boldMarks returns the marks of the bold parts, in order.
func boldMarks(emphases []*markdown.Emphasis) (marks []source.Span) {
	for _, e := range emphases {
		if e.Level == boldLevel {
			marks = append(marks, opening(e), closing(e))
		}
	}
	slices.SortFunc(marks, byStart)
	return marks
}

func byStart(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) }

func opening(e *markdown.Emphasis) source.Span {
	return source.Span{Start: e.Span.Start, End: e.Inner.Start}
}

func closing(e *markdown.Emphasis) source.Span {
	return source.Span{Start: e.Inner.End, End: e.Span.End}
}

// boldAround makes the whole of s bold and takes away the marks in it, which are in order.
func boldAround(f *source.File, s source.Span, marks []source.Span) []lint.Edit {
	const bold = "**"
	first, last := s, s
	first.End = first.Start
	last.Start = last.End
	for len(marks) > 0 && marks[0].Start == first.End {
		first.End = blankEnd(f, marks[0].End, s.End)
		marks = marks[1:]
	}
	for len(marks) > 0 && marks[len(marks)-1].End == last.Start {
		mark := marks[len(marks)-1]
		last.Start = f.Trim(source.Span{Start: s.Start, End: mark.Start}).End
		marks = marks[:len(marks)-1]
	}
	var edits []lint.Edit
	if f.Text(first) != bold {
		edits = append(edits, lint.Edit{Span: first, New: bold})
	}
	for _, mark := range marks {
		edits = append(edits, lint.Edit{Span: mark})
	}
	if f.Text(last) != bold {
		edits = append(edits, lint.Edit{Span: last, New: bold})
	}
	return edits
}

// blankEnd returns where the white space at start ends, at most end.
func blankEnd(f *source.File, start, end int) int {
	for start < end && strings.IndexByte(" \t\r\n", f.Bytes[start]) >= 0 {
		start++
	}
	return start
}

// strayStars returns the stars in a block that are text although they were meant as marks of bold; none where all
// its stars may be meant as stars.
func strayStars(doc *markdown.Document, b *markdown.Block) (found []source.Span) {
	stray := false
	for i := strings.IndexByte(b.Text, '*'); i >= 0 && i < len(b.Text); {
		end := skip(b.Text, i, stars)
		span := b.Source(i, end)
		if doc.File.Text(span) == b.Text[i:end] && !doc.InCode(span.Start) {
			found = append(found, span)
			opens := strings.Trim(b.Text[:i], blanks+stars) == ""
			stray = stray || opens || end-i > 1 || touchesEmphasis(doc, b, span)
		}
		next := strings.IndexByte(b.Text[end:], '*')
		if next < 0 {
			break
		}
		i = end + next
	}
	if !stray {
		return nil
	}
	return found
}

func touchesEmphasis(doc *markdown.Document, b *markdown.Block, s source.Span) bool {
	return slices.ContainsFunc(doc.EmphasesIn(b.Span), func(e *markdown.Emphasis) bool {
		return touches(s, opening(e)) || touches(s, closing(e))
	})
}

func touches(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// lineUp puts marks side by side that claim the same stars, as the parser's do where a run closes more than was
// opened; false where the file has no stars there.
func lineUp(f *source.File, marks []source.Span) bool {
	for i := 1; i < len(marks); i++ {
		if shift := marks[i-1].End - marks[i].Start; shift > 0 {
			marks[i].Start += shift
			marks[i].End += shift
			if strings.Trim(f.Text(marks[i]), stars) != "" {
				return false
			}
		}
	}
	return true
}

// takesBold reports whether bold can be put around a piece of Markdown, which shows as that text: no HTML that it
// might cut through, no backslash that would hide a mark, no star that could become one.
func takesBold(markdown, shown string) bool {
	return !strings.Contains(markdown, "<") && !strings.HasSuffix(markdown, `\`) && !strings.Contains(shown, stars)
}
