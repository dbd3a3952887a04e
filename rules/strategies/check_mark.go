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
	for _, t := range p.Article.Levels {
		focus := t.FocusAsH4()
		for _, s := range t.Strategies {
			second := secondMark(s)
			if s.CheckMark.Found && second.Empty() || s.Heading == focus || isEmpty(p.Article.Doc, s.Heading) || article.IsFiller(s.Title) || !isStrategy(p.Article, s.Heading) {
				continue
			}
			if s.CheckMark.Found {
				p.Report(doubledMark(p.Article.Doc, s, second))
			} else {
				p.Report(missingMark(p.Article, s))
			}
		}
	}
}

func missingMark(a *article.Article, s *article.Strategy) lint.Finding {
	if like := lookalike(a.File, s); !like.span.Empty() {
		return lint.Finding{
			Span:    like.span,
			Message: like.denial + " the check mark; a strategy begins with " + mark + " and a space",
			Fixes:   []lint.Fix{like.replacement(a.Doc, s.Heading)},
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
		Fixes:   []lint.Fix{insertMark(a, s.Heading)},
	}
}

// doubledMark reports what stands behind the check mark and is another one.
func doubledMark(doc *markdown.Document, s *article.Strategy, second source.Span) lint.Finding {
	fix := lint.Fix{Title: "Remove the second check mark", Edits: []lint.Edit{{Span: second}}}
	if len(doc.LinksTo("#"+s.Heading.Anchor)) > 0 {
		fix.Safety = lint.Unsafe // they lead to an anchor that changes
	}
	return lint.Finding{Span: second, Message: "a second check mark; a strategy begins with one", Fixes: []lint.Fix{fix}}
}

// insertMark writes the mark before the heading's text, and lets the article's own links follow the anchor that changes by it.
func insertMark(a *article.Article, h *markdown.Heading) lint.Fix {
	at := h.TextSpan.Start
	keepsAnchor := opensWithTag(a.Doc, h)
	if keepsAnchor {
		first := len(h.Block.Text) - len(strings.TrimLeft(h.Block.Text, " "))
		at = h.Block.Source(first, first+1).Start // behind the <a id="…"></a> that gives the heading its anchor
	}
	fix := lint.Fix{Title: "Insert the check mark", Edits: []lint.Edit{{Span: source.Span{Start: at, End: at}, New: mark + " "}}}
	if !keepsAnchor {
		fix.RenameAnchor(a, h.Anchor, "-"+h.Anchor)
	}
	return fix
}

// opensWithTag reports whether the first thing in a heading is an HTML tag.
func opensWithTag(doc *markdown.Document, h *markdown.Heading) bool {
	_, found := slices.BinarySearchFunc(doc.Tags, h.TextSpan.Start, func(t *markdown.Tag, start int) int {
		return t.Span.Start - start
	})
	return found
}
