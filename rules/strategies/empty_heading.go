package strategies

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed empty-heading.md
var emptyHeadingDoc string

// EmptyHeading finds headings that say nothing.
var EmptyHeading = lint.New(lint.Rule{
	Name:     "empty-heading",
	Group:    "strategies",
	Summary:  "Every heading has text",
	Help:     "Write the heading, or remove its line",
	Doc:      emptyHeadingDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkEmptyHeading)

func checkEmptyHeading(p *lint.Pass, _ lint.NoOptions) {
	for _, h := range p.Article.Doc.Headings {
		if !isEmpty(p.Article.Doc, h) {
			continue
		}
		f := lint.Finding{Span: h.Span, Message: insteadOfText(p.Article.Doc, h) + "; a heading has text"}
		if h.Tab != nil {
			f.Help = "Write the tab's title between the brackets"
		}
		p.Report(f)
	}
}

// isEmpty reports whether a heading has no word: a check mark is none, the alt text of a picture may hold some.
func isEmpty(doc *markdown.Document, h *markdown.Heading) bool {
	if h.Block.Words() > 0 {
		return false
	}
	for _, image := range doc.ImagesIn(h.Span) {
		if strings.TrimSpace(image.Alt) != "" {
			return false
		}
	}
	return true
}

// insteadOfText names what an empty heading holds.
func insteadOfText(doc *markdown.Document, h *markdown.Heading) string {
	switch {
	case h.Text != "":
		return fmt.Sprintf("%q without a title", h.Text)
	case h.Tab != nil:
		return "tab without a title"
	case len(doc.ImagesIn(h.Span)) > 0:
		return "heading with nothing but a picture"
	case len(doc.CommentsIn(h.Span)) > 0:
		return "heading with nothing but a comment"
	}
	return "empty heading"
}
