package levels

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed h3-is-level-title.md
var h3IsLevelTitleDoc string

// H3IsLevelTitle demands that the H3 of a level acts as its title.
var H3IsLevelTitle = lint.New(lint.Rule{
	Name:     "h3-is-level-title",
	Group:    "levels",
	Summary:  "The H3 of a level, where there is one, is its first heading and names its focus",
	Help:     "Move the H3 to the beginning of the level, or take it out",
	Doc:      h3IsLevelTitleDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkH3IsLevelTitle)

// What to do about a heading of the wrong depth.
const (
	helpRaise = "Take away a `#`"
	helpLower = "Add a `#`"
)

func checkH3IsLevelTitle(p *lint.Pass, _ lint.NoOptions) {
	for _, t := range p.Article.Levels {
		if h := t.FocusAsH4(); h != nil {
			p.Report(lint.Finding{
				Span:    shown(h),
				Message: "the level's focus is an H4; expected an H3 above the strategies",
				Help:    helpRaise,
			})
			continue
		}
		if len(t.H3) == 0 {
			continue
		}
		end := p.Article.Reach(t)
		if h3 := written(t.H3, end); len(h3) > 0 {
			checkTitle(p, h3[0], written(t.Headings, end))
		}
	}
}

// checkTitle checks the first H3 of a level, which has these headings.
func checkTitle(p *lint.Pass, h3 *markdown.Heading, headings []*markdown.Heading) {
	if isStrategyTitle(h3) {
		p.Report(lint.Finding{Span: shown(h3), Message: "a strategy written as H3; expected an H4", Help: helpLower})
		return
	}
	checkFocus(p, h3)
	if first := headings[0]; first != h3 && !isEmptySection(p.Article, h3) {
		p.Report(lint.Finding{
			Span:    shown(h3),
			Message: fmt.Sprintf("the H3 stands behind an H%d; expected it as the first heading of the level", first.Depth),
			Related: []lint.Related{{Span: shown(first), Message: "the first heading of the level"}},
		})
	}
}

// isEmptySection reports whether nothing stands under a heading, which empty-section reports.
func isEmptySection(a *article.Article, h *markdown.Heading) bool {
	i := slices.IndexFunc(a.Sections, func(s *article.Section) bool { return s.Heading == h })
	return !slices.ContainsFunc(a.Sections[i].Blocks, func(b *markdown.Block) bool { return b.Heading != nil || a.Doc.Shows(b) })
}

// isStrategyTitle reports whether a heading begins with the check mark of a strategy.
func isStrategyTitle(h *markdown.Heading) bool { return strings.HasPrefix(h.Text, "✓") }

// checkFocus reports the template's "Strategy focus:" where nothing follows it. A filler is reported by placeholder.
func checkFocus(p *lint.Pass, h *markdown.Heading) {
	const label = "strategy focus"
	text := oneLine(h.Text)
	if len(text) < len(label) || !strings.EqualFold(text[:len(label)], label) {
		return
	}
	focus := text[len(label):]
	if !hasWords(focus) {
		p.Report(lint.Finding{
			Span:    shown(h),
			Message: quote(text) + " names no focus; expected what this level focuses on behind it",
			Help:    "Write behind it what the level focuses on, or take the heading out",
		})
	}
}
