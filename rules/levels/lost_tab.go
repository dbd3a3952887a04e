package levels

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
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
	f.Help = "Write `" + marks + "` before the link, in a paragraph of its own"
	escaped := p.Article.File.Bytes[at] == '\\'
	if escaped {
		f.Message, f.Help = "a backslash before the `#`, so that this is no heading and no tab; expected none", "Take the backslash away"
	}
	if number := article.LostNumber(l); number > 0 && len(l.Block.Lines) == 1 && numberTimes(p.Article, number) == 0 {
		edit := lint.Edit{Span: source.Span{Start: at, End: at}, New: marks}
		if escaped {
			edit = lint.Edit{Span: source.Span{Start: at, End: at + 1}}
		}
		f.Fixes = []lint.Fix{{Title: "Make it a heading", Safety: lint.Safe, Edits: []lint.Edit{edit}}}
	}
	p.Report(f)
}

// tabMarks returns what the article's tabs begin with.
func tabMarks(p *lint.Pass) string {
	depth := 1
	if len(p.Article.Tabs) > 0 {
		depth = p.Article.Tabs[0].Heading.Depth
	}
	return strings.Repeat("#", depth) + " "
}
