package strategies

import (
	_ "embed"
	"slices"
	"strings"

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
			second := secondMark(s)
			if s.CheckMark.Found && second.Empty() || s.Heading == focus || isEmpty(p.Article.Doc, s.Heading) || article.IsFiller(s.Title) || !isStrategy(p.Article, s.Heading) {
				continue
			}
			if links == nil {
				links = linksByAnchor(p.Article.Doc)
			}
			if s.CheckMark.Found {
				p.Report(doubledMark(s, second, links))
			} else {
				p.Report(missingMark(p.Article.Doc, s, links))
			}
		}
	}
}

func missingMark(doc *markdown.Document, s *article.Strategy, links inPageLinks) lint.Finding {
	if like := lookalike(doc.File, s); !like.span.Empty() {
		return lint.Finding{
			Span:    like.span,
			Message: like.denial + " the check mark; a strategy begins with " + mark + " and a space",
			Fixes:   []lint.Fix{like.replacement(s.Heading, links)},
		}
	}
	if strings.Contains(s.Heading.Text, "✓") {
		return lint.Finding{
			Span:    s.Heading.Underline(),
			Message: "check mark inside the heading; a strategy begins with it",
			Help:    "Move the check mark to the beginning of the heading",
		}
	}
	return lint.Finding{
		Span:    s.Heading.Underline(),
		Message: "no check mark; a strategy begins with " + mark + " and a space",
		Fixes:   []lint.Fix{insertMark(doc, s.Heading, links)},
	}
}

// doubledMark reports what stands behind the check mark and is another one.
func doubledMark(s *article.Strategy, second source.Span, links inPageLinks) lint.Finding {
	fix := lint.Fix{Title: "Remove the second check mark", Edits: []lint.Edit{{Span: second}}}
	if len(links[s.Heading.Anchor]) > 0 {
		fix.Safety = lint.Unsafe // they lead to an anchor that changes
	}
	return lint.Finding{Span: second, Message: "a second check mark; a strategy begins with one", Fixes: []lint.Fix{fix}}
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
