package levels

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// checkLostTab reports what was meant as a tab but is not even a heading. A paragraph with a # but no space behind it is reported
// by heading-spacing.
func checkLostTab(p *lint.Pass, l article.LostTab) {
	at, marks := l.Span.Start, tabMarks(p)
	f := lint.Finding{Span: l.Span, Message: "not a heading, so no tab; expected `" + marks + "` before it"}
	f.Help = "Write `" + marks + "` before the link, in a paragraph of its own"
	edit := lint.Edit{Span: source.Span{Start: at, End: at}, New: marks}
	whole := len(l.Block.Lines) == 1
	switch first := p.Article.File.Bytes[at]; {
	case l.Indented:
		indent := source.Span{Start: p.Article.File.LineOf(at).Start, End: at}
		f.Message = "indented by " + describeIndent(p.Article.File.Text(indent)) + ", so that this is no heading and no tab; expected no indentation"
		f.Help = "Take the indentation away"
		edit = lint.Edit{Span: indent}
		whole = l.Block.Span.End == l.Span.End && (l.Link != nil || l.Block.Span == l.Span)
	case first == '#':
		return
	case first == '\\':
		f.Message, f.Help = "a backslash before the `#`, so that this is no heading and no tab; expected none", "Take the backslash away"
		edit = lint.Edit{Span: source.Span{Start: at, End: at + 1}}
	}
	if l.IsLevel && whole && numberTimes(p.Article, l.Number) == 0 {
		f.Fixes = []lint.Fix{{Title: "Make it a heading", Safety: lint.Safe, Edits: []lint.Edit{edit}}}
	}
	p.Report(f)
}

func describeIndent(indent string) string {
	switch {
	case strings.Trim(indent, " ") == "":
		return lint.Count(len(indent), "space", "spaces")
	case indent == "\t":
		return "a tab character"
	default:
		return "spaces and tab characters"
	}
}

// tabMarks returns what the article's tabs begin with.
func tabMarks(p *lint.Pass) string {
	depth := 1
	if len(p.Article.Tabs) > 0 {
		depth = p.Article.Tabs[0].Heading.Depth
	}
	return strings.Repeat("#", depth) + " "
}
