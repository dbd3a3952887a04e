package levels

import (
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed level-name.md
var levelNameDoc string

// LevelName demands a name beyond "Level N".
var LevelName = lint.New(lint.Rule{
	Name:     "level-name",
	Group:    "levels",
	Summary:  "A level has a name beyond its number",
	Help:     "Write two or three words that say what this level is about",
	Doc:      levelNameDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkLevelName)

func checkLevelName(p *lint.Pass, _ lint.NoOptions) {
	for _, t := range p.Article.Levels {
		title := readTitle(t.Heading.Block)
		name := title.part(title.name)
		// A title without any text is an empty heading, and a filler is reported by placeholder.
		if title.labelled() && !hasWords(name) {
			p.Report(lint.Finding{
				Span:    shown(t.Heading),
				Message: levelName(t.Number) + " has no name; expected a few words after its number",
				Help:    "Write the title as " + tabOf(p, t.Number, "Name") + ", with two or three words that say what this level is about",
			})
		}
	}
}
