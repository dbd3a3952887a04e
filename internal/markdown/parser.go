package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/maturitylint/maturitylint/internal/source"
)

// sharedParser is goldmark with what Learn switches on. Bare addresses are not found here but in
// the walk: goldmark's linkify extension is called at every space, which costs more than all else.
var sharedParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(inOrder[parser.BlockParser](
			parser.NewSetextHeadingParser(),
			parser.NewThematicBreakParser(),
			parser.NewListParser(),
			parser.NewListItemParser(),
			parser.NewCodeBlockParser(),
			parser.NewATXHeadingParser(),
			fenceParser{parser.NewFencedCodeBlockParser()},
			parser.NewBlockquoteParser(),
			colonsBlockParser{},
			parser.NewHTMLBlockParser(),
			parser.NewParagraphParser(),
		)...),
		parser.WithInlineParsers(inOrder[parser.InlineParser](
			parser.NewCodeSpanParser(),
			colonsInlineParser{},
			linkParser{parser.NewLinkParser().(closingInlineParser)},
			parser.NewAutoLinkParser(),
			parser.NewRawHTMLParser(),
			parser.NewEmphasisParser(),
			extension.NewStrikethroughParser(),
		)...),
		parser.WithParagraphTransformers(inOrder[parser.ParagraphTransformer](
			definitionTransformer{},
			extension.NewTableParagraphTransformer(),
		)...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
})

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
	first := node.Lines().At(0)
	if bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("[")) {
		parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
	}
}

// A reading is what the parsers note down for the walk, because goldmark's nodes have no room for it.
type reading struct {
	links  map[ast.Node]linkPlace
	fences map[ast.Node]int // where the closing fence of a code block ends
	colons []*TripleColon   // malformed ones, which stay text
}

var readingKey = parser.NewContextKey()

// A linkPlace is where a link's text ends, at its ], and where the whole link ends.
type linkPlace struct {
	bracket, end int
}

type closingInlineParser interface {
	parser.InlineParser
	parser.CloseBlocker
}

// linkParser is goldmark's link parser, which notes where each link ends.
type linkParser struct {
	closingInlineParser
}

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, before := block.Position()
	node := p.closingInlineParser.Parse(parent, block, pc)
	if node == nil {
		return nil
	}
	if kind := node.Kind(); kind == ast.KindLink || kind == ast.KindImage {
		_, after := block.Position()
		pc.Get(readingKey).(*reading).links[node] = linkPlace{bracket: before.Start, end: after.Start}
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
		pc.Get(readingKey).(*reading).fences[node] = after.Start
	}
	return state
}

// parseBody runs goldmark over the file from the body's start. Positions are those of the whole file.
func parseBody(content []byte, body source.Span) (ast.Node, *reading) {
	reader := text.NewReader(content)
	reader.SetPosition(-1, text.NewSegment(body.Start, body.Start))
	reader.AdvanceLine()
	noted := &reading{links: make(map[ast.Node]linkPlace, 64), fences: map[ast.Node]int{}}
	context := parser.NewContext()
	context.Set(readingKey, noted)
	return sharedParser().Parse(reader, parser.WithContext(context)), noted
}
