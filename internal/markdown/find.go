package markdown

import (
	"sort"

	"github.com/maturitylint/maturitylint/internal/source"
)

// LinksIn returns the links that start inside the span.
func (d *Document) LinksIn(span source.Span) []*Link {
	return within(d.Links, span, func(l *Link) int { return l.Span.Start })
}

// LinksTo returns the links to a destination.
func (d *Document) LinksTo(destination string) []*Link {
	d.linksOnce.Do(func() {
		d.linksTo = make(map[string][]*Link, len(d.Links))
		for _, l := range d.Links {
			d.linksTo[l.Destination] = append(d.linksTo[l.Destination], l)
		}
	})
	return d.linksTo[destination]
}

// ImagesIn returns the pictures that start inside the span.
func (d *Document) ImagesIn(span source.Span) []*Image {
	return within(d.Images, span, func(i *Image) int { return i.Span.Start })
}

// EmphasesIn returns the bold and italic parts that start inside the span, an outer one before those in it.
func (d *Document) EmphasesIn(span source.Span) []*Emphasis {
	return within(d.Emphases, span, func(e *Emphasis) int { return e.Span.Start })
}

// TagsIn returns the HTML tags that start inside the span.
func (d *Document) TagsIn(span source.Span) []*Tag {
	return within(d.Tags, span, func(t *Tag) int { return t.Span.Start })
}

// QuotesIn returns the quotes that start inside the span, an outer one before those in it.
func (d *Document) QuotesIn(span source.Span) []*Quote {
	return within(d.Quotes, span, func(q *Quote) int { return q.Span.Start })
}

// CommentsIn returns the comments that start inside the span.
func (d *Document) CommentsIn(span source.Span) []*Comment {
	return within(d.Comments, span, func(c *Comment) int { return c.Span.Start })
}

// within returns the part of a list in document order whose members start inside the span.
func within[T any](list []T, span source.Span, start func(T) int) []T {
	first := sort.Search(len(list), func(i int) bool { return start(list[i]) >= span.Start })
	last := sort.Search(len(list), func(i int) bool { return start(list[i]) >= span.End })
	if last < first {
		return nil
	}
	return list[first:last:last]
}
