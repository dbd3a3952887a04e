package strategies

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed max-words-per-h4.md
var maxWordsDoc string

// MaxWordsPerH4 keeps a strategy short.
var MaxWordsPerH4 = lint.New(lint.Rule{
	Name:     "max-words-per-h4",
	Group:    "strategies",
	Summary:  "A strategy is short enough to be read at a glance",
	Help:     "Shorten the text, or move detail to an article that the strategy links to",
	Doc:      maxWordsDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, maxWordsOptions{Max: 100, Callouts: true, Tables: true}, checkMaxWords)

type maxWordsOptions struct {
	Max      int  `yaml:"max" doc:"The most words that stand under an H4"`
	Callouts bool `yaml:"callouts" doc:"Whether the words of callouts count: alerts, and quotes that open with an icon"`
	Tables   bool `yaml:"tables" doc:"Whether the words of tables count"`
}

func checkMaxWords(p *lint.Pass, o maxWordsOptions) {
	for _, t := range p.Article.Tabs {
		for _, s := range t.Strategies {
			if s.Words <= o.Max || !isStrategy(p.Article, s.Heading) {
				continue
			}
			if words := o.words(p.Article.Doc, s); words > o.Max {
				p.Report(lint.Finding{
					Span:    s.Heading.Underline(),
					Message: fmt.Sprintf("%s%s; a strategy has at most %d, so cut %d", lint.Count(words, "word", "words"), o.without(), o.Max, words-o.Max),
					Section: s.Span,
				})
			}
		}
	}
}

// words counts the words of a strategy that the options do not leave out.
func (o maxWordsOptions) words(doc *markdown.Document, s *article.Strategy) int {
	if o.Callouts && o.Tables {
		return s.Words
	}
	words := 0
	for _, b := range s.Blocks {
		if b.InTable && !o.Tables || !o.Callouts && inCallout(doc, b.Quote) {
			continue
		}
		words += b.Words()
	}
	return words
}

// without names what was not counted.
func (o maxWordsOptions) without() string {
	var parts []string
	if !o.Callouts {
		parts = append(parts, "callouts")
	}
	if !o.Tables {
		parts = append(parts, "tables")
	}
	if len(parts) == 0 {
		return ""
	}
	return " without " + strings.Join(parts, " and ")
}

// inCallout reports whether a quote, or one around it, is a callout: an alert, or a quote that opens with a picture.
func inCallout(doc *markdown.Document, q *markdown.Quote) bool {
	for ; q != nil; q = q.Parent {
		if q.Kind == markdown.AlertQuote || q.Kind == markdown.PlainQuote && opensWithPicture(doc, q) {
			return true
		}
	}
	return false
}

func opensWithPicture(doc *markdown.Document, q *markdown.Quote) bool {
	if len(q.Blocks) == 0 {
		return false
	}
	first := q.Blocks[0].Span
	images := doc.ImagesIn(first)
	return len(images) > 0 && images[0].Span.Start == first.Start
}
