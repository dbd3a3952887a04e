package strategies

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed check-mark.md
var checkMarkDoc string

// CheckMark demands the mark by which readers know a strategy.
var CheckMark = lint.New(lint.Rule{
	Name:     "check-mark",
	Group:    "strategies",
	Summary:  "A strategy's heading begins with the check mark",
	Help:     "Begin the heading with &#10003; and a space",
	Doc:      checkMarkDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkCheckMark)

// mark is the check mark as the template writes it: an entity, which no editor or encoding can harm.
const mark = "&#10003;"

func checkCheckMark(p *lint.Pass, _ lint.NoOptions) {
	var links inPageLinks
	for _, t := range p.Article.Levels {
		focus := t.FocusAsH4()
		for _, s := range t.Strategies {
			if s.CheckMark.Found || s.Heading == focus || isEmpty(p.Article.Doc, s.Heading) || article.IsFiller(s.Title) || !isStrategy(p.Article, s.Heading) {
				continue
			}
			if links == nil {
				links = linksByAnchor(p.Article.Doc)
			}
			p.Report(missingMark(p.Article.Doc, s, links))
		}
	}
}

func missingMark(doc *markdown.Document, s *article.Strategy, links inPageLinks) lint.Finding {
	if like := lookalike(s); !like.Empty() {
		return lint.Finding{
			Span:    like,
			Message: named(doc.File.Text(like), s.Heading.Text) + " is not the check mark; a strategy begins with " + mark + " and a space",
			Fixes:   []lint.Fix{{Title: "Replace it with the check mark", Edits: []lint.Edit{{Span: like, New: mark}}}},
		}
	}
	if strings.Contains(s.Heading.Text, "✓") {
		return lint.Finding{Span: s.Heading.Underline(), Message: "check mark inside the heading; a strategy begins with it"}
	}
	return lint.Finding{
		Span:    s.Heading.Underline(),
		Message: "no check mark; a strategy begins with " + mark + " and a space",
		Fixes:   []lint.Fix{insertMark(doc, s.Heading, links)},
	}
}

// shortcodes are emoji as Learn lets authors write them.
var shortcodes = [...]string{":heavy_check_mark:", ":white_check_mark:", ":ballot_box_with_check:"}

// lookalike returns where the heading begins with something that looks like the check mark, an empty span if it does not.
func lookalike(s *article.Strategy) source.Span {
	if s.CheckMark.Like {
		return s.CheckMark.Span
	}
	for _, code := range shortcodes {
		if strings.HasPrefix(s.Heading.Block.Text, code) {
			return s.Heading.Block.Source(0, len(code))
		}
	}
	return source.Span{}
}

// named writes a lookalike so that it can be told from the mark: a single character with its code point.
func named(written, heading string) string {
	if strings.HasPrefix(written, ":") {
		return fmt.Sprintf("%q", written)
	}
	r, _ := utf8.DecodeRuneInString(heading)
	return fmt.Sprintf("%q (%U)", string(r), r)
}

// insertMark writes the mark before the heading's text. Since that changes the heading's anchor, the article's own
// links to it change along; where the new anchor depends on other headings, an author has to look.
func insertMark(doc *markdown.Document, h *markdown.Heading, links inPageLinks) lint.Fix {
	fix := lint.Fix{Title: "Insert the check mark"}
	at := h.TextSpan.Start
	if opensWithTag(doc, h) {
		first := len(h.Block.Text) - len(strings.TrimLeft(h.Block.Text, " "))
		at = h.Block.Source(first, first+1).Start // behind the <a id="…"></a> that gives the heading its anchor
		links = nil
	}
	fix.Edits = []lint.Edit{{Span: source.Span{Start: at, End: at}, New: mark + " "}}
	if len(links[h.Anchor]) == 0 && len(links[h.Anchor+"-1"]) == 0 {
		return fix
	}
	if isNumbered(doc, h.Anchor) {
		fix.Safety = lint.Unsafe
		return fix
	}
	for _, l := range links[h.Anchor] {
		if l.DestinationSpan.Empty() {
			fix.Safety = lint.Unsafe // a reference, whose definition stands elsewhere
			continue
		}
		fix.Edits = append(fix.Edits, lint.Edit{Span: l.DestinationSpan, New: "#-" + h.Anchor})
	}
	return fix
}

// isNumbered reports whether an anchor, with or without the mark, takes part in the numbering of equal headings.
func isNumbered(doc *markdown.Document, anchor string) bool {
	base := strings.TrimRight(anchor, "0123456789")
	numbered := base != anchor && strings.HasSuffix(base, "-") && doc.HasAnchor(strings.TrimSuffix(base, "-"))
	return numbered || doc.HasAnchor(anchor+"-1") || doc.HasAnchor("-"+anchor)
}

// inPageLinks are an article's links to its own anchors.
type inPageLinks map[string][]*markdown.Link

func linksByAnchor(doc *markdown.Document) inPageLinks {
	links := inPageLinks{}
	for _, l := range doc.Links {
		if anchor, ok := strings.CutPrefix(l.Destination, "#"); ok {
			links[anchor] = append(links[anchor], l)
		}
	}
	return links
}

// opensWithTag reports whether the first thing in a heading is an HTML tag.
func opensWithTag(doc *markdown.Document, h *markdown.Heading) bool {
	_, found := slices.BinarySearchFunc(doc.Tags, h.TextSpan.Start, func(t *markdown.Tag, start int) int {
		return t.Span.Start - start
	})
	return found
}
