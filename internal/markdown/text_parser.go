package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// textParser takes text that holds no markup in one go: goldmark asks of each byte what it may begin, which is a third
// of all its work. It cuts text at other places than goldmark would, which does not show in a Document.
type textParser struct{}

// Trigger names the space, whose parsers goldmark also calls where a line begins or goes on behind an inline.
func (textParser) Trigger() []byte { return []byte{' '} }

func (textParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	// goldmark would forget that it has just read a backslash.
	if segment.Padding > 0 || segment.Start > 0 && block.Source()[segment.Start-1] == '\\' {
		return nil
	}
	node := pc.Get(readingKey).(*reading).memory.texts.one()
	length := plainLength(line)
	if length < len(line) && line[length] != '\n' {
		block.Advance(length)
		node.Segment = text.NewSegment(segment.Start, segment.Start+length)
		return node
	}
	block.AdvanceLine()
	node.Segment = segment.TrimRightSpace(block.Source())
	if before, ok := parent.LastChild().(*ast.Text); ok && node.Segment.IsEmpty() && before.Segment.Stop == segment.Start {
		before.Segment = before.Segment.TrimRightSpace(block.Source())
	}
	breakLine(node, line)
	return node
}

// breakLine gives the text at the end of a line the line break that it ends in.
func breakLine(node *ast.Text, line []byte) {
	if before, ok := bytes.CutSuffix(line, []byte("\n")); ok {
		hard := bytes.HasSuffix(bytes.TrimSuffix(before, []byte("\r")), []byte("  "))
		node.SetHardLineBreak(hard)
		node.SetSoftLineBreak(!hard)
	}
}

// endsText holds the bytes at which one of sharedParser's inline parsers begins, a backslash and the end of the line.
var endsText = [256]bool{
	'\n': true, '\\': true, '`': true, ':': true, '[': true, ']': true, '!': true, '<': true, '*': true, '_': true, '~': true,
}

// plainLength returns how far a line is plain text.
func plainLength(line []byte) int {
	for i, c := range line {
		if !endsText[c] {
			continue
		}
		if c == ':' && !bytes.HasPrefix(line[i:], colons) || c == '!' && !bytes.HasPrefix(line[i:], []byte("![")) {
			continue
		}
		return i
	}
	return len(line)
}
