package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/maturitylint/maturitylint/internal/source"
)

// inlines adds what stands in a block or in another inline, and returns the span from its first to its last child.
func (w *walker) inlines(parent ast.Node) source.Span {
	first := parent.FirstChild()
	if first == nil {
		return source.Span{}
	}
	span := w.inline(first, 0)
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		span.End = w.inline(n, span.End).End
	}
	return span
}

// inline adds one inline and returns its span; goldmark knows only where it starts, and of emphasis not even that.
// The inline before it ends at behind.
func (w *walker) inline(n ast.Node, behind int) source.Span {
	switch n := n.(type) {
	case *ast.Text:
		return w.text(n, behind)
	case *ast.Emphasis:
		return w.emphasis(n)
	case *ast.Link:
		return w.inlineLink(n)
	case *ast.Image:
		return w.image(n)
	case *ast.CodeSpan:
		return w.codeSpan(n)
	case *ast.AutoLink:
		return w.autolink(n)
	case *ast.RawHTML:
		return w.rawHTML(n)
	case *colonsInline:
		w.construct(n.construct)
		w.countImage(n.construct.Name)
		return n.construct.Span
	case *extast.Strikethrough:
		return w.strikethrough(w.inlines(n))
	default:
		return w.inlines(n)
	}
}

// strikethrough adds the tildes around struck text, one or two on either side.
func (w *walker) strikethrough(inner source.Span) source.Span {
	mark := []byte("~~")
	if !bytes.HasSuffix(w.content[:inner.Start], mark) || !bytes.HasPrefix(w.content[inner.End:], mark) {
		mark = mark[:1]
	}
	return source.Span{Start: inner.Start - len(mark), End: inner.End + len(mark)}
}

func (w *walker) countImage(name string) {
	if w.link != nil && name == "image" {
		w.link.Images++
	}
}

// text adds running text. Of a delimiter run that emphasis used in part, goldmark leaves the rest as text in the place of the
// whole run; behind tells where it really is.
func (w *walker) text(n *ast.Text, behind int) source.Span {
	whole := source.Span{Start: max(n.Segment.Start, behind)}
	whole.End = whole.Start + n.Segment.Len()
	w.shownText(whole, n.IsRaw())
	w.findBareLinks(whole.Start, whole.End)
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.visible.lineBreak(whole.End)
	}
	return whole
}

// shownText adds what a reader sees of running text: not the mark of a quote, nor what stands in an [!INCLUDE …].
func (w *walker) shownText(span source.Span, raw bool) {
	if w.hidden.Holds(span.Start) {
		span.Start = min(w.hidden.End, span.End)
	}
	if raw {
		w.visible.verbatim(span)
		return
	}
	if include := w.includeIn(span); !include.Empty() {
		w.visible.markdown(source.Span{Start: span.Start, End: include.Start})
		w.hidden = include
		span.Start = min(include.End, span.End)
		if !span.Empty() {
			w.shownText(span, raw)
		}
		return
	}
	w.visible.markdown(span)
}

// includeIn returns the first [!INCLUDE [title](path)] that begins in a stretch of text, an empty span where none does.
func (w *walker) includeIn(text source.Span) source.Span {
	const longest = 4096 // far beyond any that authors write: an unclosed one must not cost a look at all that follows
	if !w.includes {
		return source.Span{}
	}
	for start := text.Start; start < text.End; start++ {
		next := bytes.IndexByte(w.content[start:text.End], '[')
		if next < 0 {
			break
		}
		start += next
		behind := w.content[start:max(start, min(w.block.Span.End, start+longest))]
		escaped := start > text.Start && w.content[start-1] == '\\'
		if escaped || !opensInclude(behind) {
			continue
		}
		if length := bracketEnd(behind); length > 0 {
			return source.Span{Start: start, End: start + length}
		}
	}
	return source.Span{}
}

// opensInclude reports whether a text begins with [!INCLUDE, case ignored.
func opensInclude(text []byte) bool {
	const mark = "[!include"
	return len(text) >= len(mark) && bytes.EqualFold(text[:len(mark)], []byte(mark))
}

// mayInclude reports whether there is an [!INCLUDE anywhere in a text: few articles have one.
func mayInclude(text []byte) bool {
	for {
		next := bytes.Index(text, []byte("[!"))
		if next < 0 {
			return false
		}
		if opensInclude(text[next:]) {
			return true
		}
		text = text[next+1:]
	}
}

func (w *walker) emphasis(n *ast.Emphasis) source.Span {
	e := w.memory.emphases.one()
	*e = Emphasis{Level: n.Level, Block: w.block, shown: w.visible.here()}
	w.doc.Emphases = append(w.doc.Emphases, e)
	e.Inner = w.inlines(n)
	e.Span = source.Span{Start: e.Inner.Start - n.Level, End: e.Inner.End + n.Level}
	w.visible.end(&e.shown)
	return e.Span
}

func (w *walker) inlineLink(n *ast.Link) source.Span {
	at := w.noted.link(n.Pos())
	link := w.memory.links.one()
	*link = Link{
		Span:        source.Span{Start: n.Pos(), End: at.end},
		TextSpan:    source.Span{Start: n.Pos() + 1, End: at.bracket},
		Destination: decode(string(n.Destination)),
		Block:       w.block,
		shown:       w.visible.here(),
	}
	if n.Reference != nil {
		link.Kind = ReferenceLink
	} else {
		link.DestinationSpan = w.destination(n.Destination, at)
	}
	if isInclude(w.content[:n.Pos()]) {
		link.Kind = IncludeLink
	}
	w.doc.Links = append(w.doc.Links, link)
	outer := w.link
	w.link = link
	w.inlines(n)
	w.link = outer
	w.visible.end(&link.shown)
	return link.Span
}

// isInclude reports whether a link behind that text is the target of [!INCLUDE [title](path)].
func isInclude(before []byte) bool {
	before = bytes.TrimRight(before, " ")
	const mark = "[!include"
	return len(before) >= len(mark) && strings.EqualFold(string(before[len(before)-len(mark):]), mark)
}

// destination finds where a link's destination is written: behind its ](, white space and perhaps a <.
func (w *walker) destination(raw []byte, at linkPlace) source.Span {
	start := min(at.bracket+2, at.end)
	i := bytes.Index(w.content[start:at.end], raw)
	if i < 0 {
		return source.Span{}
	}
	return source.Span{Start: start + i, End: start + i + len(raw)}
}

func (w *walker) image(n *ast.Image) source.Span {
	at := w.noted.link(n.Pos())
	image := &Image{
		Span:    source.Span{Start: n.Pos(), End: at.end},
		Source:  decode(string(n.Destination)),
		Alt:     anchorText(w.content, n),
		AltSpan: source.Span{Start: n.Pos() + 2, End: at.bracket},
		HasAlt:  true,
		Block:   w.block,
	}
	if n.Reference == nil {
		image.SourceSpan = w.destination(n.Destination, at)
	}
	w.doc.Images = append(w.doc.Images, image)
	w.countImage("image")
	return image.Span
}

func (w *walker) codeSpan(n *ast.CodeSpan) source.Span {
	start := n.Pos()
	ticks := 0
	for w.content[start+ticks] == '`' {
		ticks++
	}
	end := start + ticks
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		segment := c.(*ast.Text).Segment
		w.codeLine(source.Span{Start: segment.Start, End: segment.Stop})
		end = segment.Stop
	}
	for w.content[end] != '`' {
		end++
	}
	end += ticks
	span := source.Span{Start: start, End: end}
	w.doc.Code = append(w.doc.Code, span)
	return span
}

// codeLine adds a line of inline code; its line ending shows as a space.
func (w *walker) codeLine(span source.Span) {
	text := w.content[span.Start:span.End]
	trimmed := bytes.TrimRight(text, "\r\n")
	w.visible.verbatim(source.Span{Start: span.Start, End: span.Start + len(trimmed)})
	if len(trimmed) < len(text) {
		w.visible.lineBreak(span.Start + len(trimmed))
	}
}

func (w *walker) autolink(n *ast.AutoLink) source.Span {
	label := source.Span{Start: n.Pos() + 1, End: n.Pos() + 1 + len(n.Label(w.content))}
	destination := string(n.URL(w.content))
	if n.AutoLinkType == ast.AutoLinkEmail {
		destination = "mailto:" + destination
	}
	w.doc.Links = append(w.doc.Links, &Link{Kind: Autolink, Span: source.Span{Start: n.Pos(), End: label.End + 1}, TextSpan: label,
		Destination: destination, DestinationSpan: label, Block: w.block, shown: stretch{int32(w.visible.text.Len()), int32(label.Len())}})
	w.visible.verbatim(label)
	return source.Span{Start: n.Pos(), End: label.End + 1}
}

func (w *walker) rawHTML(n *ast.RawHTML) source.Span {
	last := n.Segments.Len() - 1
	span := source.Span{Start: n.Segments.At(0).Start, End: n.Segments.At(last).Stop}
	piece, ok := scanMarkup(w.content, span.Start, span.End)
	switch {
	case !ok:
	case piece.comment != nil:
		piece.comment.Block = w.block
		w.doc.Comments = append(w.doc.Comments, piece.comment)
	default:
		w.tag(piece.tag)
		if breaksLine(piece.tag.Name) {
			w.visible.lineBreak(span.Start)
		}
	}
	return span
}

var addressMarks = [...][]byte{[]byte("://"), []byte("www.")}

// addresses lists the offsets in the body at which a bare link may stand, so that the walk need not search each text for them.
func addresses(content []byte, body source.Span) []int {
	var found []int
	for i := body.Start; i < body.End; {
		next := bytes.Index(content[i:body.End], addressMarks[0])
		if next < 0 {
			break
		}
		found = append(found, i+next)
		i += next + len(addressMarks[0])
	}
	return found
}

// findBareLinks notes the addresses in running text, which Learn makes links of.
func (w *walker) findBareLinks(start, end int) {
	if start != w.running.End {
		w.running.Start = start
	}
	w.running.End = end
	for len(w.bareLinks) > 0 && w.bareLinks[0] < end {
		at := w.bareLinks[0]
		w.bareLinks = w.bareLinks[1:]
		if at < start || at < w.bareBehind || w.link != nil || w.hidden.Holds(at) {
			continue
		}
		span, ok := w.bareLink(at)
		if !ok || span.Start < w.running.Start {
			continue
		}
		w.bareBehind = span.End
		shown := w.visible.shownAt(span.Start)
		w.doc.Links = append(w.doc.Links, &Link{Kind: BareLink, Span: span, TextSpan: span, Destination: string(w.content[span.Start:span.End]),
			DestinationSpan: span, Block: w.block, shown: stretch{int32(shown), int32(span.Len())}})
	}
}

// bareLink reads the address around its ://, as far as white space or <, without the punctuation of the sentence behind it.
func (w *walker) bareLink(at int) (source.Span, bool) {
	start := at
	for start > 0 && isLetter(w.content[start-1]) {
		start--
	}
	switch scheme := strings.ToLower(string(w.content[start:at])); scheme {
	case "http", "https", "ftp":
	default:
		return source.Span{}, false
	}
	end := at
	for end < len(w.content) && !isSpace(w.content[end]) && w.content[end] != '<' {
		end++
	}
	trimmed := bytes.TrimRight(w.content[start:end], "?!.,:;*_~'\"")
	if bytes.HasSuffix(trimmed, []byte(")")) && bytes.Count(trimmed, []byte("(")) < bytes.Count(trimmed, []byte(")")) {
		trimmed = trimmed[:len(trimmed)-1]
	}
	return source.Span{Start: start, End: start + len(trimmed)}, start+len(trimmed) > at+3
}
