package markdown

import (
	"bytes"
	"strings"
)

// Shows reports whether a reader sees anything of a block: words, a picture, code, a line across the page or what
// is included from elsewhere. Of a comment, an anchor or the frame of a zone nobody sees anything.
func (d *Document) Shows(b *Block) bool {
	switch {
	case b.Kind == Break || b.Kind == CodeBlock:
		return true
	case b.Quote != nil && b.Quote.Kind == VideoQuote:
		return true
	case b.Kind == Colons:
		return d.showsConstruct(b)
	case strings.TrimSpace(b.Text) != "" || len(d.ImagesIn(b.Span)) > 0:
		return true
	case b.Kind == HTMLBlock || b.Kind == Paragraph:
		return d.embeds(b) || b.Kind == Paragraph && d.includes(b)
	}
	return false
}

// showsConstruct tells the triple colons that put something on the page from those that only part it.
func (d *Document) showsConstruct(b *Block) bool {
	for _, t := range within(d.TripleColons, b.Span, func(t *TripleColon) int { return t.Span.Start }) {
		switch t.Name {
		case "image", "video", "code", "form":
			return true
		}
	}
	return false
}

// embeds reports whether an HTML tag in the block shows something of its own. Pictures are in Images.
func (d *Document) embeds(b *Block) bool {
	for _, t := range within(d.Tags, b.Span, func(t *Tag) int { return t.Span.Start }) {
		switch t.Name {
		case "iframe", "video", "audio", "embed", "object", "svg":
			return true
		}
	}
	return false
}

// includes reports whether the block is an [!INCLUDE …] or [!code-…].
func (d *Document) includes(b *Block) bool {
	for _, mark := range [...]string{"[!include", "[!code"} {
		text := d.File.Bytes[b.Span.Start:b.Span.End]
		if len(text) > len(mark) && bytes.EqualFold(text[:len(mark)], []byte(mark)) {
			return true
		}
	}
	return false
}
