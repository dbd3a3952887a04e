package article

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// IsSpilt reports whether a block above the title is front matter that Learn does not recognize and therefore shows, or
// stands before it and thereby is the reason.
func (a *Article) IsSpilt(b *markdown.Block) bool {
	if a.Doc.FrontMatter.State != markdown.Missing || a.Title != nil && b.Span.Start >= a.Title.Span.Start {
		return false
	}
	return b.Kind == markdown.Break || b.Span.Start < a.SpiltMetadata().End
}

// SpiltMetadata returns the block with the metadata of front matter that Learn does not recognize, empty where there is none.
func (a *Article) SpiltMetadata() source.Span {
	if a.Doc.FrontMatter.State != markdown.Missing {
		return source.Span{}
	}
	for _, b := range a.Doc.Blocks {
		switch {
		case a.Title != nil && b.Span.Start >= a.Title.Span.Start:
			return source.Span{}
		case b.Top && holdsMetadata(b.Text):
			return b.Span
		}
	}
	return source.Span{}
}

// holdsMetadata reports whether a text opens with an entry of front matter, or holds two: one may be a sentence.
func holdsMetadata(text string) bool {
	text = strings.TrimLeft(text, "-–—+ \n") // dashes that are too few, what an editor made of them, or TOML's +++
	entries := 0
	first := true
	for line := range strings.Lines(text) {
		for _, key := range [...]string{"title:", "description:", "author:", "ms."} {
			if strings.HasPrefix(line, key) {
				entries++
			}
		}
		if entries > 1 || first && entries > 0 {
			return true
		}
		first = false
	}
	return false
}
