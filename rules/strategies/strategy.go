// Package strategies holds the rules about the strategies of a level: how many there are, how long they are and
// how their headings begin.
package strategies

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

// isStrategy reports whether an H4 in a tab is a strategy of it. Two are not: one that a group which is never closed
// swallows with the Next steps, and one that was meant as a tab; other rules report those.
func isStrategy(a *article.Article, h *markdown.Heading) bool {
	swallowed := a.NextSteps != nil && a.NextSteps.Span.Holds(h.Span.Start)
	return !swallowed && !isTabLike(a, h)
}

// isTabLike reports whether a heading was meant as a tab but is none.
func isTabLike(a *article.Article, h *markdown.Heading) bool {
	_, found := slices.BinarySearchFunc(a.TabLike, h.Span.Start, func(like *markdown.Heading, start int) int {
		return like.Span.Start - start
	})
	return found
}

// noun says what an author calls a tab.
func noun(t *article.Tab) string {
	if t.IsLevel {
		return "level"
	}
	return "tab"
}
