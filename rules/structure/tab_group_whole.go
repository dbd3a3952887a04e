package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
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
	for _, s := range p.Article.Splits {
		f := lint.Finding{
			Span:    s.Break.Span,
			Message: describeSplit(s),
			Related: []lint.Related{{Span: cutOff(p.Article.File, s), Message: "cut off from the tabs before it"}},
		}
		if isMendable(p.Article, s) {
			f.Fixes = []lint.Fix{{Title: "Remove the break", Safety: lint.Unsafe, Edits: []lint.Edit{removeLine(p.Article.File, s.Break.Span)}}}
		} else {
			f.Help = "Delete the line, and move the section behind it below the last level"
		}
		p.Report(f)
	}
}

func describeSplit(s article.Split) string {
	if s.Behind != nil {
		if s.Before.Levels == 0 {
			return fmt.Sprintf("a thematic break splits the tabs between %s and Level %d; all tabs stand in one group",
				lint.Quote(lastTab(s.Before).Title), firstLevel(s.Behind))
		}
		return fmt.Sprintf("a thematic break splits the tabs between Level %d and Level %d; all levels stand in one group",
			lastLevel(s.Before), firstLevel(s.Behind))
	}
	if s.Strategy == nil {
		return "a thematic break ends the tabs before text of the last level; expected only the one right above the Next steps"
	}
	expected := "; a strategy stands inside its level's tab"
	if s.Strategy.Depth == 3 {
		expected = "; a level's focus stands inside its tab"
	}
	return "a thematic break ends the tabs before " + lint.Quote(s.Strategy.Text) + expected
}

// cutOff returns what to underline of the first thing behind a break.
func cutOff(f *source.File, s article.Split) source.Span {
	if s.CutOff.Heading != nil {
		return s.CutOff.Heading.Underline()
	}
	return f.FirstLine(s.CutOff.Span)
}

// isMendable reports whether nothing but the levels' own text stands between a break and what it cuts off.
func isMendable(a *article.Article, s article.Split) bool {
	for _, h := range a.Doc.Headings {
		if h.Top && s.Break.Span.Start < h.Span.Start && h.Span.Start < s.CutOff.Span.Start && h.Depth < 4 {
			return false
		}
	}
	return true
}

func lastLevel(g *article.Group) (number int) {
	for _, t := range g.Tabs {
		if t.IsLevel {
			number = t.Number
		}
	}
	return number
}

func firstLevel(g *article.Group) int {
	for _, t := range g.Tabs {
		if t.IsLevel {
			return t.Number
		}
	}
	return 0
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
