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
	if a.Title == nil || isIntroElsewhere(a) {
		return
	}
	written := 0
	for _, b := range a.Intro.Paragraphs {
		if !article.IsFiller(b.Text) {
			written++
		}
	}
	if written >= o.MinParagraphs || isOverConflictMark(a) {
		return
	}
	found := lint.Count(written, "paragraph", "paragraphs") + " of introduction"
	if written == 0 {
		found = "no introduction" + insteadOfIntro(a)
	}
	f := lint.Finding{
		Span:    a.Title.Underline(),
		Message: fmt.Sprintf("%s; expected at least %s under the title", found, lint.Count(o.MinParagraphs, "paragraph", "paragraphs")),
		Related: underlinedIntro(a),
		Section: source.Span{Start: a.Title.Span.Start, End: a.Intro.Span.End},
	}
	if f.Related != nil {
		f.Help = "Put a blank line between the text and what stands right under it"
	}
	p.Report(f)
}

// isIntroElsewhere reports whether another rule says why there is no introduction: the title stands after a tab, or the
// introduction in a block that is never closed.
func isIntroElsewhere(a *article.Article) bool {
	tabFirst := len(a.Groups) > 0 && a.Groups[0].Span.Start < a.Title.Span.Start
	return tabFirst || a.Swallowed != nil && a.Intro.Span.Holds(a.Swallowed.Span.Start)
}

// isOverConflictMark reports whether what a merge left makes a heading of the introduction: merge-conflict says so.
func isOverConflictMark(a *article.Article) bool {
	return slices.ContainsFunc(a.Doc.Headings, func(h *markdown.Heading) bool {
		return a.Intro.Span.Holds(h.Span.Start) && a.IsConflictMark(h)
	})
}

// underlinedIntro points at the dashes right under a text that was meant as the introduction.
func underlinedIntro(a *article.Article) []lint.Related {
	for _, h := range a.Doc.Headings {
		if h.Span.Start < a.Intro.Span.Start || !h.Top {
			continue
		}
		if h.Span.Start > a.Intro.Span.End || !h.Setext || !isProse(h) {
			return nil
		}
		return []lint.Related{{Span: setextUnderline(a.File, h), Message: "right under text this makes a heading of it"}}
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
