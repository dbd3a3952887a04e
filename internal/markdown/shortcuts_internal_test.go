package markdown

import (
	"github.com/yuin/goldmark/parser"

	"github.com/maturitylint/maturitylint/internal/source"
)

// ParseWithoutShortCuts parses as Parse does, with the parsers of goldmark itself where we call them less or do their work faster.
func ParseWithoutShortCuts(f *source.File) *Document {
	var inline []parser.InlineParser
	for _, p := range inlineParsers() {
		switch p := p.(type) {
		case textParser:
		case tagParser:
			inline = append(inline, p.InlineParser)
		default:
			inline = append(inline, p)
		}
	}
	return parse(new(Memory), f, newParser(inline, parser.LinkReferenceParagraphTransformer))
}
