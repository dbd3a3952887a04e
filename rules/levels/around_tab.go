package levels

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

const emphasisMarks = "*_~"

func isMarks(markdown string) bool { return strings.Trim(markdown, emphasisMarks) == "" }

// reportLoneMarks reports marks beside a link that are all that keeps it from being a tab. At most one of the sides is empty.
func reportLoneMarks(p *lint.Pass, link *markdown.Link, before, after source.Span) {
	f := p.Article.File
	at, where := before, "before"
	switch {
	case before.Empty() && after.Empty():
		return
	case before.Empty():
		at, where = after, "after"
	case !after.Empty():
		at, where = source.Span{Start: before.Start, End: after.End}, "around"
	}
	marks := f.Text(before)
	if marks == "" {
		marks = f.Text(after)
	}
	finding := lint.Finding{
		Span:    at,
		Message: "`" + marks + "` stands " + where + " the link, so that the heading is no tab; expected the link alone",
		Help:    helpLinkAlone,
	}
	if where != "around" {
		finding.Fixes = moveMarks(p, link, at, marks)
	}
	p.Report(finding)
}

// moveMarks takes marks away from beside a link whose text is bold without them, or lets them make the bold whole
// that the text begins or ends with.
func moveMarks(p *lint.Pass, link *markdown.Link, at source.Span, marks string) []lint.Fix {
	f := p.Article.File
	text := f.Trim(link.TextSpan)
	behind := at.Start >= link.Span.End
	switch stars := strayMarks(f.Text(text), marks, behind); {
	case stars && behind:
		return []lint.Fix{{Title: "Move the marks inside the link", Safety: lint.Safe, Edits: []lint.Edit{
			{Span: source.Span{Start: text.End, End: text.End}, New: marks}, {Span: at},
		}}}
	case stars:
		return []lint.Fix{{Title: "Move the marks inside the link", Safety: lint.Safe, Edits: []lint.Edit{
			{Span: at}, {Span: source.Span{Start: text.Start, End: text.Start}, New: marks},
		}}}
	}
	for _, e := range p.Article.Doc.EmphasesIn(text) {
		if e.Span == text {
			return []lint.Fix{{Title: "Remove the marks beside the link", Safety: lint.Safe, Edits: []lint.Edit{{Span: at}}}}
		}
	}
	return nil
}

// strayMarks reports whether a link's text has the same marks at the far end and nowhere else.
func strayMarks(text, marks string, behind bool) bool {
	inner, found := strings.CutPrefix(text, marks)
	if !behind {
		inner, found = strings.CutSuffix(text, marks)
	}
	return found && inner != "" && !strings.ContainsAny(inner, emphasisMarks)
}

// describe names what stands beside a link.
func describe(markdown string) string {
	switch {
	case strings.HasPrefix(markdown, "<!--"):
		return "a comment"
	case strings.HasPrefix(markdown, "<"):
		return "HTML"
	case strings.HasPrefix(markdown, ":::"), strings.HasPrefix(markdown, "!["):
		return "a picture"
	case strings.HasPrefix(markdown, "["):
		return "another link"
	default:
		return quote(markdown)
	}
}
