package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/maturitylint/maturitylint/internal/source"
)

// quote adds a block quote with everything in it.
func (w *walker) quote(n *ast.Blockquote, at place) {
	q := w.memory.quotes.one()
	*q = Quote{Node: n, Parent: at.quote, InList: at.inList, Top: at.top, Span: source.Span{Start: w.noted.pos(n), End: w.noted.pos(n) + 1}}
	w.doc.Quotes = append(w.doc.Quotes, q)
	w.mark(q)
	first := len(w.doc.Blocks)
	w.blocks(n, place{quote: q, depth: at.depth + 1, inList: at.inList})
	q.Blocks = w.doc.Blocks[first:len(w.doc.Blocks):len(w.doc.Blocks)]
	for _, b := range q.Blocks {
		q.Span.End = max(q.Span.End, b.Span.End)
	}
}

// Alerts are the words of the five alerts.
var Alerts = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}

// mark finds the [!WORD …] of a quote: it opens the first line of one of its paragraphs or, behind other text, stands alone on
// its line. It is not visible text, unless Learn does not know the word.
func (w *walker) mark(q *Quote) {
	for n := q.Node.FirstChild(); n != nil; n = n.NextSibling() {
		paragraph, ok := n.(*ast.Paragraph)
		if !ok {
			continue
		}
		for i := range paragraph.Lines().Len() {
			line := paragraph.Lines().At(i)
			span := w.doc.File.Trim(source.Span{Start: line.Start, End: line.Stop})
			if w.markAt(q, span, n == q.Node.FirstChild() && i == 0) {
				return
			}
		}
	}
}

// markAt reads the mark that a line of a quote opens with; only in the first line may the word be unknown or text follow.
func (w *walker) markAt(q *Quote, line source.Span, first bool) bool {
	text := w.content[line.Start:line.End]
	end := markEnd(text)
	if end == 0 || !first && end < len(text) {
		return false
	}
	word, rest, _ := strings.Cut(string(text[2:end-1]), " ")
	kind := markKind(word, rest)
	if kind == UnknownQuote && !first {
		return false
	}
	q.Kind = kind
	q.Mark = word
	q.MarkSpan = source.Span{Start: line.Start, End: line.Start + end}
	q.AfterMark = w.doc.File.Trim(source.Span{Start: q.MarkSpan.End, End: line.End})
	if kind != UnknownQuote {
		w.hidden = q.MarkSpan
	}
	if kind == DivQuote {
		q.Class = quoted(rest)
	}
	return true
}

// markEnd returns the length of the mark that text opens with, 0 where it is none.
func markEnd(text []byte) int {
	if len(text) < 4 || text[0] != '[' || text[1] != '!' || !isLetter(text[2]) {
		return 0
	}
	return bracketEnd(text)
}

// bracketEnd returns the length of the bracketed text that text opens with, brackets in it balanced; 0 where it is not closed.
func bracketEnd(text []byte) int {
	depth := 0
	for i, c := range text {
		switch c {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			return i + 1
		}
	}
	return 0
}

func markKind(word, rest string) QuoteKind {
	for _, alert := range Alerts {
		if strings.EqualFold(word, alert) && rest == "" {
			return AlertQuote
		}
	}
	switch {
	case strings.EqualFold(word, "div"):
		return DivQuote
	case strings.EqualFold(word, "video"):
		return VideoQuote
	}
	return UnknownQuote
}

// quoted returns what stands in the double quotes of class="…".
func quoted(text string) string {
	_, text, _ = strings.Cut(text, `"`)
	class, _, _ := strings.Cut(text, `"`)
	return class
}

// include hides the [!INCLUDE [title](path)] or [!code-… [title](path)] that a paragraph outside quotes opens with.
func (w *walker) include(line source.Span) {
	text := w.content[line.Start:line.End]
	if markEnd(text) == 0 {
		return
	}
	word := strings.ToLower(string(text[2:]))
	if strings.HasPrefix(word, "include") || strings.HasPrefix(word, "code") {
		w.hidden = source.Span{Start: line.Start, End: line.Start + bracketEnd(text)}
	}
}
