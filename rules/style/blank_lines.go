package style

import (
	"bytes"
	"sort"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// checkAbove looks at the line above a heading, in the same quote as it is.
func (s *spacing) checkAbove() {
	h := s.heading
	start := lineStart(s.content, h.Span.Start)
	if start <= s.doc.Body.Start || h.Block.InList {
		return
	}
	above := source.Span{Start: lineStart(s.content, start-1), End: start}
	if q := h.Block.Quote; q != nil && (q.Span.Start >= start || q.MarkSpan.Overlaps(above)) || s.shownOn(above) == nil || s.isDoubled(above) {
		return
	}
	marks := source.Span{Start: h.Span.Start, End: h.Span.Start + h.Depth}
	if h.Setext {
		marks = h.TextSpan
	}
	s.report(lint.Finding{Span: marks, Message: "no blank line above the heading; expected one", Fixes: s.blankLineAt(start)})
}

// isDoubled reports whether the line above a heading is that heading, too: one of them will go.
func (s *spacing) isDoubled(above source.Span) bool {
	b := s.shownOn(above)
	return b != nil && b.Heading != nil && b.Heading.Depth == s.heading.Depth && b.Heading.Text == s.heading.Text
}

// checkBelow looks at the line below a heading. One that is a heading itself is said to lack the blank line above it.
func (s *spacing) checkBelow() {
	h := s.heading
	start := nextLine(s.content, h.Span.End)
	if start == len(s.content) || h.Block.InList {
		return
	}
	below := source.Span{Start: start, End: nextLine(s.content, start)}
	if h.Block.Quote != nil && !bytes.HasPrefix(bytes.TrimLeft(s.content[below.Start:below.End], " "), []byte(">")) {
		return // the quote ends with the heading
	}
	if b := s.shownOn(below); b == nil || b.Heading != nil {
		return
	}
	s.report(lint.Finding{Span: h.TextSpan, Message: "no blank line below the heading; expected one", Fixes: s.blankLineAt(start)})
}

// shownOn returns the first block on a line of which a reader sees anything, nil where there is none: comments, anchors
// and the frames of zones are as good as a blank line, and what a merge left behind goes away.
func (s *spacing) shownOn(line source.Span) *markdown.Block {
	if len(bytes.TrimSpace(s.content[line.Start:line.End])) == 0 || s.pass.Article.InConflict(line) {
		return nil
	}
	blocks := s.doc.Blocks
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > line.Start })
	for _, b := range blocks[first:] {
		if b.Span.Start >= line.End {
			return nil
		}
		if s.doc.Shows(b) {
			return b
		}
	}
	return nil
}

// blankLineAt puts a blank line where a line begins, with the marks of the quotes around the heading.
func (s *spacing) blankLineAt(start int) []lint.Fix {
	h := s.heading
	quotes := ""
	if h.Block.Quote != nil {
		quotes = strings.TrimRight(string(s.content[lineStart(s.content, h.Span.Start):h.Span.Start]), " \t")
	}
	return []lint.Fix{{
		Title: "Insert a blank line",
		Edits: []lint.Edit{{Span: source.Span{Start: start, End: start}, New: quotes + s.pass.Article.File.LineEnding()}},
	}}
}
