package levels

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed max-h3-per-level.md
var maxH3PerLevelDoc string

// MaxH3PerLevel limits the H3 headings in a tab.
var MaxH3PerLevel = lint.New(lint.Rule{
	Name:     "max-h3-per-level",
	Group:    "levels",
	Summary:  "A level has no more H3 headings than its title needs",
	Help:     "Keep the H3 that names the level's focus and make strategies (H4) or plain text of the others",
	Doc:      maxH3PerLevelDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, maxH3PerLevelOptions{Max: 1}, checkMaxH3PerLevel)

type maxH3PerLevelOptions struct {
	Max int `yaml:"max" doc:"The most H3 headings that a level has"`
}

func checkMaxH3PerLevel(p *lint.Pass, o maxH3PerLevelOptions) {
	for _, t := range p.Article.Tabs {
		if len(t.H3) <= o.Max {
			continue
		}
		h3 := written(t.H3, p.Article.Reach(t))
		for i := max(o.Max, 0); i < len(h3); i++ {
			if i > 0 && article.IsFocus(h3[i].Text) && lacksNext(p.Article, t) {
				break
			}
			p.Report(extraH3(t, h3, i, o.Max))
		}
	}
}

// lacksNext reports whether a level has been left out behind this one. A second focus is likely to be that of a level
// whose tab is gone, which level-sequence reports.
func lacksNext(a *article.Article, t *article.Tab) bool {
	next := slices.Index(a.Levels, t) + 1
	return next > 0 && next < len(a.Levels) && a.Levels[next].Number > t.Number+1 && numberTimes(a, t.Number+1) == 0
}

func extraH3(t *article.Tab, h3 []*markdown.Heading, i, most int) lint.Finding {
	kind := "level"
	if !t.IsLevel {
		kind = "tab"
	}
	f := lint.Finding{
		Span:    shown(h3[i]),
		Message: fmt.Sprintf("H3 heading %d of %d in this %s; a %s has at most %d", i+1, len(h3), kind, kind, most),
	}
	if !t.IsLevel {
		f.Help = "Make an H4 or plain text of the heading"
	}
	if most < 1 {
		f.Help = "Make an H4 or plain text of the heading"
		f.Message = fmt.Sprintf("an H3 heading in this %s; a %s has none", kind, kind)
	}
	if isStrategyTitle(h3[i]) {
		f.Message, f.Help = "a strategy written as H3; expected an H4", helpLower
	} else if i > 0 {
		f.Related = []lint.Related{{Span: shown(h3[0]), Message: "the first H3 heading"}}
	}
	return f
}
