// Package structure holds the rules about what an article is made of and in which order it stands.
package structure

import (
	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// wholeArticle returns what to underline where something is missing from the article as a whole: its title, or
// else the first thing that a reader sees, or else whatever there is.
func wholeArticle(a *article.Article) source.Span {
	if a.Title != nil {
		return headingText(a.Title)
	}
	if first := firstShown(a.Doc, a.Doc.Blocks); first != nil {
		return firstLine(a.File, first.Span)
	}
	if m := a.Doc.FrontMatter; m.State != markdown.Missing {
		return m.Opening
	}
	if text := a.File.Trim(a.Doc.Body); !text.Empty() {
		return firstLine(a.File, text)
	}
	return source.Span{Start: a.Doc.Body.Start, End: a.Doc.Body.Start}
}

// headingText returns the words of a heading or, where it has none, its marks.
func headingText(h *markdown.Heading) source.Span {
	if h.TextSpan.Empty() {
		return h.Span
	}
	return h.TextSpan
}

// firstLine returns the part of a span that stands on its first line.
func firstLine(f *source.File, span source.Span) source.Span {
	return f.Trim(source.Span{Start: span.Start, End: min(span.End, f.LineOf(span.Start).End)})
}

// firstShown returns the first of the blocks that a reader sees, nil where there is none.
func firstShown(doc *markdown.Document, blocks []*markdown.Block) *markdown.Block {
	for _, b := range blocks {
		if doc.Shows(b) {
			return b
		}
	}
	return nil
}
