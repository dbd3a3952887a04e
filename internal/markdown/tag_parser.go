package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tagParser is goldmark's parser of inline HTML, which matches each tag with a regular expression. Tags without attributes,
// such as the <br> of a table, are read here without one.
type tagParser struct {
	parser.InlineParser
}

func (p tagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	length := bareTagLength(line)
	if length == 0 || segment.Padding > 0 {
		return p.InlineParser.Parse(parent, block, pc)
	}
	node := ast.NewRawHTML()
	node.Segments.Append(text.NewSegment(segment.Start, segment.Start+length))
	block.Advance(length)
	return node
}

// bareTagLength returns the length of the tag that a line opens with, 0 where it is none, has attributes or goes on in the next line.
func bareTagLength(line []byte) int {
	i := 1
	closing := i < len(line) && line[i] == '/'
	if closing {
		i++
	}
	if i == len(line) || !isLetter(line[i]) {
		return 0
	}
	for i < len(line) && isNameByte(line[i]) && line[i] != '_' {
		i++
	}
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	if i < len(line) && line[i] == '/' && !closing {
		i++
	}
	if i == len(line) || line[i] != '>' {
		return 0
	}
	return i + 1
}
