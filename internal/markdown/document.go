// Package markdown reads Markdown as Microsoft Learn does: goldmark with front matter, tabs,
// triple colons, alerts, comments, anchors and the text that a reader sees. Every quirk of
// goldmark and of the front-matter library ends here; what leaves are plain lists in document
// order whose spans lie in the file as it is on disk.
package markdown

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A Document is one parsed file. It does not change once it is parsed.
type Document struct {
	File        *source.File
	FrontMatter FrontMatter
	Body        source.Span // everything behind the front matter
	Root        ast.Node

	// The leaves of the block structure and what stands in them, each list in document order.
	Blocks       []*Block
	Headings     []*Heading
	Links        []*Link
	Images       []*Image
	Comments     []*Comment
	Quotes       []*Quote
	TripleColons []*TripleColon
	Tags         []*Tag
	Emphases     []*Emphasis
	Code         []source.Span // code blocks with their fences and code spans with their backticks

	// Text is what a reader sees of the body, a line for each block; block, heading and link texts are parts of it.
	Text Text

	anchors     map[string]bool
	anchorsOnce sync.Once
	linksTo     map[string][]*Link
	linksOnce   sync.Once
}

// A stretch is a part of the document's text.
type stretch struct {
	start, length int32
}

func (s stretch) of(text string) string { return text[s.start : s.start+s.length] }

// A BlockKind says what a leaf block is.
type BlockKind uint8

// The block kinds.
const (
	Paragraph BlockKind = iota // also the text of a list item
	HeadingBlock
	TableCell
	CodeBlock
	HTMLBlock // HTML, a comment included
	Break     // a thematic break
	Colons    // a line of its own that is a triple-colon construct; a complex image with its description
)

// A Block is a leaf of the block structure: it holds inlines or raw text, but no other block.
type Block struct {
	Kind    BlockKind
	InList  bool
	InTable bool
	Top     bool        // a direct child of the document
	Open    bool        // a fenced CodeBlock without its closing fence: it reaches to the end of what it stands in
	Span    source.Span // from its first to its last character, without markers of quotes and lists around it
	Text    string      // the visible text; empty for a block that shows none

	Heading *Heading // of a HeadingBlock
	Quote   *Quote   // the innermost quote around it, nil outside quotes

	// Lines are the spans of the block's lines, without what stands before them in quotes and lists. (Paragraphs, headings.)
	Lines []source.Span

	Node  ast.Node
	doc   *Document
	shown stretch // Text
}

// A Heading is an ATX or setext heading.
type Heading struct {
	Span     source.Span // from its first # to its last character, a closing # sequence or a setext underline included
	TextSpan source.Span // the Markdown of its text; empty, behind the #s, where there is none
	Depth    int         // 1 to 6
	Text     string      // the visible text, trimmed
	Anchor   string      // the id that Learn gives it
	Setext   bool
	Top      bool     // a direct child of the document
	Tab      *TabLink // nil where it is no tab; a heading inside a list or quote is never one

	Block *Block
	Node  *ast.Heading
}

// Underline returns what a finding about a heading underlines: its text or, where it has none, its marks.
func (h *Heading) Underline() source.Span {
	if h.TextSpan.Empty() {
		return h.Span
	}
	return h.TextSpan
}

// A TabLink is the target of a tab heading, `#tab/ID` or `#tab/ID/CONDITION`.
type TabLink struct {
	ID        string
	IDSpan    source.Span
	Condition string
	Link      *Link
}

// A LinkKind says how a link is written.
type LinkKind int

// The link kinds.
const (
	InlineLink    LinkKind = iota // [text](destination)
	ReferenceLink                 // [text][label], [text][] or [text]
	Autolink                      // <https://example.com>
	BareLink                      // https://example.com as text
	HTMLLink                      // <a href="destination">
	IncludeLink                   // [!INCLUDE [title](destination)]: pulls in a file, shows no link
)

// A Link is anything that leads somewhere when it is clicked, or includes a file.
type Link struct {
	Kind            LinkKind
	Span            source.Span // the whole construct; of an HTMLLink the opening tag
	TextSpan        source.Span // the Markdown of its text
	Text            string      // the visible text; images in it do not count
	Destination     string      // entities and escapes decoded
	DestinationSpan source.Span // where the destination is written; empty for a ReferenceLink
	Block           *Block
	Images          int // pictures in its text

	shown stretch // Text
}

// An ImageKind says how a picture is written.
type ImageKind int

// The image kinds.
const (
	MarkdownImage ImageKind = iota // ![alt](source)
	ContentImage                   // :::image type="content"
	ComplexImage                   // :::image type="complex"
	IconImage                      // :::image type="icon"
	HTMLImage                      // <img>
)

// An Image is a picture in the article.
type Image struct {
	Kind       ImageKind
	Span       source.Span
	Source     string      // empty where none is given
	SourceSpan source.Span // empty for a reference image
	Alt        string
	AltSpan    source.Span // between the brackets or quotes
	HasAlt     bool        // an alt text is written, be it empty (always true for MarkdownImage)
	Block      *Block
	Colons     *TripleColon // of a triple-colon image
}

// A Comment is an HTML comment, or a `[//]: # (text)` line.
type Comment struct {
	Span     source.Span // from <!-- to -->
	Text     string      // what stands between the marks, trimmed
	TextSpan source.Span
	Closed   bool   // false where --> never comes
	Block    *Block // the paragraph or HTML block that it stands in; nil for a [//] line
}

// A QuoteKind says what a block quote is on Learn.
type QuoteKind int

// The quote kinds.
const (
	PlainQuote   QuoteKind = iota
	AlertQuote             // [!NOTE] and its four kin
	DivQuote               // [!div class="…"]
	VideoQuote             // [!VIDEO …]
	UnknownQuote           // [!WORD] that Learn does not know
)

// A Quote is a block quote.
type Quote struct {
	Kind      QuoteKind
	Span      source.Span // from its first > to the end of its last line
	Mark      string      // the word of the mark as written, "" without one
	MarkSpan  source.Span // the mark from [ to ]
	Class     string      // of a DivQuote
	AfterMark source.Span // text behind the mark on its own line, empty if none
	Parent    *Quote      // the quote around it
	InList    bool
	Top       bool
	Lazy      []source.Span // lines that continue it without a >, from their first character to the end of the line
	Blocks    []*Block      // the leaves in it, those of quotes in it included

	Node *ast.Blockquote
}

// A TripleColon is a `:::name …` construct, or what was meant to be one.
type TripleColon struct {
	Span       source.Span // from the first colon to the last character of the construct
	Name       string      // lower-cased: image, zone, zone-end, …
	NameSpan   source.Span
	Attributes []Attribute
	Problem    string // what makes it malformed, with what is expected; "" for a well-formed one
	ProblemAt  source.Span
	Remedy     string // what to do about the problem, as a request
	Block      *Block // the block that it stands in
	Own        bool   // it stands alone on its line
}

// Attribute returns the attribute of that name.
func (t *TripleColon) Attribute(name string) (Attribute, bool) {
	for _, a := range t.Attributes {
		if a.Name == name {
			return a, true
		}
	}
	return Attribute{}, false
}

// An Attribute is a name with a value, of a triple colon or an HTML tag.
type Attribute struct {
	Name      string // lower-cased
	NameSpan  source.Span
	Value     string
	ValueSpan source.Span // without the quotes
}

// A Tag is an HTML tag, inline or in an HTML block.
type Tag struct {
	Span       source.Span
	Name       string // lower-cased, without the slash
	Closing    bool
	Attributes []Attribute
	Block      *Block
}

// An Emphasis is bold (level 2) or italic (level 1) text.
type Emphasis struct {
	Span  source.Span // the delimiters included
	Inner source.Span
	Level int
	Block *Block
	Text  string // the visible text in it

	shown stretch // Text
}

// HasAnchor reports whether a link to #anchor finds its place: a heading's id, an HTML id or name, or "top". Case counts.
func (d *Document) HasAnchor(anchor string) bool {
	d.anchorsOnce.Do(func() {
		d.anchors = make(map[string]bool, len(d.Headings)+1)
		for a := range d.EachAnchor {
			d.anchors[a] = true
		}
	})
	return d.anchors[anchor]
}

// Anchors lists every anchor that HasAnchor knows, sorted.
func (d *Document) Anchors() []string {
	anchors := slices.AppendSeq(make([]string, 0, len(d.Headings)+1), d.EachAnchor)
	slices.Sort(anchors)
	return slices.Compact(anchors)
}

// EachAnchor yields the anchors of Anchors in no order, some perhaps more than once.
func (d *Document) EachAnchor(yield func(string) bool) {
	if !yield("top") {
		return
	}
	for _, h := range d.Headings {
		if !yield(h.Anchor) {
			return
		}
	}
	for _, t := range d.Tags {
		for _, a := range t.Attributes {
			if (a.Name == "id" || a.Name == "name") && a.Value != "" && !yield(a.Value) {
				return
			}
		}
	}
}

// InCode reports whether the byte at offset lies in a code block or code span.
func (d *Document) InCode(offset int) bool {
	first := sort.Search(len(d.Code), func(i int) bool { return offset < d.Code[i].End })
	return first < len(d.Code) && d.Code[first].Holds(offset)
}

// Words counts the words in Text.
func (b *Block) Words() int { return countWords(b.Text) }

// HasWords reports whether there is a word in Text.
func (b *Block) HasWords() bool { return strings.IndexFunc(b.Text, inWord) >= 0 }

// Source returns the span in the file that shows as block.Text[start:end].
func (b *Block) Source(start, end int) source.Span {
	return b.doc.Text.source(int(b.shown.start)+start, int(b.shown.start)+end)
}
