package article

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
)

// IsSpilt reports whether a block above the title is front matter that Learn does not recognize and therefore shows.
func (a *Article) IsSpilt(b *markdown.Block) bool {
	if a.Doc.FrontMatter.State != markdown.Missing || a.Title != nil && b.Span.Start >= a.Title.Span.Start {
		return false
	}
	if b.Kind == markdown.Break {
		return true
	}
	text := strings.TrimLeft(b.Text, "-–—+ \n") // dashes that are too few, what an editor made of them, or TOML's +++
	for _, key := range [...]string{"title:", "description:", "author:", "ms."} {
		if strings.HasPrefix(text, key) {
			return true
		}
	}
	return false
}
