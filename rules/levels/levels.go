// Package levels holds the rules about the levels of a maturity model: their order, their titles and
// what each begins with.
package levels

import (
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// isEmpty reports whether a level shows nothing at all, which empty-section reports.
func isEmpty(a *article.Article, t *article.Tab) bool {
	for _, b := range t.Blocks {
		if a.NextSteps != nil && b == a.NextSteps.Heading.Block {
			break // swallowed by a group that is never closed
		}
		if b.Kind != markdown.Break && (b.Heading != nil || a.Doc.Shows(b)) {
			return false
		}
	}
	return true
}

// isLeadInConflict reports whether a merge left both sides of what stands before a level's first strategy, its title included.
func isLeadInConflict(a *article.Article, t *article.Tab) bool {
	end := t.Span.End
	if len(t.Strategies) > 0 {
		end = t.Strategies[0].Heading.Span.Start
	}
	return a.ConflictIn(source.Span{Start: t.Span.Start, End: end})
}

// swallows reports whether a tab holds a block that is never closed, so that what the tab lacks may stand in it.
func swallows(a *article.Article, t *article.Tab) bool {
	return a.Swallowed != nil && t.Span.Holds(a.Swallowed.Span.Start)
}

// swallowsLead reports whether it does so before the first strategy.
func swallowsLead(a *article.Article, t *article.Tab) bool {
	return len(t.Strategies) == 0 && swallows(a, t)
}

// written returns those of a tab's headings that stand before end and have a text; empty-heading reports the others.
func written(headings []*markdown.Heading, end int) (kept []*markdown.Heading) {
	for _, h := range headings {
		if h.Text != "" && h.Span.Start < end {
			kept = append(kept, h)
		}
	}
	return kept
}

// shown returns what to underline of a heading: the part of the file that shows as its text.
func shown(h *markdown.Heading) source.Span {
	text := h.Block.Text
	start := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	switch {
	case start < end:
		return h.Block.Source(start, end)
	case !h.TextSpan.Empty():
		return h.TextSpan
	default:
		return h.Span
	}
}

// hasWords reports whether a text holds a letter or digit.
func hasWords(text string) bool { return strings.IndexFunc(text, inWord) >= 0 }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// enumerate writes a list as running text: "a, b and c".
func enumerate(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// quote puts article text into a message.
func quote(text string) string { return `"` + oneLine(text) + `"` }

// oneLine returns a text with its blanks as a reader sees them.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
