package levels

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// reportPlace reports a checklist that readers meet only behind a strategy, and each one that lists the strategies again.
func (c *comparison) reportPlace() {
	first := c.firstStrategy()
	if first == nil || c.pairs() == 0 {
		return
	}
	if mark := c.checklist.Quote.MarkSpan; mark.Start > first.Heading.Span.Start {
		c.pass.Report(lint.Finding{
			Span:    mark,
			Message: "the checklist stands behind the strategy " + quote(first.Title) + "; expected above the first strategy",
			Help:    "Move the checklist, with its label, above the first strategy of the level",
			Related: []lint.Related{{Span: shown(first.Heading), Message: "the first strategy"}},
		})
	}
	for _, q := range c.pass.Article.Doc.QuotesIn(source.Span{Start: c.tab.Span.Start, End: c.pass.Article.Reach(c.tab)}) {
		if q != c.checklist.Quote && q.Top && q.Class == "checklist" && c.listsAgain(q) {
			c.pass.Report(lint.Finding{
				Span:    q.MarkSpan,
				Message: "a second checklist of the same strategies; expected one, above the first strategy",
				Help:    "Take one of the checklists out",
				Related: []lint.Related{{Span: c.checklist.Quote.MarkSpan, Message: "the first one"}},
			})
		}
	}
}

// firstStrategy returns the first strategy of the level; a "Key strategies" written as H4 is the checklist's label.
func (c *comparison) firstStrategy() *article.Strategy {
	for _, s := range c.strategies {
		if !article.IsChecklistLabel(s.Title) {
			return s
		}
	}
	return nil
}

// listsAgain reports whether the items of a quote lead, for the most part, to strategies that the checklist lists.
func (c *comparison) listsAgain(q *markdown.Quote) bool {
	items, again := 0, 0
	for _, b := range q.Blocks {
		if b.Node.Parent() == q.Node {
			continue // the mark
		}
		items++
		if links := c.pass.Article.Doc.LinksIn(b.Span); len(links) > 0 && c.lists(links[0]) {
			again++
		}
	}
	return 2*again > items
}

// lists reports whether the checklist has an entry for the strategy that a link leads to.
func (c *comparison) lists(l *markdown.Link) bool {
	j := slices.IndexFunc(c.strategies, func(s *article.Strategy) bool { return leadsTo(c.pass.Article, article.Entry{Link: l}, s) })
	return j >= 0 && c.entryOf[j] != unpaired
}
