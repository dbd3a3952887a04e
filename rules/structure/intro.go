package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed intro.md
var introDoc string

// Intro demands an introduction in words.
var Intro = lint.New(lint.Rule{
	Name:     "intro",
	Group:    "structure",
	Summary:  "A paragraph of introduction stands between the title and the first tab",
	Help:     "Write under the title what the model is about and how a reader goes through its levels",
	Doc:      introDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, introOptions{MinParagraphs: 1}, checkIntro)

type introOptions struct {
	MinParagraphs int `yaml:"min-paragraphs" doc:"The fewest paragraphs with words of their own between the title and the first tab"`
}

func checkIntro(p *lint.Pass, o introOptions) {
	a := p.Article
	written := 0
	for _, b := range a.Intro.Paragraphs {
		if !article.IsFiller(b.Text) {
			written++
		}
	}
	above := aboveIntro(a)
	if written >= o.MinParagraphs || above == nil {
		return
	}
	found := lint.Count(written, "paragraph", "paragraphs") + " of introduction"
	if written == 0 {
		found = "no introduction" + insteadOfIntro(a)
	}
	p.Report(lint.Finding{
		Span:    above.Underline(),
		Message: fmt.Sprintf("%s; expected at least %s under the title", found, lint.Count(o.MinParagraphs, "paragraph", "paragraphs")),
	})
}

// aboveIntro returns the heading that an introduction is missing under: the title or, without one, the heading
// that is not introduced. It is nil where the title stands after a tab, which is single-title's to say.
func aboveIntro(a *article.Article) *markdown.Heading {
	if a.Title != nil && len(a.Groups) > 0 && a.Groups[0].Span.Start < a.Title.Span.Start {
		return nil
	}
	if a.Title != nil {
		return a.Title
	}
	for _, h := range a.Doc.Headings {
		if h.Top {
			return h
		}
	}
	return nil
}

// insteadOfIntro names what stands where the introduction should. What a file that is included holds is no
// introduction to this article: other articles include it too.
func insteadOfIntro(a *article.Article) string {
	alerts, includes := 0, 0
	for _, q := range a.Doc.QuotesIn(a.Intro.Span) {
		if q.Kind == markdown.AlertQuote {
			alerts++
		}
	}
	for _, l := range a.Doc.LinksIn(a.Intro.Span) {
		if l.Kind == markdown.IncludeLink {
			includes++
		}
	}
	var found []string
	for _, kind := range [...]struct {
		count     int
		one, many string
	}{
		{len(a.Intro.Paragraphs), "placeholder", "placeholders"},
		{len(a.Doc.ImagesIn(a.Intro.Span)), "picture", "pictures"},
		{alerts, "alert", "alerts"},
		{includes, "included file", "included files"},
	} {
		if kind.count > 0 {
			found = append(found, lint.Count(kind.count, kind.one, kind.many))
		}
	}
	if len(found) == 0 {
		return ""
	}
	return ", only " + strings.Join(found, " and ")
}
