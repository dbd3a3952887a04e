package metadata

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed title-length.md
var titleLengthDoc string

// TitleLength keeps the title short enough for a search result.
var TitleLength = lint.New(lint.Rule{
	Name:     "title-length",
	Group:    "metadata",
	Summary:  "The front matter's title is short enough for a search result",
	Help:     "Shorten the title; the site adds its own name behind it",
	Doc:      titleLengthDoc,
	Severity: lint.Suggestion,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, titleLengthOptions{Min: 1, Max: 60}, checkTitleLength)

type titleLengthOptions struct {
	Min int `yaml:"min" doc:"The fewest characters that a title has"`
	Max int `yaml:"max" doc:"The most characters that a title has"`
}

// Validate says where no number can lie between the bounds.
func (o titleLengthOptions) Validate() error { return lint.CheckBounds(o.Min, o.Max) }

func checkTitleLength(p *lint.Pass, o titleLengthOptions) {
	checkLength(p, "title", bounds{o.Min, o.Max, "Say in the title what the model is about"})
}

// bounds say how long a value is, and what to do about one that is too short.
type bounds struct {
	min, max int
	lengthen string
}

// checkLength reports a value of fewer or more characters than allowed.
func checkLength(p *lint.Pass, key string, b bounds) {
	entry, ok := filled(p, key)
	if !ok || !entry.Scalar {
		return
	}
	length := utf8.RuneCountInString(strings.TrimSpace(entry.Value))
	characters := lint.Count(length, "character", "characters")
	switch {
	case length < b.min:
		p.Report(lint.Finding{
			Span:    entry.ValueSpan,
			Message: fmt.Sprintf("%s; a %s has at least %d", characters, key, b.min),
			Help:    b.lengthen,
		})
	case length > b.max:
		p.Reportf(entry.ValueSpan, "%s; a %s has at most %d", characters, key, b.max)
	}
}
