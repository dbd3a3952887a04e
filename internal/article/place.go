package article

import (
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// Whole is the section of a finding about the article as a whole: all from what it underlines on.
func (a *Article) Whole() source.Span {
	return source.Span{Start: a.Underline().Start, End: len(a.File.Bytes)}
}

// Underline returns what a finding about the article as a whole underlines: its title, or else the first thing that a
// reader sees, or else whatever there is.
func (a *Article) Underline() source.Span {
	if a.Title != nil {
		return a.Title.Underline()
	}
	for _, b := range a.Doc.Blocks {
		if a.Doc.Shows(b) {
			return a.File.FirstLine(b.Span)
		}
	}
	if m := a.Doc.FrontMatter; m.State != markdown.Missing {
		return m.Opening
	}
	if text := a.File.Trim(a.Doc.Body); !text.Empty() {
		return a.File.FirstLine(text)
	}
	return source.Span{Start: a.Doc.Body.Start, End: a.Doc.Body.Start}
}
