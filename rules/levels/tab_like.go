package levels

import (
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

const tabTarget = "#tab/"

// checkTabLike says why a heading that links to a tab's id is none itself.
func checkTabLike(p *lint.Pass, h *markdown.Heading) {
	link := tabLinkOf(p.Article.Doc, h)
	if link.Kind != markdown.InlineLink && link.Kind != markdown.ReferenceLink {
		p.Reportf(link.Span, "the link is written in HTML, so that the heading is no tab; expected `[title](#tab/id)`")
		return
	}
	checkTabTarget(p, h, link)
	checkAroundLink(p, h, link)
}

func tabLinkOf(doc *markdown.Document, h *markdown.Heading) *markdown.Link {
	links := doc.LinksIn(h.Span)
	for _, l := range links {
		if len(l.Destination) >= len(tabTarget) && strings.EqualFold(l.Destination[:len(tabTarget)], tabTarget) {
			return l
		}
	}
	return links[0] // not reached: an article's TabLike headings hold such a link
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
		f := lint.Finding{Span: at, Message: fmt.Sprintf("a tab's link begins with `%s`; expected `%s`, in lower case", target, tabTarget)}
		if literal {
			f.Span.End = at.Start + len(tabTarget)
			f.Fixes = []lint.Fix{{Title: "Write #tab/ in lower case", Safety: lint.Safe, Edits: []lint.Edit{{Span: f.Span, New: tabTarget}}}}
		}
		p.Report(f)
	}
	id, condition, _ := strings.Cut(rest, "/")
	if fault := idFault(id); fault != "" {
		p.Report(malformedID(h, at, id, fault, literal))
	} else if condition = strings.TrimSuffix(condition, "/"); strings.ContainsFunc(condition, notInID) {
		p.Reportf(at, "`%s` is no condition of a tab; expected letters, digits and hyphens only", condition)
	}
}

func malformedID(h *markdown.Heading, at source.Span, id, fault string, literal bool) lint.Finding {
	f := lint.Finding{Span: at, Message: fault}
	if !literal {
		return f
	}
	start := at.Start + len(tabTarget)
	span := source.Span{Start: start, End: start + len(id)}
	if id != "" {
		f.Span = span
	}
	if number := readTitle(h.Block).number; number > 0 {
		f.Fixes = []lint.Fix{writeID(lint.Edit{Span: span, New: levelID(number)})}
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
	for _, side := range []struct {
		span  source.Span
		where string
	}{{before, "before"}, {after, "after"}} {
		side.span = f.Trim(side.span)
		if text := strings.Trim(f.Text(side.span), "*_~"+blanks); text != "" {
			p.Reportf(side.span, "%s stands %s the link, so that the heading is no tab; expected the link alone", describe(text), side.where)
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
