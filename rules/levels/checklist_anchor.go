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

// leadsTo reports whether an entry's link leads to a strategy: to its heading, or to an HTML anchor at or under it. The
// anchor that the heading has once its check mark is right will do.
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
	if unescaped, err := url.PathUnescape(anchor); err == nil {
		if unescaped == s.Anchor || isMendedAnchor(a, unescaped, s) {
			return true
		}
	}
	return tagLeadsTo(a, anchor, s)
}

// isMendedAnchor reports whether an anchor is the one that a strategy's heading has with one check mark and one space
// before its title, numbered or not. What is wrong with them check-mark and heading-spacing say.
func isMendedAnchor(a *article.Article, anchor string, s *article.Strategy) bool {
	if !strings.HasPrefix(anchor, "-") {
		return false
	}
	mended := markdown.AnchorOf("✓ " + withoutLookalike(s.Title))
	rest, ok := strings.CutPrefix(anchor, mended)
	if !ok || strings.HasPrefix(s.Anchor, mended) || hasOwnAnchor(s) {
		return false
	}
	isNumber := len(rest) > 1 && rest[0] == '-' && skip(rest, 1, "0123456789") == len(rest)
	return (rest == "" || isNumber) && !a.Doc.HasAnchor(anchor)
}

// hasOwnAnchor reports whether a strategy's anchor is not made from its title, but given in HTML.
func hasOwnAnchor(s *article.Strategy) bool {
	made := strings.TrimLeft(markdown.AnchorOf(s.Heading.Text), "-")
	return !strings.HasPrefix(strings.TrimLeft(s.Anchor, "-"), made)
}

// withoutLookalike returns a title without what its author took for the check mark.
func withoutLookalike(title string) string {
	return strings.TrimLeft(withoutMisspelt(title), checkMarks+"\ufe0e\ufe0f"+blanks)
}

// withoutMisspelt returns a title without a check mark that is misspelt or one of other kinds: an emoji shortcode, an entity
// that lacks a character, a task's box, a bullet.
func withoutMisspelt(title string) string {
	const firstBytes = ":&[•ϫ"
	if title == "" || strings.IndexByte(firstBytes, title[0]) < 0 {
		return title
	}
	for _, mark := range [...]string{
		":heavy_check_mark:", ":white_check_mark:", ":ballot_box_with_check:",
		"&#10003", "&10003;", "&#10003 ;", "[x]", "[X]", "•", "ϫ", // the last one is &#1003;
	} {
		if rest, found := strings.CutPrefix(title, mark); found {
			return rest
		}
	}
	return title
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
	if e.Link == nil {
		f := lint.Finding{Span: e.Span, Message: fmt.Sprintf("the entry of %s has no link; expected one to `%s`", quote(s.Title), expected)}
		f.Help = fmt.Sprintf("Write the entry as `[%s](%s)`", escape(oneLine(s.Title)), expected)
		f.Fixes = linkWhole(a.File, e, s)
		c.pass.Report(f)
		return
	}
	f := lint.Finding{
		Span:    e.Link.DestinationSpan,
		Message: fmt.Sprintf("%s leads %s; expected `%s`", quote(label(e)), c.whereTo(e, s), expected),
		Help:    "Let the entry lead to `" + expected + "`",
		Related: []lint.Related{{Span: shown(s.Heading), Message: "the strategy"}},
		Fixes:   leadToStrategy(e, s),
	}
	if f.Span.Empty() {
		f.Span = e.Link.Span
	}
	c.pass.Report(f)
}

// reportStale reports an entry that still has the label and the anchor of a heading that was renamed.
func (c *comparison) reportStale(e article.Entry, s *article.Strategy) {
	message := fmt.Sprintf("the entry reads %s and leads to `%s`", quote(label(e)), e.Link.Destination)
	if leadsNowhere(c.pass.Article, e) {
		message = fmt.Sprintf("entry and heading differ, so that the link `%s` leads nowhere", e.Link.Destination)
	}
	c.pass.Report(lint.Finding{
		Span:    e.Link.Span,
		Message: fmt.Sprintf("%s; expected %s and `#%s`, as its heading has them", message, quote(s.Title), s.Anchor),
		Help:    helpAlike + ", and let the entry lead to the heading",
		Related: []lint.Related{{Span: shown(s.Heading), Message: "the heading"}},
		Fixes:   renameEntry(e, s),
	})
}

// leadsNowhere reports whether an entry's link is one to an anchor that the article lacks.
func leadsNowhere(a *article.Article, e article.Entry) bool {
	anchor, ok := strings.CutPrefix(e.Link.Destination, "#")
	if !ok {
		return false
	}
	if unescaped, err := url.PathUnescape(anchor); err == nil {
		anchor = unescaped
	}
	return !a.Doc.HasAnchor(anchor)
}

// renameEntry lets an entry follow its heading. That may be the wrong way round: perhaps the heading is what is wrong.
func renameEntry(e article.Entry, s *article.Strategy) []lint.Fix {
	fixes := leadToStrategy(e, s)
	if len(fixes) == 0 || e.Link.TextSpan.Empty() {
		return nil
	}
	fixes[0].Title, fixes[0].Safety = "Let the entry follow its heading", lint.Unsafe
	fixes[0].Edits = append(fixes[0].Edits, lint.Edit{Span: e.Link.TextSpan, New: escape(s.Title)})
	return fixes
}

// isStale reports whether an entry's anchor is the one that a heading of its label has.
func isStale(e article.Entry) bool {
	if e.Link == nil {
		return false
	}
	anchor, ok := strings.CutPrefix(e.Link.Destination, "#")
	return ok && strings.TrimPrefix(anchor, "-") == markdown.AnchorOf(strings.TrimLeft(label(e), checkMarks+blanks))
}

func leadToStrategy(e article.Entry, s *article.Strategy) []lint.Fix {
	if e.Link.Kind != markdown.InlineLink || !writableAnchor(s.Anchor) || e.Link.DestinationSpan.Start == 0 {
		return nil
	}
	return []lint.Fix{{
		Title:  "Let the entry lead to its strategy",
		Safety: anchorSafety(e.Link.Destination),
		Edits:  []lint.Edit{{Span: e.Link.DestinationSpan, New: "#" + s.Anchor}},
	}}
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
