package levels

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed tab-id.md
var tabIDDoc string

// TabID demands tabs that Learn takes for tabs, each with an id of its own.
var TabID = lint.New(lint.Rule{
	Name:     "tab-id",
	Group:    "levels",
	Summary:  "A tab is nothing but a link to its own id, and the id of Level N is `levelN`",
	Help:     "Write a tab as `# [**Level 1: Name**](#tab/level1)`",
	Doc:      tabIDDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTabID)

func checkTabID(p *lint.Pass, _ lint.NoOptions) {
	if a := p.Article; len(a.TabLike) > 1 && len(a.Levels) == 0 && !slices.ContainsFunc(a.TabLike, linksToTab(a)) {
		reportNoTabs(p)
		return
	}
	for _, h := range p.Article.TabLike {
		checkTabLike(p, h)
	}
	for _, l := range p.Article.LostTabs {
		checkLostTab(p, l)
	}
	for _, g := range p.Article.Groups {
		if g.Levels > 0 {
			checkIDs(p, g)
		}
	}
}

// checkIDs reports levels whose id does not follow from their number, and ids that stand twice. Where two levels
// share a number nobody can say whose id is right; level-sequence reports those.
func checkIDs(p *lint.Pass, g *article.Group) {
	for i, t := range g.Tabs {
		if t.IsLevel && t.ID != levelID(t.Number) {
			if numberTimes(p.Article, t.Number) == 1 && !idFits(p.Article, t) {
				reportOtherID(p, t)
			}
			continue
		}
		for _, earlier := range g.Tabs[:i] {
			if earlier.ID != t.ID || earlier.IsLevel && (t.IsLevel || earlier.ID != levelID(earlier.Number)) {
				continue
			}
			p.Report(lint.Finding{
				Span:    t.Heading.Tab.IDSpan,
				Message: fmt.Sprintf("`%s` is the id of another tab; expected an id that no other tab of the group has", t.ID),
				Help:    "Give this tab an id of its own, behind `" + tabTarget + "`",
				Related: []lint.Related{{Span: earlier.Heading.Tab.IDSpan, Message: "the other tab"}},
			})
			break
		}
	}
}

func levelID(number int) string { return "level" + strconv.Itoa(number) }

// linksToTab returns whether a heading holds a link to a tab.
func linksToTab(a *article.Article) func(*markdown.Heading) bool {
	return func(h *markdown.Heading) bool {
		link := a.MeantLink(h)
		return link != nil && leadsToTab(link)
	}
}

// idFits reports whether a level's id, other than its number, is the one that its place asks for: the number is wrong,
// which level-sequence reports.
func idFits(a *article.Article, t *article.Tab) bool {
	place := slices.Index(a.Levels, t) + 1
	if t.ID != levelID(place) || numberTimes(a, place) > 0 {
		return false
	}
	before := place == 1 || a.Levels[place-2].Number == place-1
	behind := place == len(a.Levels) || a.Levels[place].Number == place+1
	return before && behind
}

func numberTimes(a *article.Article, number int) (times int) {
	for _, t := range a.Levels {
		if t.Number == number {
			times++
		}
	}
	return times
}

func reportOtherID(p *lint.Pass, t *article.Tab) {
	tab, id := t.Heading.Tab, levelID(t.Number)
	f := lint.Finding{
		Span:    tab.IDSpan,
		Message: fmt.Sprintf("the id of %s is `%s`; expected `%s`", levelName(t.Number), tab.ID, id),
		Help:    "Write the id as " + id,
	}
	if p.Article.File.Text(tab.IDSpan) == tab.ID {
		f.Fixes = []lint.Fix{writeID(lint.Edit{Span: tab.IDSpan, New: id})}
	}
	p.Report(f)
}

func writeID(edit lint.Edit) lint.Fix {
	return lint.Fix{Title: "Write the id as " + edit.New, Safety: lint.Safe, Edits: []lint.Edit{edit}}
}
