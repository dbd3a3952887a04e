package article

import (
	"sort"
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// Parse reads a file as an article. It accepts any bytes.
func Parse(f *source.File) *Article { return ParseInto(new(markdown.Memory), f) }

// ParseInto reads a file like Parse. The article is in the memory, as with markdown.ParseInto.
func ParseInto(m *markdown.Memory, f *source.File) *Article {
	a := &Article{File: f, Doc: markdown.ParseInto(m, f)}
	a.swallowed()
	a.conflicts()
	a.titles()
	a.groups()
	a.levelTabs()
	a.meantTabs()
	a.lostTabs()
	a.splits()
	a.intro()
	a.sections()
	a.nextSteps()
	return a
}

func (a *Article) titles() {
	for _, h := range a.Doc.Headings {
		switch {
		case !h.Top || h.Tab != nil:
		case a.tabLike(h):
			a.TabLike = append(a.TabLike, h)
		case h.Depth == 1 && !a.IsConflictMark(h):
			a.Titles = append(a.Titles, h)
		}
	}
	if len(a.Titles) > 0 {
		a.Title = a.Titles[0]
	}
}

// tabLike reports whether a heading was meant as a tab: it links to something like one.
func (a *Article) tabLike(h *markdown.Heading) bool {
	for _, l := range a.Doc.LinksIn(h.Span) {
		if isTabTarget(l) {
			return true
		}
	}
	return false
}

// groups cuts the top level into tab groups: a tab opens one, a thematic break closes it, headings do not.
func (a *Article) groups() {
	var group *Group
	for _, b := range a.Doc.Blocks {
		switch {
		case !b.Top:
		case b.Heading != nil && b.Heading.Tab != nil:
			if group == nil {
				group = &Group{}
				a.Groups = append(a.Groups, group)
			}
			group.Tabs = append(group.Tabs, &Tab{Heading: b.Heading, Group: group, ID: b.Heading.Tab.ID, Title: b.Heading.Text})
		case b.Kind == markdown.Break && group != nil:
			group.Break = b
			group = nil
		}
	}
	for _, g := range a.Groups {
		g.fill(a.Doc)
	}
}

// fill gives the tabs of a group their ends and what stands in them.
func (g *Group) fill(doc *markdown.Document) {
	end := len(doc.File.Bytes)
	if g.Break != nil {
		end = g.Break.Span.Start
	}
	g.Span = source.Span{Start: g.Tabs[0].Heading.Span.Start, End: end}
	for i, t := range g.Tabs {
		t.Span = source.Span{Start: t.Heading.Span.Start, End: end}
		if i+1 < len(g.Tabs) {
			t.Span.End = g.Tabs[i+1].Heading.Span.Start
		}
		t.Number, t.IsLevel = levelNumber(t)
		if t.IsLevel {
			g.Levels++
		}
		t.fill(doc)
	}
}

func (a *Article) levelTabs() {
	for _, g := range a.Groups {
		if g.Levels == 0 {
			continue
		}
		a.Tabs = append(a.Tabs, g.Tabs...)
		for _, t := range g.Tabs {
			if t.IsLevel {
				a.Levels = append(a.Levels, t)
			}
		}
	}
}

// intro collects the top-level paragraphs between title and first tab, without tabs those up to the next heading.
// Without a title there is none.
func (a *Article) intro() {
	if a.Title == nil {
		a.Intro.Span = source.Span{Start: a.Doc.Body.Start, End: a.Doc.Body.Start}
		return
	}
	start := a.Title.Span.End
	end := len(a.File.Bytes)
	if len(a.Groups) > 0 {
		end = a.Groups[0].Span.Start
	} else if next := a.headingAfter(start); next != nil {
		end = next.Span.Start
	}
	for _, h := range a.TabLike {
		if h.Top && h.Span.Start >= start {
			end = min(end, h.Span.Start)
			break
		}
	}
	a.Intro.Span = source.Span{Start: start, End: max(start, end)}
	for _, b := range blocksIn(a.Doc.Blocks, a.Intro.Span) {
		if b.Kind == markdown.Paragraph && b.Top && b.HasWords() {
			a.Intro.Paragraphs = append(a.Intro.Paragraphs, b)
		}
	}
}

// headingAfter returns the first heading at or behind offset.
func (a *Article) headingAfter(offset int) *markdown.Heading {
	for _, h := range a.Doc.Headings {
		if h.Top && h.Span.Start >= offset {
			return h
		}
	}
	return nil
}

// sections finds where each top-level heading's section ends.
func (a *Article) sections() {
	var top []*markdown.Heading
	for _, h := range a.Doc.Headings {
		if h.Top {
			top = append(top, h)
		}
	}
	for i, h := range top {
		tab, limit := a.around(h)
		end := limit
		for _, next := range top[i+1:] {
			if h.Tab != nil || next.Tab == nil && next.Depth > h.Depth {
				continue
			}
			end = min(end, next.Span.Start)
			break
		}
		a.Sections = append(a.Sections, a.section(h, tab, end))
	}
}

// around returns the tab that a heading is or stands in, and the offset at which its section ends at the latest.
func (a *Article) around(h *markdown.Heading) (*Tab, int) {
	for _, g := range a.Groups {
		if h.Span.Start < g.Span.Start {
			return nil, g.Span.Start
		}
		for _, t := range g.Tabs {
			if t.Span.Holds(h.Span.Start) {
				return t, t.Span.End
			}
		}
	}
	return nil, len(a.File.Bytes)
}

func (a *Article) section(h *markdown.Heading, tab *Tab, end int) *Section {
	s := &Section{Heading: h, Tab: tab, Blocks: blocksIn(a.Doc.Blocks, source.Span{Start: h.Span.End, End: end})}
	s.Span = spanOf(h, s.Blocks)
	first := sort.Search(len(a.Doc.Links), func(i int) bool { return a.Doc.Links[i].Span.Start >= h.Span.End })
	last := sort.Search(len(a.Doc.Links), func(i int) bool { return a.Doc.Links[i].Span.Start >= end })
	s.Links = a.Doc.Links[first:last:last]
	return s
}

// NextStepsTitles are the headings of a Next steps section; case is ignored.
var NextStepsTitles = []string{"Next steps", "Next step", "Related content"}

// nextSteps finds the first section with such a heading outside the tabs or, where all stand inside them, the first.
func (a *Article) nextSteps() {
	for _, s := range a.Sections {
		if !isNextSteps(s.Heading) {
			continue
		}
		if a.NextSteps == nil {
			a.NextSteps = s
		}
		if s.Tab == nil {
			a.NextSteps = s
			return
		}
	}
}

func isNextSteps(h *markdown.Heading) bool {
	for _, title := range NextStepsTitles {
		if strings.EqualFold(h.Text, title) {
			return true
		}
	}
	return false
}

// blocksIn returns the leaves that start inside the span.
func blocksIn(blocks []*markdown.Block, span source.Span) []*markdown.Block {
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start >= span.Start })
	last := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start >= span.End })
	if last < first {
		return nil
	}
	return blocks[first:last:last]
}

// spanOf reaches from a heading to the end of its last block.
func spanOf(h *markdown.Heading, blocks []*markdown.Block) source.Span {
	span := h.Span
	if len(blocks) > 0 {
		span.End = max(span.End, blocks[len(blocks)-1].Span.End)
	}
	return span
}
