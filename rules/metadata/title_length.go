package metadata

import (
	_ "embed"
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

func checkTitleLength(p *lint.Pass, o titleLengthOptions) { checkLength(p, "title", o.Min, o.Max) }

// checkLength reports a value of fewer or more characters than allowed.
func checkLength(p *lint.Pass, key string, least, most int) {
	entry, ok := filled(p, key)
	if !ok || !entry.Scalar {
		return
	}
	length := utf8.RuneCountInString(strings.TrimSpace(entry.Value))
	characters := lint.Count(length, "character", "characters")
	switch {
	case length < least:
		p.Reportf(entry.ValueSpan, "%s; a %s has at least %d", characters, key, least)
	case length > most:
		p.Reportf(entry.ValueSpan, "%s; a %s has at most %d", characters, key, most)
	}
}
