package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/maturitylint/maturitylint/internal/source"
)

// ColonNames are the triple-colon constructs that Learn knows.
var ColonNames = []string{
	"image", "image-end", "video", "code", "form", "no-loc", "zone", "zone-end", "moniker", "moniker-end",
	"row", "row-end", "column", "column-end",
}

// inlineNames are the constructs that may stand in running text. Like the end of a complex image, they are closed by another
// three colons on their own line.
var inlineNames = []string{"image", "video", "code", "form", "no-loc"}

const imageEnd = "image-end"

var colons = []byte(":::")

var (
	kindColonsBlock  = ast.NewNodeKind("TripleColonBlock")
	kindColonsInline = ast.NewNodeKind("TripleColonInline")
)

// A colonsBlock is a construct alone on its line, or a complex image with all lines up to its end.
type colonsBlock struct {
	ast.BaseBlock
	construct *TripleColon
	end       int          // behind the last character
	closing   *TripleColon // the image-end of a complex image
}

func (n *colonsBlock) Kind() ast.NodeKind            { return kindColonsBlock }
func (n *colonsBlock) IsRaw() bool                   { return true }
func (n *colonsBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A colonsInline is a construct in running text.
type colonsInline struct {
	ast.BaseInline
	construct *TripleColon
}

func (n *colonsInline) Kind() ast.NodeKind            { return kindColonsInline }
func (n *colonsInline) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// colonsBlockParser takes a line that holds a well-formed construct and nothing else. Learn reads such a line as a block
// of its own, so that it ends the paragraph before it.
type colonsBlockParser struct{}

func (colonsBlockParser) Trigger() []byte                             { return []byte{':'} }
func (colonsBlockParser) CanInterruptParagraph() bool                 { return true }
func (colonsBlockParser) CanAcceptIndentedLine() bool                 { return false }
func (colonsBlockParser) Close(ast.Node, text.Reader, parser.Context) {}

func (colonsBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	offset := pc.BlockOffset()
	if segment.Padding > 0 || offset < 0 || !bytes.HasPrefix(line[offset:], colons) {
		return nil, parser.NoChildren
	}
	stop := segment.Start + len(bytes.TrimRight(line, " \t\r\n"))
	construct := scanColons(reader.Source(), segment.Start+offset, stop, true)
	if construct == nil || construct.Problem != "" || construct.Span.End != stop {
		return nil, parser.NoChildren
	}
	construct.Own = true
	node := &colonsBlock{construct: construct, end: stop}
	node.Lines().Append(text.NewSegment(construct.Span.Start, stop))
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// Continue takes the description of a complex image. One that is never closed stands for itself: on Learn it
// swallows the rest of the article, but an author has that one fault to mend and not all that would follow from it.
func (colonsBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	block := node.(*colonsBlock)
	if block.closing != nil || !block.construct.complexImage() {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	if block.end == block.construct.Span.End && !imageEndFollows(reader.Source()[segment.Start:]) {
		return parser.Close
	}
	trimmed := bytes.TrimRight(line, " \t\r\n")
	start := segment.Start + len(trimmed) - len(bytes.TrimLeft(trimmed, " \t"))
	block.end = max(block.end, segment.Start+len(trimmed))
	if construct := scanColons(reader.Source(), start, segment.Start+len(trimmed), true); construct != nil && construct.Name == imageEnd && construct.Problem == "" {
		construct.Own = true
		block.closing = construct
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// imageEndFollows reports whether the next image construct is an image-end.
func imageEndFollows(rest []byte) bool {
	next := bytes.Index(rest, []byte(":::image"))
	return next >= 0 && bytes.HasPrefix(rest[next+len(":::image"):], []byte("-end:::"))
}

func (t *TripleColon) complexImage() bool {
	kind, _ := t.Attribute("type")
	return t.Name == "image" && kind.Value == "complex"
}

// colonsInlineParser takes constructs in running text and notes down the malformed ones, which Learn shows as text.
type colonsInlineParser struct{}

func (colonsInlineParser) Trigger() []byte { return []byte{':'} }

func (colonsInlineParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	content := block.Source()
	if !bytes.HasPrefix(line, colons) || segment.Start > 0 && content[segment.Start-1] == ':' {
		return nil
	}
	stop := segment.Start + len(bytes.TrimRight(line, " \t\r\n"))
	construct := scanColons(content, segment.Start, stop, block.PrecendingCharacter() == '\n')
	if construct == nil {
		return nil
	}
	if construct.Problem == "" && !slices.Contains(inlineNames, construct.Name) {
		construct.broken(construct.Span, fmt.Sprintf("text beside `:::%s`; it stands alone on its line", construct.Name), ownLine)
	}
	if construct.Problem != "" {
		noted := pc.Get(readingKey).(*reading)
		noted.colons = append(noted.colons, construct)
		return nil
	}
	block.Advance(construct.Span.End - segment.Start)
	return &colonsInline{construct: construct}
}

// scanColons reads the construct that begins at start and ends before stop, the end of its line. It returns
// nil where three colons are no construct: no name follows or, inside a line, a space or none that Learn knows.
func scanColons(content []byte, start, stop int, lineStart bool) *TripleColon {
	i := start + len(colons)
	for lineStart && i < stop && content[i] == ' ' {
		i++
	}
	nameEnd := i
	for nameEnd < stop && isNameByte(content[nameEnd]) {
		nameEnd++
	}
	if nameEnd == i {
		return nil
	}
	t := &TripleColon{
		Span:     source.Span{Start: start, End: stop},
		NameSpan: source.Span{Start: i, End: nameEnd},
		Name:     strings.ToLower(string(content[i:nameEnd])),
	}
	if !slices.Contains(ColonNames, t.Name) {
		if !lineStart {
			return nil
		}
		return t.broken(t.NameSpan, fmt.Sprintf("`:::%s` is no construct that Learn knows; the names are %s", t.Name, strings.Join(ColonNames, ", ")), "Write one of the constructs that Learn knows")
	}
	return t.scanAttributes(content, nameEnd, stop)
}

func (t *TripleColon) scanAttributes(content []byte, i, stop int) *TripleColon {
	for {
		for i < stop && content[i] == ' ' {
			i++
		}
		rest := content[i:stop]
		if bytes.HasPrefix(rest, colons) {
			t.Span.End = i + len(colons)
			return t
		}
		if len(rest) == 0 || !isNameByte(rest[0]) {
			return t.finish(i, stop)
		}
		attribute, next := scanColonAttribute(content, i, stop)
		if next < 0 {
			remedy := fmt.Sprintf("Write the value right behind the `=`, in straight double quotes: %s=\"…\"", attribute.Name)
			return t.broken(attribute.NameSpan, valueProblem(attribute.Name, content[attribute.NameSpan.End:stop]), remedy)
		}
		if _, twice := t.Attribute(attribute.Name); twice {
			return t.broken(attribute.NameSpan, fmt.Sprintf("`%s` stands twice; an attribute stands once", attribute.Name), "Take one of the two out")
		}
		t.Attributes = append(t.Attributes, attribute)
		i = next
	}
}

// finish judges a construct whose attributes are not followed by three colons.
func (t *TripleColon) finish(i, stop int) *TripleColon {
	if slices.Contains(inlineNames, t.Name) || t.Name == imageEnd {
		at := source.Span{Start: t.Span.Start, End: t.NameSpan.End}
		return t.broken(at, fmt.Sprintf("`:::%s` is not closed; its attributes end with `:::` on the same line", t.Name), "Write ::: behind the last attribute, on the same line")
	}
	if i < stop {
		return t.broken(source.Span{Start: i, End: stop}, fmt.Sprintf("text behind `:::%s`; it stands alone on its line", t.Name), ownLine)
	}
	return t
}

const ownLine = "Give the construct a line of its own"

func (t *TripleColon) broken(at source.Span, problem, remedy string) *TripleColon {
	t.Problem, t.ProblemAt, t.Remedy = problem, at, remedy
	return t
}

// scanColonAttribute reads name="value"; next is negative where no value in double quotes follows the name.
func scanColonAttribute(content []byte, i, stop int) (a Attribute, next int) {
	end := i
	for end < stop && isNameByte(content[end]) {
		end++
	}
	a.NameSpan = source.Span{Start: i, End: end}
	a.Name = strings.ToLower(string(content[i:end]))
	for end < stop && content[end] == ' ' {
		end++
	}
	if end == stop || content[end] != '=' {
		return a, -1
	}
	end++
	for end < stop && content[end] == ' ' {
		end++
	}
	if end == stop || content[end] != '"' {
		return a, -1
	}
	end++
	length := bytes.IndexByte(content[end:stop], '"')
	if length < 0 {
		return a, -1
	}
	a.ValueSpan = source.Span{Start: end, End: end + length}
	a.Value = string(content[end : end+length])
	return a, end + length + 1
}

// valueProblem says what stands behind an attribute's name in place of a value in double quotes.
func valueProblem(name string, behind []byte) string {
	found := "no value"
	if value, ok := bytes.CutPrefix(bytes.TrimLeft(behind, " "), []byte("=")); ok {
		switch value = bytes.TrimLeft(value, " "); {
		case bytes.HasPrefix(value, []byte("“")) || bytes.HasPrefix(value, []byte("”")):
			found = "a value in curly quotes"
		case bytes.HasPrefix(value, []byte("'")) || bytes.HasPrefix(value, []byte("‘")) || bytes.HasPrefix(value, []byte("’")):
			found = "a value in single quotes"
		case bytes.HasPrefix(value, []byte(`"`)):
			found = "a value whose closing quote is missing"
		default:
			found = "a value without quotes"
		}
	}
	return fmt.Sprintf("`%s` has %s; an attribute is written %s=\"…\"", name, found, name)
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}
