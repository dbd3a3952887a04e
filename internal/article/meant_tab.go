package article

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// meantTabs adds to TabLike the headings that name a level which has no tab: beside levels that have one every H1 and H2
// of that kind, and without any tab a row of H1s. Articles whose levels are plain sections do not count them in H1s.
func (a *Article) meantTabs() {
	const beyondLevels = 10 // other families count Level 100, Level 200
	var found []*markdown.Heading
	inRow := 0
	for _, h := range a.Doc.Headings {
		if h.Tab != nil || h.Depth > 2 || h == a.Title || slices.Contains(a.TabLike, h) {
			continue
		}
		if number, ok := titleNumber(withoutMarks(h.Text)); ok && !a.hasLevel(number) && !a.IsConflictMark(h) {
			found = append(found, h)
			if h.Top && h.Depth == 1 && number < beyondLevels {
				inRow++
			}
		}
	}
	if len(a.Levels) == 0 && !slices.ContainsFunc(a.TabLike, a.meantAsLevel) {
		if inRow < 2 {
			return
		}
		found = slices.DeleteFunc(found, func(h *markdown.Heading) bool { return !h.Top || h.Depth > 1 })
	}
	if len(found) == 0 {
		return
	}
	a.TabLike = append(a.TabLike, found...)
	slices.SortFunc(a.TabLike, func(a, b *markdown.Heading) int { return a.Span.Start - b.Span.Start })
	a.Titles = slices.DeleteFunc(a.Titles, func(h *markdown.Heading) bool { return slices.Contains(found, h) })
}

func (a *Article) meantAsLevel(h *markdown.Heading) bool {
	_, ok := a.MeantNumber(h)
	return ok
}

func (a *Article) hasLevel(number int) bool {
	return slices.ContainsFunc(a.Levels, func(t *Tab) bool { return t.Number == number })
}

// withoutMarks returns a text without the marks before it that were meant as Markdown.
func withoutMarks(text string) string { return strings.TrimLeft(text, "#[*_~ \t\n\u00a0") }

// MeantLink returns the link of a TabLike heading that was meant to make it a tab; nil where there is none.
func (a *Article) MeantLink(h *markdown.Heading) *markdown.Link {
	links := a.Doc.LinksIn(h.Span)
	for _, l := range links {
		if isTabTarget(l) {
			return l
		}
	}
	if len(links) > 0 {
		return links[0]
	}
	return nil
}

// MeantNumber returns the N of a TabLike heading: as its title says, or its link, or the link's id where no level has
// that number; false for one that is no level.
func (a *Article) MeantNumber(h *markdown.Heading) (int, bool) {
	if n, ok := titleNumber(withoutMarks(h.Text)); ok {
		return n, true
	}
	l := a.MeantLink(h)
	if l == nil {
		return 0, false
	}
	if n, ok := titleNumber(withoutMarks(l.Text)); ok {
		return n, true
	}
	if !isTabTarget(l) {
		return 0, false
	}
	if n, ok := idNumber(l.Destination[len(tabTarget):]); ok && !a.hasLevel(n) {
		return n, true
	}
	return 0, false
}

// Reach returns where a tab ends as its author meant it. Where a group is not closed or a level fails to be a tab,
// the tab before swallows what follows; other rules say so, and none should count it as part of the tab.
func (a *Article) Reach(t *Tab) int {
	end := t.Span.End
	if a.NextSteps != nil && a.NextSteps.Tab == t {
		end = min(end, a.NextSteps.Heading.Span.Start)
	}
	for _, h := range a.TabLike {
		if t.Span.Holds(h.Span.Start) && a.meantAsLevel(h) {
			end = min(end, h.Span.Start)
		}
	}
	for _, l := range a.LostTabs {
		if l.IsLevel && t.Span.Holds(l.Span.Start) {
			end = min(end, l.Span.Start)
		}
	}
	if last := t.Group.Tabs[len(t.Group.Tabs)-1]; t != last || t.Group.Break != nil {
		return end
	}
	for _, h := range t.Headings {
		if h.Depth <= 2 {
			return min(end, h.Span.Start)
		}
	}
	return end
}

// IsLostHeading reports whether a paragraph opens with the marks of an H3 or deeper heading but has no space behind them.
func IsLostHeading(b *markdown.Block) bool {
	if b.Kind != markdown.Paragraph || !b.Top || !strings.HasPrefix(b.Text, "###") {
		return false
	}
	text := strings.TrimLeft(b.Text, "#")
	return text != "" && text[0] != ' ' && len(b.Text)-len(text) <= 6
}

// ConflictIn reports whether a merge conflict that nobody resolved lies in or around one of the spans.
func (a *Article) ConflictIn(spans ...source.Span) bool {
	return len(a.Conflicts) > 0 && slices.ContainsFunc(spans, a.InConflict)
}
