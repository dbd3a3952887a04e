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

// reach returns where a tab ends as its author meant it. Where a group is not closed or a heading fails to be
// a tab, the tab before swallows what follows; other rules say so, and none should count it as part of the tab.
func reach(a *article.Article, t *article.Tab) int {
	end := t.Span.End
	if a.NextSteps != nil && a.NextSteps.Tab == t {
		end = min(end, a.NextSteps.Heading.Span.Start)
	}
	for _, h := range a.TabLike {
		if t.Span.Holds(h.Span.Start) && readTitle(h).number > 0 {
			end = min(end, h.Span.Start)
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
