package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A walker goes once over the AST and writes down what the document holds.
type walker struct {
	doc     *Document
	content []byte
	noted   *reading
	visible textBuilder
	ids     anchorMaker
	memory  *Memory

	block      *Block
	hidden     source.Span // the mark of a quote or an include, whose text does not show
	link       *Link       // the Markdown link around, whose text is being read
	htmlLink   *Link       // the HTML link that waits for its </a>
	includes   bool        // an [!INCLUDE stands somewhere in the file
	bareLinks  []int       // offsets of :// and www. in the file that have not been passed yet
	bareBehind int         // where the last bare link ended
	running    source.Span // the text up to here that no markup parts, however goldmark cuts it
	colons     int         // how many malformed constructs have found their block
}

// A place is what stands around a block.
type place struct {
	quote   *Quote
	depth   int // of quotes
	inList  bool
	inTable bool
	top     bool
}

func (w *walker) blocks(parent ast.Node, at place) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.container(n, at)
	}
}

func (w *walker) container(n ast.Node, at place) {
	inner := at
	inner.top = false
	switch n := n.(type) {
	case *ast.List:
		inner.inList = true
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			w.blocks(item, inner)
		}
	case *ast.Blockquote:
		w.quote(n, at)
	case *extast.Table:
		inner.inTable = true
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			w.blocks(row, inner)
		}
	case *ast.LinkReferenceDefinition:
		w.definition(n)
	default:
		w.leaf(n, at)
	}
}

// leaf adds a block with the text that it shows.
func (w *walker) leaf(n ast.Node, at place) {
	b := w.memory.blocks.one()
	*b = Block{doc: w.doc, Node: n, Quote: at.quote, InList: at.inList, InTable: at.inTable, Top: at.top, shown: w.visible.here()}
	if !w.span(b) {
		return
	}
	w.block = b
	w.doc.Blocks = append(w.doc.Blocks, b)
	switch b.Kind {
	case Paragraph, TableCell:
		w.lines(n, at.depth)
		if at.quote == nil {
			w.include(b.Lines[0])
		}
		w.inlines(n)
	case HeadingBlock:
		w.lines(n, at.depth)
		w.heading(n.(*ast.Heading))
	case CodeBlock:
		w.doc.Code = append(w.doc.Code, b.Span)
	case HTMLBlock:
		w.html(n.(*ast.HTMLBlock))
	case Colons:
		w.colonsBlock(n.(*colonsBlock))
	}
	w.malformed(b)
	w.finish(b)
}

// finish closes the block's line of visible text.
func (w *walker) finish(b *Block) {
	w.visible.end(&b.shown)
	if b.shown.length > 0 {
		w.visible.lineBreak(b.Span.End)
	}
}

// span sets the block's kind and span; false for a table cell that the row leaves out.
func (w *walker) span(b *Block) bool {
	lines := b.Node.Lines()
	switch n := b.Node.(type) {
	case *ast.Heading:
		b.Kind = HeadingBlock
		b.Span = w.headingSpan(n)
		return true
	case *ast.ThematicBreak:
		b.Kind = Break
		b.Span = w.lineFrom(w.noted.pos(n))
		return true
	case *ast.FencedCodeBlock:
		b.Kind = CodeBlock
		b.Span = w.fenceSpan(n)
		b.Open = w.noted.fences[n] == 0
		return true
	case *colonsBlock:
		b.Kind = Colons
		b.Span = source.Span{Start: n.construct.Span.Start, End: n.end}
		return true
	case *ast.CodeBlock:
		b.Kind = CodeBlock
	case *ast.HTMLBlock:
		b.Kind = HTMLBlock
	case *extast.TableCell:
		b.Kind = TableCell
	}
	if lines.Len() == 0 {
		return false
	}
	b.Span = source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}
	if n, ok := b.Node.(*ast.HTMLBlock); ok && n.HasClosure() {
		b.Span.End = n.ClosureLine.Stop
	}
	b.Span = w.doc.File.Trim(b.Span)
	return true
}

// lineFrom returns the span from start to the end of its line, white space trimmed.
func (w *walker) lineFrom(start int) source.Span {
	end := len(w.content)
	if i := bytes.IndexByte(w.content[start:], '\n'); i >= 0 {
		end = start + i
	}
	return source.Span{Start: start, End: start + len(bytes.TrimRight(w.content[start:end], " \t\r"))}
}

// fenceSpan takes in both fences; goldmark's lines hold only what stands between them.
func (w *walker) fenceSpan(n *ast.FencedCodeBlock) source.Span {
	span := w.lineFrom(w.noted.pos(n))
	if lines := n.Lines(); lines.Len() > 0 {
		span.End = max(span.End, lines.At(lines.Len()-1).Stop)
	}
	span.End = max(span.End, w.noted.fences[n])
	return w.doc.File.Trim(span)
}

// lines notes the spans of a block's lines, and those that continue a quote without its mark.
func (w *walker) lines(n ast.Node, depth int) {
	lines := n.Lines()
	w.block.Lines = w.memory.lines.take(lines.Len())
	for i := range lines.Len() {
		line := lines.At(i)
		span := source.Span{Start: line.Start, End: line.Stop}
		for span.End > span.Start && isSpace(w.content[span.End-1]) {
			span.End--
		}
		w.block.Lines[i] = span
		if depth > 0 && i > 0 && w.quoteMarks(span.Start) < depth {
			w.block.Quote.Lazy = append(w.block.Quote.Lazy, span)
		}
	}
}

// quoteMarks counts the > between the start of the line and offset.
func (w *walker) quoteMarks(offset int) int {
	start := bytes.LastIndexByte(w.content[:offset], '\n') + 1
	return bytes.Count(w.content[start:offset], []byte{'>'})
}

// definition turns `[//]: # (text)` into a comment.
func (w *walker) definition(n *ast.LinkReferenceDefinition) {
	if string(n.Label) != "//" || n.Lines().Len() == 0 {
		return
	}
	lines := n.Lines()
	span := w.doc.File.Trim(source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop})
	comment := &Comment{Span: span, Text: string(bytes.TrimSpace(n.Title)), Closed: true}
	if i := bytes.Index(w.content[span.Start:span.End], n.Title); i >= 0 && len(n.Title) > 0 {
		comment.TextSpan = w.doc.File.Trim(source.Span{Start: span.Start + i, End: span.Start + i + len(n.Title)})
	}
	w.doc.Comments = append(w.doc.Comments, comment)
}

// html takes an HTML block apart. Its text shows, its tags do not; those of blocks separate words.
func (w *walker) html(n *ast.HTMLBlock) {
	scanHTML(w.content, w.block.Span, func(p htmlPiece) {
		switch {
		case p.comment != nil:
			p.comment.Block = w.block
			w.doc.Comments = append(w.doc.Comments, p.comment)
		case p.tag != nil:
			w.tag(p.tag)
			if breaksLine(p.tag.Name) {
				w.visible.lineBreak(p.span.Start)
			}
		default:
			w.htmlText(n, p.span)
		}
	})
}

// htmlText adds the text between two tags, line by line, so that the marks of a quote around it stay out.
func (w *walker) htmlText(n *ast.HTMLBlock, span source.Span) {
	add := func(line text.Segment) {
		part := source.Span{Start: max(line.Start, span.Start), End: min(line.Stop, span.End)}
		if !part.Empty() {
			w.visible.markdown(part)
		}
	}
	for i := range n.Lines().Len() {
		add(n.Lines().At(i))
	}
	if n.HasClosure() {
		add(n.ClosureLine)
	}
}

// breaksLine reports whether a reader sees a new line at a tag of that name.
func breaksLine(name string) bool {
	switch name {
	case "br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "hr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
		"blockquote", "section", "summary", "details", "figure", "figcaption", "pre":
		return true
	}
	return false
}

// tag notes an HTML tag with what it links to, shows or can be linked to.
func (w *walker) tag(t *Tag) {
	t.Block = w.block
	w.doc.Tags = append(w.doc.Tags, t)
	for _, a := range t.Attributes {
		if a.Name == "href" && t.Name == "a" {
			w.openLink(t, a)
		}
	}
	if t.Name == "a" && t.Closing {
		w.closeLink(t)
	}
	if t.Name == "img" && !t.Closing {
		w.htmlImage(t)
	}
}

func (w *walker) openLink(t *Tag, href Attribute) {
	w.htmlLink = &Link{Kind: HTMLLink, Span: t.Span, Destination: href.Value, DestinationSpan: href.ValueSpan,
		TextSpan: source.Span{Start: t.Span.End, End: t.Span.End}, Block: w.block, shown: w.visible.here()}
	w.doc.Links = append(w.doc.Links, w.htmlLink)
}

// closeLink gives an HTML link its text, where its </a> stands in the same block.
func (w *walker) closeLink(t *Tag) {
	link := w.htmlLink
	w.htmlLink = nil
	if link == nil || link.Block != w.block {
		return
	}
	link.TextSpan.End = t.Span.Start
	w.visible.end(&link.shown)
}

func (w *walker) htmlImage(t *Tag) {
	image := &Image{Kind: HTMLImage, Span: t.Span, Block: w.block}
	for _, a := range t.Attributes {
		switch a.Name {
		case "src":
			image.Source, image.SourceSpan = a.Value, a.ValueSpan
		case "alt":
			image.Alt, image.AltSpan, image.HasAlt = a.Value, a.ValueSpan, true
		}
	}
	w.doc.Images = append(w.doc.Images, image)
}

func (w *walker) colonsBlock(n *colonsBlock) {
	w.construct(n.construct)
	if n.closing != nil {
		w.construct(n.closing)
	}
}

// construct notes a triple colon and the picture that it may be.
func (w *walker) construct(t *TripleColon) {
	t.Block = w.block
	w.doc.TripleColons = append(w.doc.TripleColons, t)
	switch t.Name {
	case "image":
		w.doc.Images = append(w.doc.Images, colonsImage(t))
	case "no-loc":
		if text, ok := t.Attribute("text"); ok {
			w.visible.verbatim(text.ValueSpan)
		}
	}
}

func colonsImage(t *TripleColon) *Image {
	image := &Image{Kind: ContentImage, Span: t.Span, Block: t.Block, Colons: t}
	kind, _ := t.Attribute("type")
	switch kind.Value {
	case "icon":
		image.Kind = IconImage
	case "complex":
		image.Kind = ComplexImage
	}
	if a, ok := t.Attribute("source"); ok {
		image.Source, image.SourceSpan = a.Value, a.ValueSpan
	}
	if a, ok := t.Attribute("alt-text"); ok {
		image.Alt, image.AltSpan, image.HasAlt = a.Value, a.ValueSpan, true
	}
	return image
}

// malformed hands the malformed constructs of a block over to it, in order.
func (w *walker) malformed(b *Block) {
	for ; w.colons < len(w.noted.colons); w.colons++ {
		t := w.noted.colons[w.colons]
		if t.Span.Start >= b.Span.End {
			return
		}
		t.Block = b
		w.doc.TripleColons = append(w.doc.TripleColons, t)
	}
}
