package metadata

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

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
		if !checkRequired(p, m, o, key) {
			missing = append(missing, key)
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		p.Report(lint.Finding{Span: m.Opening, Section: m.Span, Message: fmt.Sprintf("no %s in the front matter; every article needs it", missing[0])})
	default:
		p.Report(lint.Finding{Span: m.Opening, Section: m.Span, Message: fmt.Sprintf("no %s in the front matter; every article needs them", strings.Join(missing, ", "))})
	}
}

// checkRequired returns false where there is nothing in the front matter that could be meant to be the key.
func checkRequired(p *lint.Pass, m *markdown.FrontMatter, o requiredMetadataOptions, key string) bool {
	if entry, ok := m.Entry(key); ok {
		if empty(entry) {
			p.Report(lint.Finding{
				Span:    entry.KeySpan,
				Message: fmt.Sprintf("`%s` has no value; every article needs one", key),
				Help:    fmt.Sprintf("Write the value behind `%s:`", key),
			})
		}
		return true
	}
	entry, ok := o.meant(m.Entries, key)
	if ok {
		p.Report(lint.Finding{
			Span:    entry.KeySpan,
			Message: fmt.Sprintf("found `%s`; expected `%s`, letter for letter", entry.Key, key),
			Help:    fmt.Sprintf("Write the key as `%s`", key),
		})
	}
	return ok
}

// meant returns the entry whose key was meant to be the one that is missing: it differs in case or punctuation, or else
// in a slip of the hand.
func (o requiredMetadataOptions) meant(entries []markdown.Entry, missing string) (markdown.Entry, bool) {
	for _, resembles := range [...]func(found, wanted string) bool{misspelt, mistyped} {
		i := slices.IndexFunc(entries, func(e markdown.Entry) bool {
			return !slices.Contains(o.Keys, e.Key) && resembles(e.Key, missing)
		})
		if i >= 0 {
			return entries[i], true
		}
	}
	return markdown.Entry{}, false
}

// mistyped reports whether a key has at most two letters more, less or other than the wanted one, as two letters in the
// wrong order make, and only one where it is short: ms.note is not ms.date.
func mistyped(found, wanted string) bool {
	if short, ok := strings.CutPrefix(wanted, "ms."); ok {
		return strings.HasPrefix(found, "ms.") && mistyped(found[len("ms."):], short)
	}
	slips := 1
	if len(wanted) >= len("title") {
		slips = 2
	}
	if len(wanted) <= slips || max(len(found), len(wanted)) > min(len(found), len(wanted))+slips {
		return false
	}
	return levenshtein.ComputeDistance(found, wanted) <= slips
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
