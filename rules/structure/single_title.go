package structure

import (
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed single-title.md
var singleTitleDoc string

// SingleTitle demands one title, before everything else.
var SingleTitle = lint.New(lint.Rule{
	Name:     "single-title",
	Group:    "structure",
	Summary:  "The article has exactly one H1 that is no tab, and nothing visible stands before it",
	Help:     "Begin the article with a line such as `# Backup maturity model`",
	Doc:      singleTitleDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkSingleTitle)

func checkSingleTitle(p *lint.Pass, _ lint.NoOptions) {
	a := p.Article
	if a.Title == nil && a.Swallowed != nil {
		return // the title may well stand in it
	}
	if a.Title == nil {
		p.Report(lint.Finding{Span: a.Underline(), Message: "no title; an article has exactly one H1 that is no tab", Section: a.Whole()})
		return
	}
	if first := firstShown(a.Doc, a.Doc.Blocks); first != nil && first.Span.Start < a.Title.Span.Start && !isOthersToJudge(a, first) {
		p.Report(lint.Finding{
			Span:    a.File.FirstLine(first.Span),
			Message: "visible content before the title; the title comes first",
			Help:    "Move the title above everything else that a reader sees",
			Related: []lint.Related{{Span: a.Title.Underline(), Message: "the title"}},
		})
	}
	for _, h := range a.Titles[1:] {
		if a.InConflict(h.Span) {
			continue // of the other side, or behind a side that is broken off
		}
		p.Report(lint.Finding{
			Span:    h.Underline(),
			Message: "one more title; an article has exactly one H1 that is no tab",
			Help:    "Give the section at least two #, or make it a tab",
			Related: []lint.Related{{Span: a.Title.Underline(), Message: "the first title"}},
		})
	}
}

// isOthersToJudge reports whether the first thing that a reader sees is front matter that Learn does not recognize or
// belongs to a merge conflict: front-matter and merge-conflict say so.
func isOthersToJudge(a *article.Article, first *markdown.Block) bool {
	return a.InConflict(first.Span) || a.IsSpilt(first)
}
