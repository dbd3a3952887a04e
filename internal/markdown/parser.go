package markdown

import (
	"bytes"
	"slices"
	"sort"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/maturitylint/maturitylint/internal/source"
)

// sharedParser is goldmark with what Learn switches on. Bare addresses are not found here but in
// the walk, which knows from one search of the file where an address may stand: goldmark's linkify extension is called at
// every space.
var sharedParser = sync.OnceValue(func() parser.Parser { return newParser(inlineParsers(), definitionTransformer{}) })

// inlineParsers are tried in this order where several begin with the same byte.
func inlineParsers() []parser.InlineParser {
	return []parser.InlineParser{
		parser.NewCodeSpanParser(),
		colonsInlineParser{},
		linkParser{parser.NewLinkParser().(closingInlineParser)},
		parser.NewAutoLinkParser(),
		tagParser{parser.NewRawHTMLParser()},
		textParser{},
		parser.NewEmphasisParser(),
		extension.NewStrikethroughParser(),
	}
}

func newParser(inline []parser.InlineParser, definitions parser.ParagraphTransformer) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(inOrder[parser.BlockParser](
			parser.NewSetextHeadingParser(),
			paddedParser{parser.NewThematicBreakParser()},
			nestedParser{parser.NewListParser()},
			parser.NewListItemParser(),
			parser.NewCodeBlockParser(),
			paddedParser{parser.NewATXHeadingParser()},
			fenceParser{paddedParser{parser.NewFencedCodeBlockParser()}},
			nestedParser{paddedParser{parser.NewBlockquoteParser()}},
			colonsBlockParser{},
			parser.NewHTMLBlockParser(),
			parser.NewParagraphParser(),
		)...),
		parser.WithInlineParsers(inOrder(inline...)...),
		parser.WithParagraphTransformers(inOrder[parser.ParagraphTransformer](
			definitions,
			tableTransformer{extension.NewTableParagraphTransformer()},
		)...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// inOrder gives goldmark's parts their priorities: the first goes first.
func inOrder[T any](parts ...T) []util.PrioritizedValue {
	values := make([]util.PrioritizedValue, len(parts))
	for i, part := range parts {
		values[i] = util.Prioritized(part, i)
	}
	return values
}

// definitionTransformer is goldmark's reader of link reference definitions, called only for paragraphs that can hold one:
// it makes a new reader for each paragraph, which is a twentieth of all memory that a parse takes.
type definitionTransformer struct{}

func (definitionTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	first, last := lines.At(0), lines.At(lines.Len()-1)
	opens := bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("["))
	if opens && lines.Len() < mostDefinitions && bytes.Contains(reader.Source()[first.Start:last.Stop], []byte("]:")) {
		parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
	}
}

// paddedParser notes down how many columns of a half-used tab stand before a block: goldmark counts them into its place.
type paddedParser struct {
	parser.BlockParser
}

func (p paddedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.Position()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil && segment.Padding > 0 {
		noted := pc.Get(readingKey).(*reading)
		if noted.padding == nil {
			noted.padding = make(map[ast.Node]int)
		}
		noted.padding[node] = segment.Padding
	}
	return node, state
}

// mostDefinitions bounds the lines of a paragraph of definitions: goldmark moves all behind a definition for each one.
const mostDefinitions = 10_000

// nestedParser is a parser of quotes or lists that stops at the depth at which Learn's own parser, Markdig, gives up
// (its depth limit). goldmark's time grows with the square of the depth.
type nestedParser struct {
	parser.BlockParser
}

const deepestNesting = 128

func (p nestedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth > deepestNesting {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// tableTransformer is goldmark's reader of tables, without those that are mostly cells which nobody wrote: goldmark
// fills each short row up to the width of the header, so that time and memory would grow with the square of the text.
// GitHub's parser has a limit of the same kind.
type tableTransformer struct {
	parser.ParagraphTransformer
}

func (t tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() < 2 {
		return
	}
	width, length := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		width = max(width, bytes.Count(reader.Source()[line.Start:line.Stop], []byte("|")))
		length += line.Len()
	}
	if width > 0 && width*lines.Len() <= max(length, leastTable) {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// leastTable is the number of cells that a table may have however short its rows are.
const leastTable = 10_000

// A reading is what the parsers note down for the walk, because goldmark's nodes have no room for it.
type reading struct {
	links   []linkPlace
	fences  map[ast.Node]int // where the closing fence of a code block ends
	padding map[ast.Node]int
	colons  []*TripleColon // malformed ones, which stay text

	memory *Memory
}

var readingKey = parser.NewContextKey()

// A linkPlace is where a link or picture starts, where its text ends, at its ], and where all of it ends.
type linkPlace struct {
	start, bracket, end int
}

// pos returns where a block starts.
func (r *reading) pos(n ast.Node) int { return n.Pos() - r.padding[n] }

// sortLinks brings the links, which are noted at their ends, into the order of their starts.
func (r *reading) sortLinks() {
	slices.SortFunc(r.links, func(a, b linkPlace) int { return a.start - b.start })
}

// link finds the place of the link that starts at an offset.
func (r *reading) link(start int) linkPlace {
	i := sort.Search(len(r.links), func(i int) bool { return r.links[i].start >= start })
	return r.links[i]
}

type closingInlineParser interface {
	parser.InlineParser
	parser.CloseBlocker
}

// longestDestination bounds the bytes between a link's ( and its ) on one line: goldmark reads as far as that for each ](.
const longestDestination = 8192

// linkParser is goldmark's link parser, which notes where each link ends.
type linkParser struct {
	closingInlineParser
}

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) > longestDestination && bytes.HasPrefix(line, []byte("](")) && bytes.IndexByte(line[:longestDestination], ')') < 0 {
		return nil
	}
	_, before := block.Position()
	node := p.closingInlineParser.Parse(parent, block, pc)
	if node == nil {
		return nil
	}
	if kind := node.Kind(); kind == ast.KindLink || kind == ast.KindImage {
		_, after := block.Position()
		noted := pc.Get(readingKey).(*reading)
		noted.links = append(noted.links, linkPlace{start: node.Pos(), bracket: before.Start, end: after.Start})
	}
	return node
}

// fenceParser is goldmark's parser of fenced code, which notes where the closing fence ends.
type fenceParser struct {
	parser.BlockParser
}

func (p fenceParser) Continue(node ast.Node, block text.Reader, pc parser.Context) parser.State {
	state := p.BlockParser.Continue(node, block, pc)
	if state == parser.Close {
		_, after := block.Position()
		noted := pc.Get(readingKey).(*reading)
		if noted.fences == nil {
			noted.fences = make(map[ast.Node]int)
		}
		noted.fences[node] = after.Start
	}
	return state
}

// parseBody runs goldmark over the file from the body's start. Positions are those of the whole file.
func parseBody(m *Memory, goldmark parser.Parser, content []byte, body source.Span) (ast.Node, *reading) {
	reader := text.NewReader(withoutReturns(content))
	reader.SetPosition(-1, text.NewSegment(body.Start, body.Start))
	reader.AdvanceLine()
	noted := &reading{memory: m}
	context := parser.NewContext()
	context.Set(readingKey, noted)
	root := goldmark.Parse(reader, parser.WithContext(context))
	noted.sortLinks()
	return root, noted
}

// withoutReturns returns content with a space for the carriage return of each CRLF: goldmark takes the return behind a list
// marker for text of the item. Behind a space or a backslash it stays, since there it tells a hard line break from other text.
func withoutReturns(content []byte) []byte {
	at := bytes.Index(content, []byte("\r\n"))
	if at < 0 {
		return content
	}
	content = bytes.Clone(content)
	for at < len(content) {
		if at > 0 && content[at-1] != ' ' && content[at-1] != '\\' {
			content[at] = ' '
		}
		next := bytes.Index(content[at+1:], []byte("\r\n"))
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return content
}
