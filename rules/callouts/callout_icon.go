package callouts

import (
	"sort"
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// An icon is a callout's picture with what stands around it.
type icon struct {
	doc    *markdown.Document
	image  *markdown.Image
	quote  *markdown.Quote
	name   string      // of its file
	before source.Span // what stands before it in its block, the mark of an alert not counted
	behind source.Span // the first line with text behind it
}

func newIcon(doc *markdown.Document, image *markdown.Image) *icon {
	i := &icon{doc: doc, image: image, quote: image.Block.Quote, name: fileName(image.Source)}
	i.before = source.Span{Start: image.Block.Span.Start, End: image.Span.Start}
	if i.quote != nil && i.before.Contains(i.quote.MarkSpan) {
		i.before.Start = i.quote.MarkSpan.End
	}
	i.before = i.between(i.before.Start, i.before.End)
	i.behind = i.between(image.Span.End, image.Block.Span.End)
	if i.behind.Empty() {
		if next := i.nextBlock(); next != nil {
			i.behind = i.between(next.Span.Start, next.Span.End)
		}
	}
	if line := strings.IndexAny(i.text(i.behind), "\r\n"); line >= 0 {
		i.behind.End = i.behind.Start + line
	}
	return i
}

// between returns a stretch of the file without the blanks and the marks of quotes at its ends.
func (i *icon) between(start, end int) source.Span {
	const blanks = " \t\r\n>\u00a0"
	text := string(i.doc.File.Bytes[start:max(start, end)])
	trimmed := strings.TrimLeft(text, blanks)
	for strings.HasPrefix(trimmed, "&nbsp;") {
		trimmed = strings.TrimLeft(trimmed[len("&nbsp;"):], blanks)
	}
	start += len(text) - len(trimmed)
	return source.Span{Start: start, End: start + len(strings.TrimRight(trimmed, blanks))}
}

// nextBlock returns the paragraph behind the icon's block in the same quote: an icon alone on its line is a block of its own.
func (i *icon) nextBlock() *markdown.Block {
	if i.quote == nil {
		return nil
	}
	blocks := i.quote.Blocks
	next := sort.Search(len(blocks), func(n int) bool { return blocks[n].Span.Start >= i.image.Span.End })
	if next == len(blocks) || blocks[next].Kind != markdown.Paragraph {
		return nil
	}
	return blocks[next]
}

func (i *icon) text(s source.Span) string { return i.doc.File.Text(s) }

func (i *icon) spanOf(l label) source.Span {
	return source.Span{Start: i.behind.Start, End: i.behind.Start + l.length}
}

// lazy reports whether the icon stands in a line that lacks the > of its quote.
func (i *icon) lazy() bool {
	if i.quote == nil {
		return false
	}
	lines := i.quote.Lazy
	at := sort.Search(len(lines), func(n int) bool { return lines[n].End >= i.image.Span.End })
	return at < len(lines) && lines[at].Contains(i.image.Span)
}

// opensBlock reports whether the icon is the first thing in a block that could be the first one of a quote.
func (i *icon) opensBlock() bool {
	kind := i.image.Block.Kind
	return (kind == markdown.Paragraph || kind == markdown.Colons) && strings.Trim(i.text(i.before), "*_[") == ""
}

// opensQuote reports whether nothing that a reader sees stands before the icon in its quote.
func (i *icon) opensQuote() bool { return i.opensBlock() && i.opensQuoteBlock() }

func (i *icon) opensQuoteBlock() bool {
	if i.quote == nil {
		return false
	}
	for _, b := range i.quote.Blocks {
		if b == i.image.Block {
			return true
		}
		if i.doc.Shows(b) {
			return false
		}
	}
	return false
}

// fileName returns the last part of a picture's source.
func fileName(target string) string {
	if end := strings.IndexAny(target, "?#"); end >= 0 {
		target = target[:end]
	}
	return strings.TrimSpace(target[strings.LastIndexAny(target, `/\`)+1:])
}
