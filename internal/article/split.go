package article

import (
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/markdown"
)

// A Split is a thematic break that ends the tabs before the last level does.
type Split struct {
	Break    *markdown.Block
	Before   *Group            // the group that the break closes
	Behind   *Group            // the group that goes on behind it; nil where the break stands in the last level
	CutOff   *markdown.Heading // the first heading behind the break that belongs to the tabs
	Strategy *markdown.Heading // in the last level: the first strategy cut off, or else CutOff
}

// splits finds the breaks between the levels and the one in the last of them.
func (a *Article) splits() {
	var last *Group
	for _, g := range a.Groups {
		if g.Levels == 0 {
			continue
		}
		if last != nil && a.continues(g) {
			a.Splits = append(a.Splits, Split{Break: last.Break, Before: last, Behind: g, CutOff: g.Tabs[0].Heading})
		}
		last = g
	}
	if last != nil && last.Break != nil {
		a.splitOff(last)
	}
}

// continues reports whether a group holds a level that none before it has. A group that counts the same levels anew
// is no part of a split one.
func (a *Article) continues(g *Group) bool {
	for _, t := range g.Tabs {
		if t.Number > 0 && !a.hasLevelBefore(t) {
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

// splitOff looks behind the last group for what belongs to its last level: a strategy, or the focus above the strategies.
func (a *Article) splitOff(g *Group) {
	var first *markdown.Heading
	for _, h := range a.Doc.Headings {
		if !h.Top || h.Span.Start < g.Break.Span.Start {
			continue
		}
		if first == nil {
			first = h
		}
		switch strategy := h.Depth == 4 && hasCheckMark(h.Text); {
		case strategy || h.Depth == 3 && IsFocus(h.Text):
			a.Splits = append(a.Splits, Split{Break: g.Break, Before: g, CutOff: first, Strategy: h})
			return
		case h.Depth != 3 || h.Tab != nil || isNextSteps(h):
			return
		}
	}
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
