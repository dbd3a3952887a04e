package levels

import (
	"slices"
	"sort"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// taggedBold returns the parts of a block that <b> or <strong> makes bold, each as if it were written in Markdown.
func taggedBold(doc *markdown.Document, b *markdown.Block) (parts []*markdown.Emphasis) {
	var open *markdown.Tag
	for _, t := range doc.TagsIn(b.Span) {
		switch {
		case t.Name != "b" && t.Name != "strong":
		case !t.Closing:
			open = t
		case open != nil && open.Name == t.Name:
			inner := source.Span{Start: open.Span.End, End: t.Span.Start}
			parts = append(parts, &markdown.Emphasis{
				Span:  source.Span{Start: open.Span.Start, End: t.Span.End},
				Inner: inner,
				Level: boldLevel,
				Block: b,
				Text:  textFrom(b, inner),
			})
			open = nil
		}
	}
	return parts
}

// textFrom returns the part of a block's text that a span of the file shows.
func textFrom(b *markdown.Block, s source.Span) string {
	behind := func(offset int) int {
		return sort.Search(len(b.Text), func(i int) bool { return b.Source(i, i+1).Start >= offset })
	}
	start := behind(s.Start)
	return b.Text[start:max(start, behind(s.End))]
}

// withTagged returns the emphases in a block, those written with tags included, an outer one before those in it.
func withTagged(doc *markdown.Document, b *markdown.Block) (all, tagged []*markdown.Emphasis) {
	all = doc.EmphasesIn(b.Span)
	if tagged = taggedBold(doc, b); len(tagged) == 0 {
		return all, nil
	}
	all = slices.Concat(all, tagged)
	slices.SortStableFunc(all, func(a, b *markdown.Emphasis) int { return byStart(a.Span, b.Span) })
	return all, tagged
}
