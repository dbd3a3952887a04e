package strategies

import (
	_ "embed"
	"fmt"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed max-h4-per-level.md
var maxH4Doc string

// MaxH4PerLevel keeps a level to a few strategies.
var MaxH4PerLevel = lint.New(lint.Rule{
	Name:     "max-h4-per-level",
	Group:    "strategies",
	Summary:  "A level has no more strategies than a team can take on at once",
	Help:     "Merge strategies that belong together, or move some to another level",
	Doc:      maxH4Doc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, maxH4Options{Max: 5}, checkMaxH4)

type maxH4Options struct {
	Max int `yaml:"max" doc:"The most H4 headings that a tab has"`
}

func checkMaxH4(p *lint.Pass, o maxH4Options) {
	for _, t := range p.Article.Tabs {
		if len(t.Strategies) > o.Max {
			countStrategies(p, t, o.Max)
		}
	}
}

func countStrategies(p *lint.Pass, t *article.Tab, most int) {
	count := 0
	var last, first *article.Strategy // the last one allowed and the first one too many
	end := p.Article.Reach(t)
	for _, s := range t.Strategies {
		if s.Heading.Span.Start >= end || !isStrategy(p.Article, s.Heading) {
			continue
		}
		count++
		switch count {
		case most:
			last = s
		case most + 1:
			first = s
		}
	}
	if first == nil {
		return
	}
	f := lint.Finding{
		Span:    first.Heading.Underline(),
		Message: fmt.Sprintf("%s; a %s has at most %d", lint.Count(count, "strategy", "strategies"), noun(t), most),
		Help:    "Merge strategies that belong together, or move some to another " + noun(t),
		Section: t.Span,
	}
	if last != nil {
		f.Related = []lint.Related{{Span: last.Heading.Underline(), Message: "the last one that is allowed"}}
	}
	p.Report(f)
}
