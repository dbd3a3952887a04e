package style

import (
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// checkUnspaced finds what would be a heading if a space stood behind its #s, and is a paragraph without.
func checkUnspaced(p *lint.Pass) {
	for _, b := range p.Article.Doc.Blocks {
		if b.Kind != markdown.Paragraph {
			continue
		}
		for _, line := range b.Lines {
			if !line.Empty() && p.Article.File.Bytes[line.Start] == '#' {
				checkUnspacedLine(p, line)
			}
		}
	}
}

func checkUnspacedLine(p *lint.Pass, line source.Span) {
	text := p.Article.File.Text(line)
	title := strings.TrimLeft(text, "#")
	depth := len(text) - len(title)
	gap := len(title) - len(strings.TrimPrefix(title, "\u00a0"))
	if !meansHeading(title[gap:], depth) || isHidden(p.Article.Doc, line.Start) {
		return
	}
	at := source.Span{Start: line.Start + depth, End: line.Start + depth + gap}
	p.Report(lint.Finding{
		Span:    line,
		Message: describeGap(title[:gap]) + " after the `" + text[:depth] + "`, so that this is no heading; expected one space",
		Fixes:   write(at, " "),
	})
}

// meansHeading reports whether a title behind that many #s was meant as a heading. A single # opens a hashtag as well, and
// ##vso[ a command to a build pipeline.
func meansHeading(title string, depth int) bool {
	const deepest = 6
	if depth > deepest || title == "" || strings.HasPrefix(title, "vso[") {
		return false
	}
	linked := title[0] == '[' && strings.Contains(title, "](")
	if depth == 1 {
		return linked && strings.Contains(title, "(#tab/")
	}
	marked := title[0] == '*' || strings.HasPrefix(title, "&#") || title[0] >= utf8.RuneSelf
	return linked || marked || isLetter(title[0])
}

// isHidden reports whether an offset lies in code or in a comment.
func isHidden(doc *markdown.Document, offset int) bool {
	if doc.InCode(offset) {
		return true
	}
	for _, c := range doc.Comments {
		if c.Span.Holds(offset) {
			return true
		}
	}
	return false
}
