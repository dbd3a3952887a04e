package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// AsMeant returns a tab as its author meant it: with what a stray thematic break cut off from it, and with a focus that
// was written as H4 as the title it is. It is the tab itself where there is nothing of that kind.
func (a *Article) AsMeant(t *Tab) *Tab {
	if end := a.meantEnd(t); end > t.Span.End {
		t = &Tab{Heading: t.Heading, Group: t.Group, ID: t.ID, Title: t.Title, IsLevel: t.IsLevel, Number: t.Number, Span: source.Span{Start: t.Span.Start, End: end}}
		t.fill(a.Doc)
	}
	if h := t.FocusAsH4(); h != nil {
		t = t.withTitle(a.Doc, h)
	}
	return t
}

// FocusAsH4 returns the first heading of a tab where it is the level's focus but an H4; nil else.
func (t *Tab) FocusAsH4() *markdown.Heading {
	if len(t.Headings) == 0 || t.Headings[0].Depth != 4 || !IsFocus(t.Headings[0].Text) {
		return nil
	}
	return t.Headings[0]
}

// IsFocus reports whether a heading's text is the focus of a level as the template has it, "Strategy focus: …".
func IsFocus(text string) bool {
	return len(text) >= len(focusLabel) && strings.EqualFold(text[:len(focusLabel)], focusLabel)
}

const focusLabel = "strategy focus"

// IsEmptyFocus reports whether a heading's text is the label of a focus with no focus behind it.
func IsEmptyFocus(text string) bool {
	return IsFocus(text) && !strings.ContainsFunc(text[len(focusLabel):], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// withTitle returns a copy of a tab in which its first H4 is no strategy.
func (t *Tab) withTitle(doc *markdown.Document, h *markdown.Heading) *Tab {
	meant := *t
	meant.H3 = append([]*markdown.Heading{h}, t.H3...)
	meant.Strategies = t.Strategies[1:]
	meant.Lead = t.Blocks
	if len(meant.Strategies) > 0 {
		meant.Lead = blocksIn(t.Blocks, source.Span{Start: t.Span.Start, End: meant.Strategies[0].Heading.Span.Start})
	}
	meant.Goal = meant.FindGoal(doc, GoalIcon)
	return &meant
}

// meantEnd returns where a tab ends but for stray breaks: at the group that goes on with the levels or, in the last
// level, at the break that no strategy follows.
func (a *Article) meantEnd(t *Tab) int {
	if !a.IsSplit(t) {
		return t.Span.End
	}
	split := a.Splits[slices.IndexFunc(a.Splits, func(s Split) bool { return s.Before == t.Group })]
	limit := len(a.File.Bytes)
	if next := slices.Index(a.Groups, t.Group) + 1; next < len(a.Groups) {
		limit = a.Groups[next].Span.Start
	}
	for _, h := range a.Doc.Headings {
		if h.Top && h.Span.Start > t.Span.End && (h.Depth < 3 || isNextSteps(h)) {
			limit = min(limit, h.Span.Start)
			break
		}
	}
	if split.Behind != nil {
		return limit
	}
	for _, b := range blocksIn(a.Doc.Blocks, source.Span{Start: t.Span.End, End: limit}) {
		if b.Kind == markdown.Break && b.Top && !a.goesOn(source.Span{Start: b.Span.End, End: limit}) {
			return b.Span.Start
		}
	}
	return limit
}

// goesOn reports whether the headings in the span go on with a level: with a strategy, or the focus above the strategies.
func (a *Article) goesOn(span source.Span) bool {
	for _, h := range a.Doc.Headings {
		if !h.Top || !span.Holds(h.Span.Start) {
			continue
		}
		if h.Depth != 3 || IsFocus(h.Text) {
			return h.Depth == 3 || h.Depth == 4 && hasCheckMark(h.Text)
		}
	}
	return false
}
