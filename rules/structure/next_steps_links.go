package structure

import (
	_ "embed"
	"fmt"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed next-steps-links.md
var nextStepsLinksDoc string

// NextStepsLinks bounds how many ways a reader is offered at the end.
var NextStepsLinks = lint.New(lint.Rule{
	Name:     "next-steps-links",
	Group:    "structure",
	Summary:  "The Next steps section holds at least one and at most three links",
	Help:     "Link to the one to three articles that a reader needs next",
	Doc:      nextStepsLinksDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, nextStepsLinksOptions{Min: 1, Max: 3}, checkNextStepsLinks)

type nextStepsLinksOptions struct {
	Min int `yaml:"min" doc:"The fewest links in the section"`
	Max int `yaml:"max" doc:"The most links in the section"`
}

func checkNextStepsLinks(p *lint.Pass, o nextStepsLinksOptions) {
	s := nextStepsOf(p.Article, article.NextStepsTitles)
	if s == nil || s.Heading.Tab != nil {
		return
	}
	links, includes := linksOf(s)
	most := max(o.Max, 0)
	switch {
	case len(links) > most:
		reportLinks(p, s, p.Article.File.FirstLine(links[most].Span), len(links), "at most", most)
	case len(links) < o.Min && includes == 0:
		reportLinks(p, s, s.Heading.Underline(), len(links), "at least", o.Min)
	}
}

func reportLinks(p *lint.Pass, s *article.Section, at source.Span, found int, bound string, expected int) {
	p.Report(lint.Finding{
		Span:    at,
		Message: fmt.Sprintf("%s; %s has %s %d", lint.Count(found, "link", "links"), lint.Quote(s.Heading.Text), bound, expected),
		Section: s.Span,
	})
}

// linksOf returns what a reader can click in a section, and how many files it includes, whose links nobody knows here.
func linksOf(s *article.Section) (links []*markdown.Link, includes int) {
	for _, l := range s.Links {
		if l.Kind == markdown.IncludeLink {
			includes++
		} else {
			links = append(links, l)
		}
	}
	return links, includes
}
