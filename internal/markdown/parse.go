package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"

	"github.com/maturitylint/maturitylint/internal/source"
)

// Parse reads a file. It accepts any bytes, but only in valid UTF-8 do spans lie on the borders of characters.
func Parse(f *source.File) *Document { return ParseInto(new(Memory), f) }

// ParseInto reads a file like Parse. The document is in the memory, whose last document must not be used any more; only
// strings of it stay as they were.
func ParseInto(m *Memory, f *source.File) *Document { return parse(m, f, sharedParser()) }

func parse(m *Memory, f *source.File, goldmark parser.Parser) *Document {
	m.reset()
	front, body := parseFrontMatter(m, f)
	doc := &Document{File: f, FrontMatter: front, Body: source.Span{Start: body, End: len(f.Bytes)}}
	root, noted := parseBody(m, goldmark, f.Bytes, doc.Body)
	doc.Root = root
	doc.Blocks = m.list[:0]
	w := &walker{
		doc:       doc,
		memory:    m,
		content:   f.Bytes,
		noted:     noted,
		visible:   textBuilder{content: f.Bytes, runs: slices.Grow(m.runs[:0], doc.Body.Len()/128)},
		ids:       anchorMaker{taken: make(map[string]int, 16)},
		includes:  mayInclude(f.Bytes),
		bareLinks: addresses(f.Bytes, doc.Body),
	}
	w.visible.text.Grow(doc.Body.Len())
	w.blocks(root, place{top: true})
	slices.SortStableFunc(doc.TripleColons, func(a, b *TripleColon) int { return a.Span.Start - b.Span.Start })
	doc.setTexts(&w.visible)
	m.runs, m.list = w.visible.runs, doc.Blocks
	return doc
}

// setTexts gives every part its text once the visible text is complete.
func (d *Document) setTexts(visible *textBuilder) {
	d.Text = Text{String: visible.text.String(), runs: visible.runs}
	for _, b := range d.Blocks {
		b.Text = b.shown.of(d.Text.String)
		if b.Heading != nil {
			b.Heading.Text = collapse(b.Text)
		}
	}
	for _, l := range d.Links {
		if l.Kind == BareLink { // markup in an address does not show
			l.shown.length = min(l.shown.length, l.Block.shown.start+l.Block.shown.length-l.shown.start)
		}
		l.Text = l.shown.of(d.Text.String)
	}
	for _, e := range d.Emphases {
		e.Text = e.shown.of(d.Text.String)
	}
}

// collapse trims a heading's text and makes one space of each run of white space, as a reader sees it.
func collapse(text string) string {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "  ") || strings.IndexByte(text, '\t') >= 0 || strings.IndexByte(text, '\n') >= 0 {
		return strings.Join(strings.Fields(text), " ")
	}
	return text
}
