package metadata

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed title-matches-heading.md
var titleMatchesHeadingDoc string

// TitleMatchesHeading keeps the article's two titles the same.
var TitleMatchesHeading = lint.New(lint.Rule{
	Name:     "title-matches-heading",
	Group:    "metadata",
	Summary:  "The front matter's title equals the heading of the article, case ignored",
	Help:     "Give the title in the front matter and the first heading the same words",
	Doc:      titleMatchesHeadingDoc,
	Severity: lint.Suggestion,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTitleMatchesHeading)

func checkTitleMatchesHeading(p *lint.Pass, _ lint.NoOptions) {
	heading := p.Article.Title
	entry, ok := filled(p, "title")
	if !ok || !entry.Scalar || heading == nil || heading.Text == "" || article.IsFiller(heading.Text) || sameWords(entry.Value, heading.Text) {
		return
	}
	p.Report(lint.Finding{
		Span:    entry.ValueSpan,
		Message: "the title " + lint.Quote(entry.Value) + " differs from the heading " + lint.Quote(heading.Text) + "; expected the same words",
		Related: []lint.Related{{Span: heading.TextSpan, Message: "the heading"}},
	})
}

// sameWords compares two texts without regard to case, to how much white space stands where and to the punctuation at
// the end, which heading-punctuation is about.
func sameWords(a, b string) bool { return strings.EqualFold(wordsOf(a), wordsOf(b)) }

func wordsOf(text string) string { return strings.TrimRight(oneLine(text), ".,:;!?") }
