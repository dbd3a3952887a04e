package levels

import (
	_ "embed"
	"fmt"
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
	Help:     "Move the H3 above the strategies and say in it what the level focuses on, or take it out",
	Doc:      h3IsLevelTitleDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkH3IsLevelTitle)

func checkH3IsLevelTitle(p *lint.Pass, _ lint.NoOptions) {
	for _, t := range p.Article.Levels {
		if len(t.H3) == 0 {
			continue
		}
		end := reach(p.Article, t)
		h3 := written(t.H3, end)
		if len(h3) == 0 {
			continue
		}
		checkFocus(p, h3[0])
		if first := written(t.Headings, end)[0]; first != h3[0] {
			p.Report(lint.Finding{
				Span:    shown(h3[0]),
				Message: fmt.Sprintf("the H3 stands behind an H%d; expected it as the first heading of the level", first.Depth),
				Related: []lint.Related{{Span: shown(first), Message: "the first heading of the level"}},
			})
		}
	}
}

// checkFocus reports the template's "Strategy focus:" where nothing, or only a filler, follows it.
func checkFocus(p *lint.Pass, h *markdown.Heading) {
	const label = "strategy focus"
	text := oneLine(h.Text)
	if len(text) < len(label) || !strings.EqualFold(text[:len(label)], label) {
		return
	}
	focus := text[len(label):]
	if !hasWords(focus) {
		p.Reportf(shown(h), "%s names no focus; expected what this level focuses on behind it", quote(text))
	} else if article.IsFiller(focus) {
		p.Reportf(shown(h), "the focus is still a placeholder; expected what this level focuses on")
	}
}
