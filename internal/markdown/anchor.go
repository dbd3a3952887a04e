package markdown

import (
	"strconv"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/maturitylint/maturitylint/internal/source"
)

// An anchorMaker gives headings their ids in document order.
type anchorMaker struct {
	taken map[string]int // id → the next number to try behind it
}

// unique returns the id itself or, where it is taken, with the first free number behind it.
func (m *anchorMaker) unique(id string) string {
	next, taken := m.taken[id]
	if !taken {
		m.taken[id] = 1
		return id
	}
	for {
		numbered := id + "-" + strconv.Itoa(next)
		next++
		if _, taken := m.taken[numbered]; !taken {
			m.taken[id] = next
			m.taken[numbered] = 1
			return numbered
		}
	}
}

// AnchorOf returns the anchor of a heading that reads so, as long as no other heading has it.
func AnchorOf(text string) string { return headingID(text) }

// headingID makes the id that Learn gives a heading of that text, before duplicates are numbered.
func headingID(text string) string {
	var buffer [80]byte // on the stack, and enough for nearly every heading
	id := buffer[:0]
	for _, r := range WithoutShortcodes(text) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '_':
			id = append(id, byte(r))
		case r == ' ':
			id = append(id, '-')
		case r > 0xFFFF:
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			id = append(id, string(unicode.ToLower(r))...)
		}
	}
	if len(id) == 0 {
		return "section"
	}
	return string(id)
}

// anchorText is the text that an id is made from. It is the visible text, up to line breaks, of which an id holds nothing,
// but where there are pictures, whose alt text it holds, or triple colons, of which it holds nothing.
func anchorText(content []byte, heading ast.Node) string {
	b := textBuilder{content: content}
	b.anchorText(heading)
	return b.text.String()
}

func (b *textBuilder) anchorText(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			span := source.Span{Start: n.Segment.Start, End: n.Segment.Stop}
			if n.IsRaw() {
				b.verbatim(span)
			} else {
				b.markdown(span)
			}
		case *ast.AutoLink:
			b.text.Write(n.Label(b.content))
		case *ast.Emphasis, *ast.Link, *ast.Image, *ast.CodeSpan, *extast.Strikethrough:
			b.anchorText(n)
		}
	}
}

// explicitID returns the id of an <a id="…"></a> or <a name="…"></a> that a heading opens with, "" where
// there is none or where nothing follows it.
func explicitID(content []byte, heading *ast.Heading) string {
	opening, ok := heading.FirstChild().(*ast.RawHTML)
	if !ok {
		return ""
	}
	closing, ok := opening.NextSibling().(*ast.RawHTML)
	if !ok || closing.NextSibling() == nil {
		return ""
	}
	open, ok := scanTag(content, opening.Segments.At(0).Start, len(content))
	if !ok || open.Name != "a" || open.Closing {
		return ""
	}
	shut, ok := scanTag(content, closing.Segments.At(0).Start, len(content))
	if !ok || shut.Name != "a" || !shut.Closing {
		return ""
	}
	return open.id()
}

// id returns the tag's id or else its name, as an anchor for links.
func (t *Tag) id() string {
	for _, key := range [...]string{"id", "name"} {
		for _, a := range t.Attributes {
			if a.Name == key && a.Value != "" {
				return a.Value
			}
		}
	}
	return ""
}
