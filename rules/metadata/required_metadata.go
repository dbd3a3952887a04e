package metadata

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed required-metadata.md
var requiredMetadataDoc string

// RequiredMetadata demands the metadata that Learn needs of an article.
var RequiredMetadata = lint.New(lint.Rule{
	Name:     "required-metadata",
	Group:    "metadata",
	Summary:  "The front matter gives every required key a value",
	Help:     "Add the missing keys to the front matter, spelled exactly like this, each with a value",
	Doc:      requiredMetadataDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, requiredMetadataOptions{
	Keys: []string{"title", "description", "author", "ms.author", "ms.date", "ms.topic"},
}, checkRequiredMetadata)

type requiredMetadataOptions struct {
	Keys []string `yaml:"keys" doc:"The keys that must be there, spelled exactly so"`
}

func checkRequiredMetadata(p *lint.Pass, o requiredMetadataOptions) {
	m, ok := readable(p)
	if !ok || m.State == markdown.Unclosed {
		return // nobody can say which lines an unclosed block was to hold
	}
	var missing []string
	for _, key := range o.Keys {
		if !checkRequired(p, m, key) {
			missing = append(missing, key)
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		p.Reportf(m.Opening, "no %s in the front matter; every article needs it", missing[0])
	default:
		p.Reportf(m.Opening, "no %s in the front matter; every article needs them", strings.Join(missing, ", "))
	}
}

// checkRequired returns false where there is nothing in the front matter that could be meant to be the key.
func checkRequired(p *lint.Pass, m *markdown.FrontMatter, key string) bool {
	if entry, ok := m.Entry(key); ok {
		if empty(entry) {
			p.Reportf(entry.KeySpan, "`%s` has no value; every article needs one", key)
		}
		return true
	}
	for _, entry := range m.Entries {
		if misspelt(entry.Key, key) {
			p.Reportf(entry.KeySpan, "found `%s`; expected `%s`, letter for letter", entry.Key, key)
			return true
		}
	}
	return false
}

// misspelt reports whether a key differs from the wanted one in case or punctuation only.
func misspelt(found, wanted string) bool {
	return strings.EqualFold(strings.Map(lettersOnly, found), strings.Map(lettersOnly, wanted))
}

func lettersOnly(r rune) rune {
	if strings.ContainsRune("._- ", r) {
		return -1
	}
	return r
}
