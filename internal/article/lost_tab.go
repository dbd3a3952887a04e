package article

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

const tabTarget = "#tab/"

// isTabTarget reports whether a link leads to a #tab/ of any case.
func isTabTarget(l *markdown.Link) bool {
	return len(l.Destination) >= len(tabTarget) && strings.EqualFold(l.Destination[:len(tabTarget)], tabTarget)
}

// lostTabs finds the paragraphs that were meant as tabs.
func (a *Article) lostTabs() {
	for _, l := range a.Doc.Links {
		if isTabTarget(l) && a.isLostTab(l) {
			a.LostTabs = append(a.LostTabs, l)
		}
	}
}

func (a *Article) isLostTab(l *markdown.Link) bool {
	b := l.Block
	if b.Kind != markdown.Paragraph || !b.Top || l.Kind != markdown.InlineLink && l.Kind != markdown.ReferenceLink {
		return false
	}
	before := a.File.Text(source.Span{Start: b.Span.Start, End: l.Span.Start})
	after := a.File.Text(source.Span{Start: l.Span.End, End: b.Span.End})
	return strings.Trim(before, `\#*_ `) == "" && strings.Trim(after, "*_ ") == "" && !a.hasTab(l.Destination[len(tabTarget):])
}

func (a *Article) hasTab(id string) bool {
	for _, g := range a.Groups {
		for _, t := range g.Tabs {
			if t.ID == id {
				return true
			}
		}
	}
	return false
}
