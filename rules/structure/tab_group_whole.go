package structure

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed tab-group-whole.md
var tabGroupWholeDoc string

// TabGroupWhole keeps thematic breaks out of the levels.
var TabGroupWhole = lint.New(lint.Rule{
	Name:     "tab-group-whole",
	Group:    "structure",
	Summary:  "No thematic break between levels splits the group of tabs",
	Help:     "Delete the line; the one thematic break of an article stands after its last level",
	Doc:      tabGroupWholeDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTabGroupWhole)

func checkTabGroupWhole(p *lint.Pass, _ lint.NoOptions) {
	for _, s := range splits(p.Article) {
		f := lint.Finding{
			Span:    s.rule.Span,
			Message: s.message,
			Related: []lint.Related{{Span: s.behind.Underline(), Message: "cut off from the tabs before it"}},
		}
		if s.mendable {
			f.Fixes = []lint.Fix{{Title: "Remove the break", Safety: lint.Unsafe, Edits: []lint.Edit{removeLine(p.Article.File, s.rule.Span)}}}
		}
		p.Report(f)
	}
}

// A split is a thematic break that ends the tabs before the last level does.
type split struct {
	rule     *markdown.Block
	behind   *markdown.Heading // the tab or strategy that it cuts off
	message  string
	mendable bool // without it, nothing but the levels' own text joins them
}

// splits returns the breaks inside the levels, in order.
func splits(a *article.Article) []split {
	var found []split
	var last *article.Group
	for _, g := range a.Groups {
		if g.Levels == 0 {
			continue
		}
		if last != nil && continues(a, g) {
			found = append(found, splitBetween(a, last, g))
		}
		last = g
	}
	if last != nil && last.Break != nil {
		if h := strategyAfter(a, last); h != nil {
			found = append(found, split{last.Break, h,
				fmt.Sprintf("a thematic break ends the tabs before %s; a strategy stands inside its level's tab", lint.Quote(h.Text)), true})
		}
	}
	return found
}

// continues reports whether a group holds a level that none before it has. A group that counts the same levels anew
// is no part of a split one.
func continues(a *article.Article, g *article.Group) bool {
	for _, t := range g.Tabs {
		if t.Number > 0 && !hasLevelBefore(a, t) {
			return true
		}
	}
	return false
}

func hasLevelBefore(a *article.Article, t *article.Tab) bool {
	for _, earlier := range a.Levels {
		if earlier.Group == t.Group {
			return false
		}
		if earlier.Number == t.Number {
			return true
		}
	}
	return false
}

func splitBetween(a *article.Article, before, behind *article.Group) split {
	s := split{rule: before.Break, behind: behind.Tabs[0].Heading, mendable: true}
	s.message = fmt.Sprintf("a thematic break splits the tabs between Level %d and Level %d; all levels stand in one group",
		lastLevel(before), firstLevel(behind))
	for _, h := range a.Doc.Headings {
		if h.Top && before.Break.Span.Start < h.Span.Start && h.Span.Start < s.behind.Span.Start && h.Depth < 4 {
			s.mendable = false
		}
	}
	return s
}

func lastLevel(g *article.Group) (number int) {
	for _, t := range g.Tabs {
		if t.Number > 0 {
			number = t.Number
		}
	}
	return number
}

func firstLevel(g *article.Group) int {
	for _, t := range g.Tabs {
		if t.Number > 0 {
			return t.Number
		}
	}
	return 0
}

// strategyAfter returns the strategy that is the first heading after a group, nil where something else is.
func strategyAfter(a *article.Article, g *article.Group) *markdown.Heading {
	for _, h := range a.Doc.Headings {
		if !h.Top || h.Span.Start < g.Break.Span.Start {
			continue
		}
		if mark, _ := utf8.DecodeRuneInString(h.Text); h.Depth == 4 && strings.ContainsRune("✓✔✅☑", mark) {
			return h
		}
		return nil
	}
	return nil
}

// removeLine deletes the line of a span with the blank line after it. Where text stands right above or below, a
// blank line takes its place.
func removeLine(f *source.File, span source.Span) lint.Edit {
	number := f.LineAt(span.Start)
	line := f.Line(number)
	if number == 1 || number+1 >= f.Lines() || !isBlank(f, number-1) || !isBlank(f, number+1) {
		return lint.Edit{Span: span}
	}
	return lint.Edit{Span: source.Span{Start: line.Start, End: f.Line(number + 2).Start}}
}

func isBlank(f *source.File, line int) bool { return strings.TrimSpace(f.Text(f.Line(line))) == "" }
