package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A Conflict is what a merge left behind: both sides of a text with their marks, or a mark alone.
type Conflict struct {
	Span  source.Span   // from its first mark to its last
	Marks []source.Span // the lines that are marks, in order
}

// The marks of a merge conflict, each at the start of a line.
const (
	OursMark   = "<<<<<<<"
	MiddleMark = "======="
	TheirsMark = ">>>>>>>"
)

// InConflict reports whether a span shares a byte with a merge conflict.
func (a *Article) InConflict(span source.Span) bool {
	return slices.ContainsFunc(a.Conflicts, func(c Conflict) bool { return c.Span.Overlaps(span) })
}

// IsConflictMark reports whether a heading is one only because a mark of a merge conflict stands right under text.
func (a *Article) IsConflictMark(h *markdown.Heading) bool {
	return h.Setext && slices.ContainsFunc(a.Conflicts, func(c Conflict) bool {
		return slices.ContainsFunc(c.Marks, func(mark source.Span) bool { return mark.End == h.Span.End })
	})
}

// conflicts puts the marks together: one that opens a conflict, with the two that may follow it.
func (a *Article) conflicts() {
	marks := a.conflictMarks()
	for len(marks) > 0 {
		length := conflictLength(a.File, marks)
		if !a.underlines(marks[0]) {
			span := source.Span{Start: marks[0].Start, End: marks[length-1].End}
			a.Conflicts = append(a.Conflicts, Conflict{Span: span, Marks: marks[:length:length]})
		}
		marks = marks[length:]
	}
}

// conflictLength returns how many of the marks belong to the conflict of the first one.
func conflictLength(f *source.File, marks []source.Span) int {
	length := 1
	if !isMark(f, marks[0], OursMark) {
		return length
	}
	for _, mark := range [...]string{MiddleMark, TheirsMark} {
		if length < len(marks) && isMark(f, marks[length], mark) {
			length++
		}
	}
	return length
}

func isMark(f *source.File, line source.Span, mark string) bool {
	return bytes.HasPrefix(f.Bytes[line.Start:line.End], []byte(mark))
}

// conflictMarks returns the lines outside code that are marks, in order.
func (a *Article) conflictMarks() []source.Span {
	var marks []source.Span
	content := a.File.Bytes
	for _, mark := range [...]string{OursMark, MiddleMark, TheirsMark} {
		for i := nextMark(content, 0, mark); i >= 0; i = nextMark(content, i+len(mark), mark) {
			line := a.File.LineOf(i)
			if line.Start == i && isConflictMark(a.File.Text(line)) && !a.Doc.InCode(i) {
				marks = append(marks, a.File.Trim(line))
			}
		}
	}
	slices.SortFunc(marks, func(a, b source.Span) int { return a.Start - b.Start })
	return marks
}

// nextMark finds a mark at or behind start, -1 where there is none. Looking for its first byte alone is what costs least
// in prose, which hardly has any.
func nextMark(content []byte, start int, mark string) int {
	for i := start; i < len(content); i++ {
		next := bytes.IndexByte(content[i:], mark[0])
		if next < 0 {
			return -1
		}
		i += next
		if bytes.HasPrefix(content[i:], []byte(mark)) {
			return i
		}
	}
	return -1
}

// isConflictMark reports whether a line is a mark, with nothing but the name of a branch after it.
func isConflictMark(line string) bool {
	if len(line) < len(MiddleMark) {
		return false
	}
	behind := line[len(MiddleMark):]
	switch line[:len(MiddleMark)] {
	case OursMark, TheirsMark:
		return behind == "" || behind[0] == ' '
	case MiddleMark:
		return strings.TrimSpace(behind) == ""
	}
	return false
}

// underlines reports whether a mark that no conflict is open for is one of seven equals signs that are there for another
// reason: under a heading, or as decoration in a comment.
func (a *Article) underlines(mark source.Span) bool {
	if !isMark(a.File, mark, MiddleMark) {
		return false
	}
	for _, h := range a.Doc.Headings {
		if h.Setext && h.Span.Contains(mark) {
			return !a.isDebris(h)
		}
	}
	for _, c := range a.Doc.Comments {
		if c.Span.Contains(mark) {
			return true
		}
	}
	return false
}

// isDebris reports whether a heading that seven equals signs make is text over what a merge left: its article writes
// its H1s with a #, and the text is not as long as the line under it.
func (a *Article) isDebris(h *markdown.Heading) bool {
	if utf8.RuneCountInString(h.Text) == len(MiddleMark) {
		return false
	}
	for _, earlier := range a.Doc.Headings {
		if earlier == h || earlier.Setext && earlier.Depth == 1 {
			return false
		}
		if earlier.Top && earlier.Depth == 1 {
			return true
		}
	}
	return false
}
