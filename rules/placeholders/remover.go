package placeholders

import (
	"bytes"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A remover makes the fixes that remove the comments of a document, one after the other, so that what is left reads
// as if they had never been there: one blank line between blocks, one space between words.
type remover struct {
	doc  *markdown.Document
	file *source.File

	behind int             // the first block that is not passed yet
	ahead  int             // the first one of those behind the comment that shows
	shown  *markdown.Block // the last block passed that shows
	list   bool            // the last block passed stands in a list

	removed removal // the last one of whole lines
}

// A removal is what became of the lines of a comment.
type removal struct {
	next   int  // the line behind it
	blank  bool // a blank line is left above that line
	safety lint.Safety
}

// fix removes a comment. That is safe for an instruction of the template, unless the text around it would be read in
// another way without it.
func (r *remover) fix(c *markdown.Comment, instruction bool) lint.Fix {
	r.pass(c)
	first, last := r.file.LineAt(c.Span.Start), r.file.LineAt(c.Span.End)
	whole := r.standsAlone(c, first, last)

	safety := lint.Unsafe
	if instruction && (whole && !r.separates(c, first, last) || !whole && isInText(r.file, c)) {
		safety = lint.Safe
	}
	span := r.words(c)
	if whole {
		span = r.lines(c, first, last, safety)
	}
	return lint.Fix{Title: "Remove the comment", Safety: safety, Edits: []lint.Edit{{Span: span}}}
}

// pass moves on to the blocks around a comment.
func (r *remover) pass(c *markdown.Comment) {
	blocks := r.doc.Blocks
	for ; r.behind < len(blocks) && blocks[r.behind].Span.End <= c.Span.Start; r.behind++ {
		r.list = blocks[r.behind].InList
		if r.doc.Shows(blocks[r.behind]) {
			r.shown = blocks[r.behind]
		}
	}
	r.ahead = max(r.ahead, r.behind)
	for r.ahead < len(blocks) && (blocks[r.ahead].Span.Start <= c.Span.Start || !r.doc.Shows(blocks[r.ahead])) {
		r.ahead++
	}
}

// separates reports whether what stands around a comment may be read in another way without it: two lists run into
// one, what is indented becomes part of the list or code before it, and dashes at the top open a front matter.
func (r *remover) separates(c *markdown.Comment, first, last int) bool {
	rest := r.file.Bytes[c.Span.End:]
	if first == 1 && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("---")) {
		return true
	}
	if c.Block == nil && last < r.file.Lines() {
		next := r.file.Line(last + 1)
		if !next.Empty() && isSpace(r.file.Bytes[next.Start]) {
			return true
		}
	}
	if r.ahead == len(r.doc.Blocks) || !r.list && (r.shown == nil || !r.shown.InList && r.shown.Kind != markdown.CodeBlock) {
		return false
	}
	after := r.doc.Blocks[r.ahead]
	return after.InList || after.Span.Start > 0 && isSpace(r.file.Bytes[after.Span.Start-1])
}

// isInText reports whether a comment stands behind words of a paragraph or table cell, so that nothing but the
// comment goes. In a heading it takes part in the anchor, and text behind a comment at the start of a line is HTML.
func isInText(file *source.File, c *markdown.Comment) bool {
	if c.Block == nil || c.Block.Kind != markdown.Paragraph && c.Block.Kind != markdown.TableCell {
		return false
	}
	return !isBlank(file.Bytes[file.LineOf(c.Span.Start).Start:c.Span.Start])
}

// standsAlone reports whether a comment is a block of its own and fills its lines, but for the marks of a quote.
func (r *remover) standsAlone(c *markdown.Comment, first, last int) bool {
	return (c.Block == nil || c.Block.Kind == markdown.HTMLBlock && c.Block.Span == c.Span) &&
		isBlank(r.file.Bytes[r.file.Line(first).Start:c.Span.Start]) && isBlank(r.file.Bytes[c.Span.End:r.file.Line(last).End])
}

// isBlank reports whether a stretch of a line holds nothing but space and the marks of a quote.
func isBlank(text []byte) bool { return len(bytes.Trim(text, " \t>")) == 0 }

// lines returns what to delete where a comment fills its lines: blank lines behind it too where others stand before
// it, but not the last line ending where there are none on either side, so that the blocks around it stay apart.
func (r *remover) lines(c *markdown.Comment, first, last int, safety lint.Safety) source.Span {
	blankBefore := r.isBlankLine(first-1, c)
	if r.removed.next == first && r.removed.safety <= safety {
		blankBefore = r.removed.blank
	}
	next := last + 1
	for next <= r.file.Lines() && r.isBlankLine(next, c) {
		next++
	}
	if next > r.file.Lines() {
		return r.toTheEnd(c, first)
	}
	blankAfter := next > last+1
	r.removed = removal{next: last + 1, blank: blankBefore || !blankAfter, safety: safety}
	switch {
	case blankBefore:
		return source.Span{Start: r.file.Line(first).Start, End: r.file.Line(next).Start}
	case blankAfter:
		return source.Span{Start: r.file.Line(first).Start, End: r.file.Line(last + 1).Start}
	default:
		return source.Span{Start: r.behindMarks(c, first), End: r.file.Line(last).End}
	}
}

// isBlankLine reports whether a line separates blocks: it is blank or, for a comment in a quote, has its marks only.
// What would stand before the first line counts as blank.
func (r *remover) isBlankLine(number int, c *markdown.Comment) bool {
	if number == 0 {
		return true
	}
	line := r.file.Line(number)
	text := bytes.Trim(r.file.Bytes[line.Start:line.End], " \t")
	return len(text) == 0 || c.Block != nil && c.Block.Quote != nil && isBlank(text)
}

// toTheEnd returns what to delete where nothing follows: the blank lines before the comment too.
func (r *remover) toTheEnd(c *markdown.Comment, first int) source.Span {
	for first > 1 && r.isBlankLine(first-1, c) {
		first--
	}
	return source.Span{Start: r.file.Line(first).Start, End: len(r.file.Bytes)}
}

// behindMarks returns where a line starts, behind the > of the quote that the comment stands in with other blocks.
func (r *remover) behindMarks(c *markdown.Comment, line int) int {
	start := r.file.Line(line).Start
	if c.Block == nil || c.Block.Quote == nil || len(c.Block.Quote.Blocks) < 2 {
		return start
	}
	return start + bytes.LastIndexByte(r.file.Bytes[start:c.Span.Start], '>') + 1
}

// words returns what to delete where a comment stands among words: a space beside it too, if another one or the end
// of the line is on its other side.
func (r *remover) words(c *markdown.Comment) source.Span {
	span, line := c.Span, r.file.LineOf(c.Span.Start).Start
	end := r.file.LineOf(span.End).End
	switch {
	case span.End == end:
		for span.Start > line && isSpace(r.file.Bytes[span.Start-1]) {
			span.Start-- // two spaces there would break the line
		}
	case !isSpace(r.file.Bytes[span.End]):
	case span.Start == line || isSpace(r.file.Bytes[span.Start-1]):
		span.End++
	}
	return span
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' }
