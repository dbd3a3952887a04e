package article_test

import (
	"testing"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/source"
)

// FuzzArticle holds that the parts of an article lie inside each other and in order, whatever the bytes.
func FuzzArticle(f *testing.F) {
	for _, seed := range []string{
		"",
		"# T\n\nIntro.\n\n# [**Level 1: A**](#tab/level1)\n\n![Goal icon](goal.svg) **Go.**\n\n### Focus\n\n#### &#10003; S\n\nText.\n\n##### More\n\n---\n\n## Next steps\n\n- [x](y.md)\n",
		"# [A](#tab/a)\n#### S\n# [Level 2](#tab/level2)\n***\ntext\n# [Level 3](#tab/level3)\n> [!div class=\"checklist\"]\n> - [S](#s)\n#### S\n",
		"# [Level 1](#tab/level1)\n```\n# [Level 2](#tab/level2)\n",
		"Next steps\n===\n# **[Level 1](#tab/level1)**\n[**Level 2**](#tab/level2)\n<<<<<<< a\n=======\n>>>>>>> b\n",
		"> # [Level 1](#tab/level1)\n\n- # [Level 2](#tab/level2)\n\n#### lost\n\n---\n\n---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		a := article.Parse(source.NewFile("fuzz.md", content))
		whole := source.Span{End: len(content)}
		inside(t, a, "intro", a.Intro.Span, whole)
		last := 0
		for _, g := range a.Groups {
			last = after(t, a, "group", g.Span, last)
			checkGroup(t, a, g)
		}
		last = 0
		for _, s := range a.Sections {
			if s.Heading.Span.Start < last {
				t.Fatalf("section %v starts before the one above it in %q", s.Span, content)
			}
			last = s.Heading.Span.End
			inside(t, a, "section", s.Span, whole)
			for _, b := range s.Blocks {
				inside(t, a, "block of a section", b.Span, s.Span)
			}
			for _, l := range s.Links {
				inside(t, a, "link of a section", l.Span, s.Span)
			}
		}
	})
}

func checkGroup(t *testing.T, a *article.Article, g *article.Group) {
	t.Helper()
	last := g.Span.Start
	for _, tab := range g.Tabs {
		last = after(t, a, "tab", tab.Span, last)
		inside(t, a, "tab", tab.Span, g.Span)
		inside(t, a, "tab heading", tab.Heading.Span, tab.Span)
		behind := tab.Heading.Span.End
		for _, s := range tab.Strategies {
			behind = after(t, a, "strategy", s.Span, behind)
			inside(t, a, "strategy", s.Span, tab.Span)
			inside(t, a, "strategy heading", s.Heading.Span, s.Span)
			words := 0
			for _, b := range s.Blocks {
				inside(t, a, "block of a strategy", b.Span, s.Span)
				words += b.Words()
			}
			if words != s.Words {
				t.Fatalf("a strategy of %d words has %d in its blocks in %q", s.Words, words, a.File.Bytes)
			}
		}
		if tab.Goal != nil {
			inside(t, a, "goal", tab.Goal.Text, tab.Goal.Block.Span)
			inside(t, a, "goal", tab.Goal.Block.Span, tab.Span)
		}
		if tab.Checklist != nil {
			inside(t, a, "checklist", tab.Checklist.Quote.Span, tab.Span)
			for _, e := range tab.Checklist.Entries {
				inside(t, a, "entry", e.Span, tab.Checklist.Quote.Span)
			}
		}
	}
}

func inside(t *testing.T, a *article.Article, what string, span, around source.Span) {
	t.Helper()
	if span.Start > span.End || !around.Contains(span) {
		t.Fatalf("%s %v is not inside %v in %q", what, span, around, a.File.Bytes)
	}
}

// after fails where a part starts before the end of the one in front of it, and returns its own end.
func after(t *testing.T, a *article.Article, what string, span source.Span, last int) int {
	t.Helper()
	if span.Start < last {
		t.Fatalf("%s %v starts before %d in %q", what, span, last, a.File.Bytes)
	}
	return span.End
}
