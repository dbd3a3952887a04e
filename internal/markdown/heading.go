package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/maturitylint/maturitylint/internal/source"
)

// heading adds a heading with the id that Learn gives it.
func (w *walker) heading(n *ast.Heading) {
	h := w.memory.headings.one()
	*h = Heading{
		Span:     w.block.Span,
		TextSpan: w.headingText(n),
		Depth:    n.Level,
		Setext:   !w.isATX(n),
		Top:      w.block.Top,
		Block:    w.block,
		Node:     n,
	}
	w.block.Heading = h
	w.doc.Headings = append(w.doc.Headings, h)
	links, images, constructs := len(w.doc.Links), len(w.doc.Images), len(w.doc.TripleColons)
	w.inlines(n)
	text := w.visible.text.String()[w.block.shown.start:]
	if len(w.doc.Images) > images || len(w.doc.TripleColons) > constructs {
		text = anchorText(w.content, n)
	}
	// An id of its own replaces the made one, which stays taken.
	h.Anchor = w.ids.unique(headingID(text))
	if id := explicitID(w.content, n); id != "" {
		h.Anchor = id
	}
	if only := n.FirstChild(); h.Top && only != nil && only == n.LastChild() && only.Kind() == ast.KindLink {
		h.Tab = tabLink(w.doc.Links[links])
	}
}

// isATX tells `# Text` from a setext heading whose text may begin with # as well.
func (w *walker) isATX(n *ast.Heading) bool {
	behind, ok := bytes.CutPrefix(w.content[w.noted.pos(n):], []byte("######")[:n.Level])
	return ok && (len(behind) == 0 || isSpace(behind[0]))
}

// headingText is the Markdown of a heading's text; an empty one has its place behind the #s.
func (w *walker) headingText(n *ast.Heading) source.Span {
	lines := n.Lines()
	if lines.Len() == 0 {
		at := w.noted.pos(n) + n.Level
		return source.Span{Start: at, End: at}
	}
	return w.doc.File.Trim(source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop})
}

// headingSpan takes in the closing #s of an ATX heading and the underline of a setext heading.
func (w *walker) headingSpan(n *ast.Heading) source.Span {
	if w.isATX(n) {
		return w.lineFrom(w.noted.pos(n))
	}
	lines := n.Lines()
	end := lines.At(lines.Len() - 1).Stop
	if end > 0 && w.content[end-1] != '\n' {
		if i := bytes.IndexByte(w.content[end:], '\n'); i >= 0 {
			end += i + 1
		}
	}
	return source.Span{Start: lines.At(0).Start, End: w.lineFrom(end).End}
}

const tabTarget = "#tab/"

// tabLink reads a link's destination as the target of a tab; nil where it is none. "#tab/" is case-sensitive.
func tabLink(link *Link) *TabLink {
	target, ok := strings.CutPrefix(link.Destination, tabTarget)
	if !ok {
		return nil
	}
	id, condition, _ := strings.Cut(target, "/")
	condition = strings.TrimSuffix(condition, "/")
	for _, part := range strings.Split(id, "+") {
		if part == "" || !allTabBytes(part) {
			return nil
		}
	}
	if !allTabBytes(condition) {
		return nil
	}
	start := link.DestinationSpan.Start + len(tabTarget)
	span := source.Span{Start: start, End: start + len(id)}
	if link.DestinationSpan.Empty() {
		span = link.Span
	}
	return &TabLink{ID: id, IDSpan: span, Condition: condition, Link: link}
}

func allTabBytes(s string) bool {
	for _, c := range []byte(s) {
		if !isLetter(c) && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
