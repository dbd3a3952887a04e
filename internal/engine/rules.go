package engine

import (
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// The pages of the engine's own rules.
var (
	//go:embed suppression.md
	suppressionDoc string
	//go:embed encoding.md
	encodingDoc string
	//go:embed too-large.md
	tooLargeDoc string
)

var suppression = lint.NewOwn(lint.Rule{
	Name:     "suppression",
	Group:    "engine",
	Summary:  "A directive names known rules, gives a reason and suppresses something",
	Help:     "Name the rule, give a reason behind --, and remove what suppresses nothing",
	Doc:      suppressionDoc,
	Severity: lint.Warning,
	Since:    "0.1.0",
})

var encoding = lint.NewOwn(lint.Rule{
	Name:     "encoding",
	Group:    "engine",
	Summary:  "The file is valid UTF-8 text",
	Help:     "Save the file with the encoding UTF-8",
	Doc:      encodingDoc,
	Severity: lint.Error,
	Since:    "0.1.0",
})

var tooLarge = lint.NewOwn(lint.Rule{
	Name:     "too-large",
	Group:    "engine",
	Summary:  "The file is at most max-file-size large",
	Help:     "Split the article, or raise max-file-size in .maturitylint.yaml; give what is no article another name",
	Doc:      tooLargeDoc,
	Severity: lint.Error,
	Since:    "0.1.0",
})

// Rules lists the rules whose findings the engine makes itself, in the order of the rulebook.
func Rules() []*lint.Rule { return []*lint.Rule{suppression, encoding, tooLarge} }
