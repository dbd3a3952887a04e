package levels

import (
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

const (
	tabTarget     = "#tab/"
	helpLinkAlone = "Move it into the link's text, or take it away"
)

// checkTabLike says why a heading that was meant as a tab is none.
func checkTabLike(p *lint.Pass, h *markdown.Heading) {
	link := p.Article.MeantLink(h)
	switch {
	case !h.Top:
		p.Report(lint.Finding{
			Span:    shown(h),
			Message: "a heading in a quote or list, so no tab; expected it outside",
			Help:    "Take the heading out of the quote or list",
		})
	case link == nil || !leadsToTab(link):
		checkMeantTab(p, h, link)
	case link.Kind != markdown.InlineLink && link.Kind != markdown.ReferenceLink:
		p.Report(lint.Finding{
			Span:    link.Span,
			Message: "the link is written in HTML, so that the heading is no tab; expected `[title](#tab/id)`",
			Help:    "Write " + wholeTab(p, h),
		})
	default:
		checkTabTarget(p, h, link)
		checkAroundLink(p, h, link)
	}
}

// leadsToTab reports whether a link leads to a #tab/ of any case.
func leadsToTab(l *markdown.Link) bool {
	return len(l.Destination) >= len(tabTarget) && strings.EqualFold(l.Destination[:len(tabTarget)], tabTarget)
}

// checkTabTarget reports a `#tab/` in other letters and an id that is none.
func checkTabTarget(p *lint.Pass, h *markdown.Heading, link *markdown.Link) {
	at := link.DestinationSpan
	literal := !at.Empty() && p.Article.File.Text(at) == link.Destination
	if !literal {
		at = link.Span
	}
	target, rest := link.Destination[:len(tabTarget)], link.Destination[len(tabTarget):]
	if target != tabTarget {
		f := lint.Finding{Span: at, Message: fmt.Sprintf("a tab's link begins with `%s`; expected `%s`, in lower case", target, tabTarget), Help: "Write #tab/ in lower case"}
		if literal {
			f.Span.End = at.Start + len(tabTarget)
			f.Fixes = []lint.Fix{{Title: "Write #tab/ in lower case", Safety: lint.Safe, Edits: []lint.Edit{{Span: f.Span, New: tabTarget}}}}
		}
		p.Report(f)
	}
	id, condition, _ := strings.Cut(rest, "/")
	if fault := idFault(id); fault != "" {
		p.Report(malformedID(meantID(p.Article, h), at, id, fault, literal))
	} else if condition = strings.TrimSuffix(condition, "/"); strings.ContainsFunc(condition, notInID) {
		p.Report(lint.Finding{
			Span:    at,
			Message: fmt.Sprintf("`%s` is no condition of a tab; expected letters, digits and hyphens only", condition),
			Help:    "Write the condition, behind the second slash, with letters, digits and hyphens only",
		})
	}
}

// meantID returns the id of the level that a heading was meant as a tab of, "" where it is none of a level.
func meantID(a *article.Article, h *markdown.Heading) string {
	number, ok := a.MeantNumber(h)
	if !ok {
		return ""
	}
	return levelID(number)
}

func malformedID(meant string, at source.Span, id, fault string, literal bool) lint.Finding {
	f := lint.Finding{Span: at, Message: fault, Help: "Write an id of letters, digits and hyphens behind `" + tabTarget + "`"}
	if meant != "" {
		f.Help = "Write the link's target as `" + tabTarget + meant + "`"
	}
	if !literal {
		return f
	}
	start := at.Start + len(tabTarget)
	span := source.Span{Start: start, End: start + len(id)}
	if id != "" {
		f.Span = span
	}
	if meant != "" {
		f.Fixes = []lint.Fix{writeID(lint.Edit{Span: span, New: meant})}
	}
	return f
}

// idFault says what keeps Learn from reading an id.
func idFault(id string) string {
	if id == "" {
		return "a tab's link has no id; expected one behind `#tab/`"
	}
	for part := range strings.SplitSeq(id, "+") {
		if part == "" || strings.ContainsFunc(part, notInID) {
			return fmt.Sprintf("`%s` is no id of a tab; expected letters, digits and hyphens only", id)
		}
	}
	return ""
}

func notInID(r rune) bool {
	return r != '-' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
}

// checkAroundLink reports what stands around the link, which must be all that the heading holds.
func checkAroundLink(p *lint.Pass, h *markdown.Heading, link *markdown.Link) {
	f := p.Article.File
	before := source.Span{Start: h.TextSpan.Start, End: link.Span.Start}
	after := source.Span{Start: link.Span.End, End: h.TextSpan.End}
	if marks := emphasisAround(p.Article.Doc, h, before, after); marks != "" {
		p.Report(emphasizedTab(f, link, before, after, marks))
		return
	}
	if before, after := f.Trim(before), f.Trim(after); isMarks(f.Text(before)) && isMarks(f.Text(after)) {
		reportLoneMarks(p, link, before, after)
		return
	}
	for _, side := range []struct {
		span  source.Span
		where string
	}{{before, "before"}, {after, "after"}} {
		side.span = f.Trim(side.span)
		if text := strings.Trim(f.Text(side.span), emphasisMarks+blanks); text != "" {
			p.Report(lint.Finding{
				Span:    side.span,
				Message: fmt.Sprintf("%s stands %s the link, so that the heading is no tab; expected the link alone", describe(text), side.where),
				Help:    helpLinkAlone,
			})
			return
		}
	}
}

// emphasisAround returns the marks of the bold or italics that stands around the link and nothing else; "" where there is none.
func emphasisAround(doc *markdown.Document, h *markdown.Heading, before, after source.Span) string {
	marks := doc.File.Text(before)
	if marks == "" || strings.Trim(marks, "*_") != "" || after.Len() != before.Len() {
		return ""
	}
	for _, e := range doc.EmphasesIn(h.Span) {
		if e.Span.Start == before.Start && e.Span.End == after.End {
			return marks
		}
	}
	return ""
}

func emphasizedTab(f *source.File, link *markdown.Link, before, after source.Span, marks string) lint.Finding {
	kind := "bold"
	if len(marks) == 1 {
		kind = "italic"
	}
	finding := lint.Finding{
		Span:    source.Span{Start: before.Start, End: after.End},
		Message: fmt.Sprintf("%s stands around the link, so that the heading is no tab; expected the %s inside the link's text", kind, kind),
		Help:    "Move the " + kind + " inside the link",
	}
	text := f.Trim(link.TextSpan)
	if text.Empty() || strings.ContainsAny(f.Text(text)[:1]+f.Text(text)[text.Len()-1:], "*_") {
		return finding
	}
	finding.Fixes = []lint.Fix{{Title: "Move the " + kind + " inside the link", Safety: lint.Safe, Edits: []lint.Edit{
		{Span: before},
		{Span: source.Span{Start: text.Start, End: text.Start}, New: marks},
		{Span: source.Span{Start: text.End, End: text.End}, New: f.Text(after)},
		{Span: after},
	}}}
	return finding
}
