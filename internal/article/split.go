package article

import (
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A Split is a thematic break that ends the tabs before the last level does.
type Split struct {
	Break    *markdown.Block
	Before   *Group            // the group that the break closes
	Behind   *Group            // the group that goes on behind it; nil where the break stands in the last level
	CutOff   *markdown.Block   // the first heading behind the break that belongs to the tabs, or else the first text
	Strategy *markdown.Heading // in the last level: the first strategy cut off or the focus above it; nil where only text is
}

// splits finds the breaks between the levels, the one in the last of them, and the one that keeps a leading tab from the first.
func (a *Article) splits() {
	var last *Group
	for i, g := range a.Groups {
		if g.Levels == 0 {
			if i+1 < len(a.Groups) && last == nil && a.leads(g, a.Groups[i+1]) {
				next := a.Groups[i+1]
				a.Splits = append(a.Splits, Split{Break: g.Break, Before: g, Behind: next, CutOff: next.Tabs[0].Heading.Block})
			}
			continue
		}
		if last != nil && a.continues(g) {
			a.Splits = append(a.Splits, Split{Break: last.Break, Before: last, Behind: g, CutOff: g.Tabs[0].Heading.Block})
		}
		last = g
	}
	if last != nil && last.Break != nil {
		a.splitOff(last)
	}
}

// leads reports whether a group is a leading tab that a break keeps from the levels: a lone tab, which nobody would make a
// group of, with no section of its own between the two.
func (a *Article) leads(g, levels *Group) bool {
	if len(g.Tabs) > 1 || levels.Levels == 0 {
		return false
	}
	for _, h := range a.Doc.Headings {
		if h.Top && h.Depth < 3 && g.Span.End < h.Span.Start && h.Span.Start < levels.Span.Start {
			return false
		}
	}
	return true
}

// continues reports whether a group holds a level that none before it has. A group that counts the same levels anew
// is no part of a split one.
func (a *Article) continues(g *Group) bool {
	for _, t := range g.Tabs {
		if t.IsLevel && !a.hasLevelBefore(t) {
			return true
		}
	}
	return false
}

func (a *Article) hasLevelBefore(t *Tab) bool {
	for _, earlier := range a.Levels {
		if earlier.Group == t.Group {
			return false
		}
		if earlier.Number == t.Number {
			return true
		}
	}
	return false
}

// splitOff looks behind the last group for what belongs to its last level: a strategy, the focus above the strategies, or
// text that one more break keeps from the Next steps.
func (a *Article) splitOff(g *Group) {
	var first *markdown.Heading
	for _, h := range a.Doc.Headings {
		if !h.Top || h.Span.Start < g.Break.Span.Start {
			continue
		}
		if first == nil {
			first = h
			if text := a.textBetweenBreaks(g.Break, h); text != nil {
				a.Splits = append(a.Splits, Split{Break: g.Break, Before: g, CutOff: text})
				return
			}
		}
		switch strategy := h.Depth == 4 && hasCheckMark(h.Text); {
		case strategy || h.Depth == 3 && IsFocus(h.Text):
			a.Splits = append(a.Splits, Split{Break: g.Break, Before: g, CutOff: first.Block, Strategy: h})
			return
		case h.Depth != 3 || h.Tab != nil || isNextSteps(h):
			return
		}
	}
}

// textBetweenBreaks returns the first thing that a reader sees between a break and the Next steps where a second break, right
// above them, shows that the first one was not to close the tabs; nil else.
func (a *Article) textBetweenBreaks(first *markdown.Block, nextSteps *markdown.Heading) (text *markdown.Block) {
	if !isNextSteps(nextSteps) {
		return nil
	}
	between := blocksIn(a.Doc.Blocks, source.Span{Start: first.Span.End, End: nextSteps.Span.Start})
	if len(between) < 2 || between[len(between)-1].Kind != markdown.Break || !between[len(between)-1].Top {
		return nil
	}
	for _, b := range between {
		if a.Doc.Shows(b) && b.Kind != markdown.Break {
			return b
		}
	}
	return nil
}

func hasCheckMark(title string) bool {
	mark, _ := utf8.DecodeRuneInString(title)
	return strings.ContainsRune(checkMark+likeACheckMark, mark)
}

// IsSplit reports whether a tab ends before its time: at a break that splits its group.
func (a *Article) IsSplit(t *Tab) bool {
	if t != t.Group.Tabs[len(t.Group.Tabs)-1] {
		return false
	}
	for _, s := range a.Splits {
		if s.Before == t.Group {
			return true
		}
	}
	return false
}
