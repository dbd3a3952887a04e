package levels

import (
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed level-intro.md
var levelIntroDoc string

// LevelIntro demands a paragraph that leads into a level.
var LevelIntro = lint.New(lint.Rule{
	Name:     "level-intro",
	Group:    "levels",
	Summary:  "A paragraph stands between a level's goal and its first strategy or checklist",
	Help:     "Describe in a paragraph where a team stands at this level and what it does next",
	Doc:      levelIntroDoc,
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkLevelIntro)

func checkLevelIntro(p *lint.Pass, _ lint.NoOptions) {
	for _, level := range p.Article.Levels {
		t := p.Article.AsMeant(level)
		if !isLeadInConflict(p.Article, t) && !hasIntro(p.Article, t) && !isEmpty(p.Article, t) && !swallowsLead(p.Article, t) {
			p.Reportf(shown(t.Heading), "the level has no introduction; expected a paragraph between its goal and its first strategy or checklist")
		}
	}
}

func hasIntro(a *article.Article, t *article.Tab) bool {
	end := a.Reach(t)
	goal := readGoal(a, t, article.GoalIcon, end).sentence
	if t.Checklist != nil {
		end = min(end, t.Checklist.Quote.Span.Start)
	}
	for _, b := range t.Lead {
		if b.Span.Start >= end {
			return false
		}
		if b.Kind == markdown.Paragraph && b.Top && hasWords(b.Text) && b != goal && !isLabel(a.Doc, t, b) && !article.IsFiller(b.Text) {
			return true
		}
	}
	return false
}
