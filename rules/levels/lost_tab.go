package levels

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// checkLostTab reports a link to a tab's id that is all of a paragraph. One with a # but no space behind it is
// reported by heading-spacing.
func checkLostTab(p *lint.Pass, l *markdown.Link) {
	at := l.Block.Span.Start
	if p.Article.File.Bytes[at] == '#' {
		return
	}
	marks := tabMarks(p)
	f := lint.Finding{Span: l.Block.Span, Message: "not a heading, so no tab; expected `" + marks + "` before it"}
	if number := lostNumber(l); number > 0 && len(l.Block.Lines) == 1 && numberTimes(p.Article, number) == 0 {
		f.Fixes = []lint.Fix{{Title: "Make it a heading", Safety: lint.Safe, Edits: []lint.Edit{
			{Span: source.Span{Start: at, End: at}, New: marks},
		}}}
	}
	p.Report(f)
}

// lostNumber returns the N of a lost tab that reads "Level N", 0 of any other.
func lostNumber(l *markdown.Link) int {
	text := l.Block.Text
	number, _ := readLabel(text, skip(text, 0, blanks+stars+"#"))
	return number
}

// tabMarks returns what the article's tabs begin with.
func tabMarks(p *lint.Pass) string {
	depth := 1
	if len(p.Article.Tabs) > 0 {
		depth = p.Article.Tabs[0].Heading.Depth
	}
	return strings.Repeat("#", depth) + " "
}
