package strategies

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed duplicate-strategy.md
var duplicateStrategyDoc string

// DuplicateStrategy keeps the strategies of a level apart.
var DuplicateStrategy = lint.New(lint.Rule{
	Name:     "duplicate-strategy",
	Group:    "strategies",
	Summary:  "No two strategies of a level have the same title",
	Help:     "Give each strategy a title that says what sets it apart, or merge the two",
	Doc:      duplicateStrategyDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkDuplicateStrategy)

// reach is how many strategies a title is compared with. What a level holds beyond that, max-h4-per-level reports.
const reach = 50

func checkDuplicateStrategy(p *lint.Pass, _ lint.NoOptions) {
	for _, t := range p.Article.Tabs {
		for i, s := range t.Strategies {
			first := sameTitled(t.Strategies[max(0, i-reach):i], s)
			if first == nil || article.IsFiller(s.Title) || !isStrategy(p.Article, s.Heading) {
				continue
			}
			p.Report(lint.Finding{
				Span:    s.Heading.Underline(),
				Message: fmt.Sprintf("%q is the title of an earlier strategy too; each strategy of a %s has its own", s.Title, noun(t)),
				Related: []lint.Related{{Span: first.Heading.Underline(), Message: "the first strategy of that title"}},
			})
		}
	}
}

// sameTitled returns the first of the strategies whose title reads like that of another one, nil where none does.
func sameTitled(earlier []*article.Strategy, s *article.Strategy) *article.Strategy {
	title := unmarked(s.Title)
	if title == "" {
		return nil
	}
	for _, e := range earlier {
		if strings.EqualFold(unmarked(e.Title), title) {
			return e
		}
	}
	return nil
}

// unmarked returns a title from its first letter or digit on, so that a mark which is none makes no difference, and
// without the punctuation at its end, which heading-punctuation removes.
func unmarked(title string) string {
	title = strings.TrimRight(title, ".,:;!? ")
	return strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
