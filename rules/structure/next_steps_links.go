package structure

import (
	_ "embed"
	"fmt"
	"strconv"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed next-steps-links.md
var nextStepsLinksDoc string

// NextStepsLinks bounds how many ways a reader is offered at the end.
var NextStepsLinks = lint.New(lint.Rule{
	Name:     "next-steps-links",
	Group:    "structure",
	Summary:  "The Next steps section holds at least one and at most three links",
	Help:     "Link to the few articles that a reader needs next",
	Doc:      nextStepsLinksDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, nextStepsLinksOptions{Min: 1, Max: 3}, checkNextStepsLinks)

type nextStepsLinksOptions struct {
	Min int `yaml:"min" doc:"The fewest links in the section"`
	Max int `yaml:"max" doc:"The most links in the section"`
}

// Validate says where no number can lie between the bounds.
func (o nextStepsLinksOptions) Validate() error { return lint.CheckBounds(o.Min, o.Max) }

func checkNextStepsLinks(p *lint.Pass, o nextStepsLinksOptions) {
	s := nextStepsOf(p.Article, article.NextStepsTitles)
	if s == nil || s.Heading.Tab != nil {
		return
	}
	links, includes := linksOf(s)
	most := max(o.Max, 0)
	found := lint.Count(len(links), "link", "links")
	if len(links) == 0 {
		found = "no link"
	}
	f := lint.Finding{Span: s.Heading.Underline(), Section: s.Span}
	switch {
	case len(links) > most:
		f.Span = p.Article.File.FirstLine(links[most].Span)
		f.Help = "Keep the links that a reader needs next, and remove the others"
		f.Message = fmt.Sprintf("%s in %s; expected at most %d", found, lint.Quote(s.Heading.Text), most)
	case len(links) < o.Min && includes == 0 && !endsInSwallowed(p.Article, s):
		f.Message = fmt.Sprintf("%s in %s; expected %s", found, lint.Quote(s.Heading.Text), bounds(o.Min, most))
	default:
		return
	}
	p.Report(f)
}

// bounds writes the numbers from least to most, as in "1 to 3".
func bounds(least, most int) string {
	if least < most {
		return fmt.Sprintf("%d to %d", least, most)
	}
	return strconv.Itoa(least)
}

// endsInSwallowed reports whether a section runs into the block that takes in the rest of the file.
func endsInSwallowed(a *article.Article, s *article.Section) bool {
	return a.Swallowed != nil && s.Span.Holds(a.Swallowed.Span.Start)
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
