package structure

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed heading-order.md
var headingOrderDoc string

// HeadingOrder keeps headings outside tabs from skipping a depth.
var HeadingOrder = lint.New(lint.Rule{
	Name:     "heading-order",
	Group:    "structure",
	Summary:  "Outside tabs no heading is more than one step deeper than the one above it",
	Help:     "Take away a # for each step that is skipped",
	Doc:      headingOrderDoc,
	Severity: lint.Suggestion,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkHeadingOrder)

func checkHeadingOrder(p *lint.Pass, _ lint.NoOptions) {
	a := p.Article
	inTab := false
	var above *markdown.Heading
	for _, b := range a.Doc.Blocks {
		switch {
		case !b.Top:
		case b.Kind == markdown.Break:
			inTab = inTab && slices.ContainsFunc(a.Splits, func(s article.Split) bool { return s.Break == b })
		case b.Heading == nil:
			inTab = inTab || slices.ContainsFunc(a.LostTabs, func(l article.LostTab) bool { return l.Block == b && l.IsLevel })
		case b.Heading.Tab != nil || slices.Contains(a.TabLike, b.Heading):
			inTab = true
		case !inTab:
			checkDepth(p, above, b.Heading)
			above = b.Heading
		}
	}
}

func checkDepth(p *lint.Pass, above, h *markdown.Heading) {
	if above == nil || h.Depth <= above.Depth+1 || h.Text == "" {
		return
	}
	where := "the heading above it"
	if isTabBetween(p.Article, above, h) {
		where = "the last heading outside the tabs"
	}
	p.Report(lint.Finding{
		Span:    source.Span{Start: h.Span.Start, End: h.Span.Start + h.Depth},
		Message: fmt.Sprintf("an H%d under an H%d; expected an H%d", h.Depth, above.Depth, above.Depth+1),
		Help:    fmt.Sprintf("Write `%s %s`", strings.Repeat("#", above.Depth+1), p.Article.File.Text(h.TextSpan)),
		Related: []lint.Related{{Span: above.Underline(), Message: where}},
	})
}

// isTabBetween reports whether headings that this rule passes over stand between two headings.
func isTabBetween(a *article.Article, above, h *markdown.Heading) bool {
	between := source.Span{Start: above.Span.End, End: h.Span.Start}
	return slices.ContainsFunc(a.Doc.Headings, func(other *markdown.Heading) bool {
		return other.Top && between.Holds(other.Span.Start)
	})
}
