package markdown

import (
	"bufio"
	"bytes"
	"io"

	"github.com/yuin/goldmark/ast"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A Memory holds those parts of a document of which it has many. One Memory can serve many documents, one after the other,
// which halves what a run over a folder of articles allocates beside goldmark. The zero Memory is ready for use.
type Memory struct {
	texts    slab[ast.Text]
	blocks   slab[Block]
	lines    slab[source.Span]
	links    slab[Link]
	emphases slab[Emphasis]
	quotes   slab[Quote]
	headings slab[Heading]
	runs     []run
	list     []*Block
	buffered *bufio.Reader
}

// reader returns a reader of a text. The front-matter library takes one with a buffer as it is, and else makes a buffer itself.
func (m *Memory) reader(text []byte) io.Reader {
	if m.buffered == nil {
		m.buffered = bufio.NewReader(nil)
	}
	m.buffered.Reset(bytes.NewReader(text))
	return m.buffered
}

// reset takes the memory back from the document that it served.
func (m *Memory) reset() {
	m.texts.reset()
	m.blocks.reset()
	m.lines.reset()
	m.links.reset()
	m.emphases.reset()
	m.quotes.reset()
	m.headings.reset()
	clear(m.list)
}
