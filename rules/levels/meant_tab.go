package levels

import (
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

// checkMeantTab reports a heading that names a level but has no link to a tab. The link may be nil.
func checkMeantTab(p *lint.Pass, h *markdown.Heading, link *markdown.Link) {
	if link != nil && link.Kind == markdown.InlineLink && !link.DestinationSpan.Empty() {
		p.Report(otherTarget(p, h, link))
		return
	}
	whole := wholeTab(p, h)
	f := lint.Finding{Span: shown(h), Help: "Write " + whole}
	switch {
	case strings.Contains(h.Text, "] ("):
		f.Message, f.Help = "a space between `]` and `(`, so that this is neither a link nor a tab; expected none", "Take the space away"
	case spaceInID(h) >= 0:
		f = brokenByBlank(p, h, spaceInID(h))
	case strings.Contains(h.Text, "]("):
		f.Message = "the link is not written out, so that the heading is no tab; expected " + whole
	default:
		number, _ := p.Article.MeantNumber(h)
		f.Message = levelName(number) + " has no link, so that it is no tab; expected " + whole
	}
	p.Report(f)
}

// wholeTab returns the heading to write for what names a level or leads to a tab, but is none.
func wholeTab(p *lint.Pass, h *markdown.Heading) string {
	number, ok := p.Article.MeantNumber(h)
	if !ok {
		return "`" + tabMarks(p) + "[**Title**](#tab/id)`"
	}
	return tabOf(p, number, meantName(p, h, number))
}

// tabOf returns the heading of a level as it is written.
func tabOf(p *lint.Pass, number int, name string) string {
	return "`" + tabMarks(p) + "[**" + levelName(number) + ": " + name + "**](" + tabTarget + levelID(number) + ")`"
}

// meantName returns the name of a level whose heading may show the marks that were meant to make it a tab.
func meantName(p *lint.Pass, h *markdown.Heading, number int) string {
	const marks = "#[]*_~" + blanks
	text, _, _ := strings.Cut(h.Text, "](")
	text, _, _ = strings.Cut(text, "] (")
	text, _, _ = strings.Cut(text, "][") // a reference without its definition
	if link := p.Article.MeantLink(h); link != nil && hasWords(link.Text) {
		text = link.Text
	}
	text = strings.Trim(oneLine(text), marks)
	if _, end := readLabel(text, 0); end > 0 {
		text = text[separatorEnd(text, end):]
	}
	if text = strings.Trim(withoutOtherLabel(text, number), marks); hasWords(text) {
		return text
	}
	return "Name"
}

// otherTarget reports a link that is all of the heading but leads to no tab, or not only to one.
func otherTarget(p *lint.Pass, h *markdown.Heading, link *markdown.Link) lint.Finding {
	number, _ := p.Article.MeantNumber(h)
	target := tabTarget + levelID(number)
	f := lint.Finding{
		Span:    link.DestinationSpan,
		Message: fmt.Sprintf("the link leads to `%s`, so that the heading is no tab; expected `%s`", link.Destination, target),
		Help:    "Write " + wholeTab(p, h),
	}
	if link.Span == h.TextSpan && strings.Contains(link.Destination, levelID(number)) {
		f.Fixes = []lint.Fix{{Title: "Let the link lead to the tab", Safety: lint.Safe, Edits: []lint.Edit{{Span: f.Span, New: target}}}}
	}
	return f
}

// reportNoTabs reports levels that are all headings, at the first of them.
func reportNoTabs(p *lint.Pass) {
	headings := p.Article.TabLike
	f := lint.Finding{
		Span:    shown(headings[0]),
		Message: "the levels are headings without tabs; expected each as a link to its tab, such as `[title](" + tabTarget + levelID(1) + ")`",
		Help:    "Write each level's heading as a tab, this one as " + wholeTab(p, headings[0]),
	}
	for _, h := range headings[1:] {
		f.Related = append(f.Related, lint.Related{Span: shown(h), Message: "another level"})
	}
	p.Report(f)
}
