package metadata

import (
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed description-length.md
var descriptionLengthDoc string

// DescriptionLength keeps the description as long as a search result shows it.
var DescriptionLength = lint.New(lint.Rule{
	Name:     "description-length",
	Group:    "metadata",
	Summary:  "The front matter's description is as long as a search result shows it",
	Help:     "Shorten the description to one or two sentences",
	Doc:      descriptionLengthDoc,
	Severity: lint.Suggestion,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, descriptionLengthOptions{Min: 100, Max: 160}, checkDescriptionLength)

type descriptionLengthOptions struct {
	Min int `yaml:"min" doc:"The fewest characters that a description has"`
	Max int `yaml:"max" doc:"The most characters that a description has"`
}

// Validate says where no number can lie between the bounds.
func (o descriptionLengthOptions) Validate() error { return lint.CheckBounds(o.Min, o.Max) }

func checkDescriptionLength(p *lint.Pass, o descriptionLengthOptions) {
	checkLength(p, "description", bounds{o.Min, o.Max, "Say in one or two sentences what the reader learns"})
}
