package article

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

const tabTarget = "#tab/"

// isTabTarget reports whether a link leads to a #tab/ of any case.
func isTabTarget(l *markdown.Link) bool {
	return len(l.Destination) >= len(tabTarget) && strings.EqualFold(l.Destination[:len(tabTarget)], tabTarget)
}

// A LostTab is a link to a #tab/ that no tab has, alone in a top-level paragraph since it lost its # or the space behind it, or
// the heading of a level that is indented so far that it is code or, right under a paragraph, part of that.
type LostTab struct {
	Block    *markdown.Block
	Link     *markdown.Link // nil in code
	Span     source.Span    // the paragraph; of an indented heading its line, from the first # on
	IsLevel  bool
	Number   int // of a level
	Indented bool
}

// lostTabs finds what was meant as a tab.
func (a *Article) lostTabs() {
	for _, l := range a.Doc.Links {
		if isTabTarget(l) && a.isLostTab(l) {
			number, isLevel := titleNumber(withoutMarks(l.Block.Text))
			a.LostTabs = append(a.LostTabs, LostTab{Block: l.Block, Link: l, Span: l.Block.Span, IsLevel: isLevel, Number: number})
		}
	}
	if len(a.Levels) > 0 {
		a.indentedTabs()
	}
}

// indentedTabs adds the headings in code without fences, and those at the end of a paragraph, of levels that have no tab.
func (a *Article) indentedTabs() {
	for _, b := range a.Doc.Blocks {
		first := a.File.Bytes[b.Span.Start]
		if !b.Top || b.Kind != markdown.CodeBlock && (b.Kind != markdown.Paragraph || len(b.Lines) < 2) || first == '`' || first == '~' {
			continue
		}
		for n := a.File.LineAt(b.Span.Start); n <= a.File.LineAt(b.Span.End-1); n++ {
			line := a.File.Trim(a.File.Line(n))
			indent := a.File.Text(source.Span{Start: a.File.Line(n).Start, End: line.Start})
			number, isLevel := tabNumber(a.File.Text(line))
			if !isLevel || a.hasLevel(number) || len(indent) < 4 && !strings.Contains(indent, "\t") {
				continue
			}
			lost := LostTab{Block: b, Span: line, IsLevel: true, Number: number, Indented: true}
			if links := a.Doc.LinksIn(line); len(links) > 0 {
				lost.Link = links[0]
			}
			a.LostTabs = append(a.LostTabs, lost)
		}
	}
	slices.SortFunc(a.LostTabs, func(a, b LostTab) int { return a.Span.Start - b.Span.Start })
}

// tabNumber reads a line as the heading of a level's tab, false where it is none.
func tabNumber(line string) (int, bool) {
	link := strings.TrimLeft(line, "#")
	title, target, found := strings.Cut(strings.TrimLeft(link, " "), "]("+tabTarget)
	if !found || link == line || title == "" || title[0] != '[' || !strings.HasSuffix(target, ")") {
		return 0, false
	}
	if number, isLevel := titleNumber(withoutMarks(title)); isLevel {
		return number, true
	}
	return idNumber(strings.TrimSuffix(target, ")"))
}

func (a *Article) isLostTab(l *markdown.Link) bool {
	b := l.Block
	if b.Kind != markdown.Paragraph || !b.Top || l.Kind != markdown.InlineLink && l.Kind != markdown.ReferenceLink {
		return false
	}
	before := a.File.Text(source.Span{Start: b.Span.Start, End: l.Span.Start})
	after := a.File.Text(source.Span{Start: l.Span.End, End: b.Span.End})
	return strings.Trim(before, "\\#*_ \u00a0") == "" && strings.Trim(after, "*_ \u00a0") == "" && !a.hasTab(l.Destination[len(tabTarget):])
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
