package levels

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// misspeltChecklist returns a tab's quote whose class is nearly that of a checklist; nil where there is none.
func misspeltChecklist(doc *markdown.Document, t *article.Tab) *markdown.Quote {
	const class, mostEdits = "checklist", 2
	for _, q := range doc.QuotesIn(t.Span) {
		if q.Kind == markdown.DivQuote && q.Top && q.Class != class && levenshtein.ComputeDistance(strings.ToLower(q.Class), class) <= mostEdits {
			return q
		}
	}
	return nil
}

// hasBrokenChecklist reports whether something before a tab's strategies was meant as the mark of a checklist but is none,
// or names no class. The rule alert says what is wrong with it.
func hasBrokenChecklist(doc *markdown.Document, t *article.Tab) bool {
	return slices.ContainsFunc(t.Lead, func(b *markdown.Block) bool {
		q := b.Quote
		if q != nil && q.Kind == markdown.DivQuote {
			return q.Class == ""
		}
		return b.Kind == markdown.Paragraph && slices.ContainsFunc(b.Lines, func(line source.Span) bool { return wasDiv(doc.File.Text(line)) })
	})
}

// wasDiv reports whether a line opens with what was meant as [!div.
func wasDiv(line string) bool {
	word := strings.TrimLeft(line, "[! *_")
	marks := line[:len(line)-len(word)]
	return strings.Contains(marks, "[") && strings.Contains(marks, "!") && strings.HasPrefix(strings.ToLower(word), "div")
}
