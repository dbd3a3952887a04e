package levels

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// leadsTo reports whether an entry's link leads to a strategy: to its heading, or to an HTML anchor at or under it.
func leadsTo(a *article.Article, e article.Entry, s *article.Strategy) bool {
	if e.Link == nil {
		return false
	}
	file, anchor, found := strings.Cut(e.Link.Destination, "#")
	if !found || file != "" && path.Base(file) != path.Base(a.File.Path) {
		return false
	}
	if anchor == s.Anchor {
		return true
	}
	if unescaped, err := url.PathUnescape(anchor); err == nil && unescaped == s.Anchor {
		return true
	}
	return tagLeadsTo(a, anchor, s)
}

// tagLeadsTo reports whether an HTML tag with that id or name stands in a strategy or right before its heading.
func tagLeadsTo(a *article.Article, anchor string, s *article.Strategy) bool {
	for _, t := range a.Doc.Tags {
		if t.Span.Start >= s.Span.End {
			return false
		}
		if !hasID(t, anchor) {
			continue
		}
		if t.Span.Start >= s.Heading.Span.Start {
			return true
		}
		between := a.File.Text(source.Span{Start: t.Span.End, End: s.Heading.Span.Start})
		if between = strings.TrimSpace(between); between == "" || between == "</a>" {
			return true
		}
	}
	return false
}

func hasID(t *markdown.Tag, id string) bool {
	for _, a := range t.Attributes {
		if (a.Name == "id" || a.Name == "name") && a.Value == id {
			return true
		}
	}
	return false
}

// reportAnchor reports an entry that does not lead to its strategy.
func (c *comparison) reportAnchor(e article.Entry, s *article.Strategy) {
	a, expected := c.pass.Article, "#"+s.Anchor
	if leadsTo(a, e, s) {
		return
	}
	if e.Link == nil {
		f := lint.Finding{Span: e.Span, Message: fmt.Sprintf("the entry of %s has no link; expected one to `%s`", quote(s.Title), expected)}
		f.Fixes = linkWhole(a.File, e, s)
		c.pass.Report(f)
		return
	}
	f := lint.Finding{
		Span:    e.Link.DestinationSpan,
		Message: fmt.Sprintf("%s leads %s; expected `%s`", quote(label(e)), c.whereTo(e, s), expected),
		Related: []lint.Related{{Span: shown(s.Heading), Message: "the strategy"}},
	}
	if f.Span.Empty() {
		f.Span = e.Link.Span
	}
	if e.Link.Kind == markdown.InlineLink && writableAnchor(s.Anchor) && e.Link.DestinationSpan.Start > 0 {
		f.Fixes = []lint.Fix{{
			Title:  "Let the entry lead to its strategy",
			Safety: anchorSafety(e.Link.Destination),
			Edits:  []lint.Edit{{Span: e.Link.DestinationSpan, New: expected}},
		}}
	}
	c.pass.Report(f)
}

// anchorSafety holds a link to another page for deliberate.
func anchorSafety(destination string) lint.Safety {
	if destination == "" || strings.HasPrefix(destination, "#") {
		return lint.Safe
	}
	return lint.Unsafe
}

// whereTo says where an entry leads instead of its own strategy.
func (c *comparison) whereTo(e article.Entry, own *article.Strategy) string {
	if e.Link.Destination == "" {
		return "nowhere"
	}
	for _, s := range c.tab.Strategies {
		if s != own && leadsTo(c.pass.Article, e, s) {
			return "to the strategy " + quote(s.Title)
		}
	}
	return "to `" + e.Link.Destination + "`"
}

// linkWhole makes a link of an entry that is nothing but its strategy's title.
func linkWhole(f *source.File, e article.Entry, s *article.Strategy) []lint.Fix {
	if plain(e.Text) != plain(s.Title) || strings.ContainsAny(f.Text(e.Span), "[]<\\") || !writableAnchor(s.Anchor) {
		return nil
	}
	return []lint.Fix{{Title: "Link the entry to its strategy", Safety: lint.Safe, Edits: []lint.Edit{
		{Span: source.Span{Start: e.Span.Start, End: e.Span.Start}, New: "["},
		{Span: source.Span{Start: e.Span.End, End: e.Span.End}, New: "](#" + s.Anchor + ")"},
	}}}
}

// writableAnchor reports whether an anchor, which HTML may have given, can stand in a link as it is.
func writableAnchor(anchor string) bool {
	return anchor != "" && !strings.ContainsAny(anchor, " \t()<>&\\")
}
