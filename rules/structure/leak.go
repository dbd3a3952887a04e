package structure

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A leak is how the last tab of a group holds what its author meant to stand after the tabs.
type leak struct {
	swallowed *markdown.Heading // the first section that belongs after the tabs; nil where none is known
	setext    *markdown.Heading // what a --- right under text made, which was meant to close the tabs; nil where there is none
}

// leakOf looks through the last tab of a group. In a group that is closed further down only a Next steps section
// is sure to have been swallowed.
func leakOf(a *article.Article, g *article.Group) leak {
	var l leak
	headings := lastTab(g).Headings
	for i, h := range headings {
		switch {
		case h.Depth == 4:
			l.setext = nil
		case looksLikeBreak(a.File, h):
			l.setext = h
		}
		if belongsAfter(a, g, headings, i) {
			l.swallowed = h
			return l
		}
	}
	if g.Break != nil || a.Swallowed != nil {
		return leak{}
	}
	return l
}

// belongsAfter reports whether a heading of the last tab opens a section that is none of the tab's: Next steps,
// or an H1, H2 or H3 after the strategies such as no other tab has.
func belongsAfter(a *article.Article, g *article.Group, headings []*markdown.Heading, i int) bool {
	h := headings[i]
	if isNextSteps(h.Text) {
		last := nextStepsOf(a, article.NextStepsTitles).Heading
		return (g.Break == nil || h == last) && !inEarlierTab(g, hasNextSteps)
	}
	if g.Break != nil || a.Swallowed != nil || h.Text == "" || h.Depth > 3 || namesLevel(h.Text) || slices.Contains(a.TabLike, h) || looksLikeBreak(a.File, h) {
		return false
	}
	if h.Depth == 3 && article.IsFocus(h.Text) {
		return false // tab-group-whole would have it back in the tab
	}
	if slices.ContainsFunc(headings[i:], isStrategy) || inEarlierTab(g, func(t *article.Tab) bool { return hasSection(t, h.Depth) }) {
		return false
	}
	return h.Depth < 3 || slices.ContainsFunc(headings[:i], isStrategy) && !slices.ContainsFunc(headings[i:], isShallowNextSteps)
}

func isStrategy(h *markdown.Heading) bool { return h.Depth == 4 }

// isShallowNextSteps reports whether a heading opens the article's Next steps at a depth that makes an H3 above it a part
// of the level.
func isShallowNextSteps(h *markdown.Heading) bool { return h.Depth < 3 && isNextSteps(h.Text) }

// hasSection reports whether a tab has a heading of that depth, which is at most 3; an H3 only counts after strategies.
func hasSection(t *article.Tab, depth int) bool {
	for i, h := range t.Headings {
		if h.Depth == depth && (depth < 3 || slices.ContainsFunc(t.Headings[:i], isStrategy)) {
			return true
		}
	}
	return false
}

func hasNextSteps(t *article.Tab) bool {
	return slices.ContainsFunc(t.Headings, func(h *markdown.Heading) bool { return isNextSteps(h.Text) })
}

func inEarlierTab(g *article.Group, holds func(*article.Tab) bool) bool {
	return slices.ContainsFunc(g.Tabs[:len(g.Tabs)-1], holds)
}

// namesLevel reports whether a heading was meant to be a level's tab.
func namesLevel(text string) bool {
	const word = "level "
	return len(text) > len(word) && strings.EqualFold(text[:len(word)], word) && '0' <= text[len(word)] && text[len(word)] <= '9'
}

// looksLikeBreak reports whether a setext H2 is one by mistake: its underline is no longer than a thematic break is
// written, or its text is none that a heading has.
func looksLikeBreak(f *source.File, h *markdown.Heading) bool {
	return h.Setext && h.Depth == 2 && !isNextSteps(h.Text) && (setextUnderline(f, h).Len() <= len("---") || isProse(h))
}

// meansBreak reports whether a setext H2 is one by mistake for certain: nothing stands under it, or its text is prose.
func meansBreak(a *article.Article, t *article.Tab, h *markdown.Heading) bool {
	if isProse(h) {
		return true
	}
	for _, b := range t.Blocks {
		if b.Span.Start > h.Span.Start && (b.Heading != nil || a.Doc.Shows(b)) {
			return b.Heading != nil
		}
	}
	return true
}

// isProse reports whether a heading's text is a sentence, the row of a table or several lines.
func isProse(h *markdown.Heading) bool {
	return strings.ContainsAny(h.Text, "\n|") || strings.HasSuffix(strings.TrimRight(h.Text, `"')”’`), ".")
}

// setextUnderline returns the dashes under a setext heading.
func setextUnderline(f *source.File, h *markdown.Heading) source.Span {
	return f.Trim(f.LineOf(h.Span.End - 1))
}
