package levels

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed key-strategies.md
var keyStrategiesDoc string

// KeyStrategies compares a level's checklist with its strategies.
var KeyStrategies = lint.New(lint.Rule{
	Name:     "key-strategies",
	Group:    "levels",
	Summary:  "A level's checklist lists each of its strategies once, in order, with a link to its heading",
	Help:     "Give each strategy (H4) of the level one entry, `- [Heading](#-anchor)`, in the order of the headings",
	Doc:      keyStrategiesDoc,
	Severity: lint.Suggestion,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkKeyStrategies)

func checkKeyStrategies(p *lint.Pass, _ lint.NoOptions) {
	for _, level := range p.Article.Levels {
		t := p.Article.AsMeant(level)
		if inConflict(p.Article, t) {
			continue
		}
		c := &comparison{pass: p, tab: t, strategies: strategiesToList(p.Article, t), checklist: t.Checklist}
		if c.checklist != nil {
			c.entries = entriesToCompare(c.checklist)
			c.pair()
			if !c.isAboutStrategies() {
				c.checklist = nil
			}
		}
		c.report()
	}
}

// inConflict reports whether a merge left two sides of a tab's headings or of its checklist.
func inConflict(a *article.Article, t *article.Tab) bool {
	if !a.ConflictIn(t.Span) {
		return false
	}
	if t.Checklist != nil && a.InConflict(listSpan(t)) {
		return true
	}
	return a.InConflict(t.Heading.Span) || slices.ContainsFunc(t.Headings, func(h *markdown.Heading) bool { return a.InConflict(h.Span) })
}

// listSpan reaches from a tab's checklist to the first strategy behind it: the marks of a merge conflict end the quote.
func listSpan(t *article.Tab) source.Span {
	span := t.Checklist.Quote.Span
	if len(t.Strategies) > 0 {
		span.End = max(span.End, t.Strategies[0].Heading.Span.Start)
	}
	return span
}

// A comparison sets a level's checklist against its strategies.
type comparison struct {
	pass       *lint.Pass
	tab        *article.Tab
	strategies []*article.Strategy
	checklist  *article.Checklist // nil where the level has none
	entries    []article.Entry
	strategyOf []int // of each entry, unpaired where none is
	entryOf    []int // of each strategy

	titled  map[string]int // strategies by what they read, once it is needed
	written bool           // so that the list is written once for all findings
	list    []lint.Fix
}

const unpaired = -1

const (
	checklistMark = "`> [!div class=\"checklist\"]`"
	helpAlike     = "Let entry and heading read the same"
)

// strategiesToList leaves out what is no strategy yet, a filler or an empty heading, and what a group that is
// not closed has swallowed.
func strategiesToList(a *article.Article, t *article.Tab) []*article.Strategy {
	end := a.Reach(t)
	list := make([]*article.Strategy, 0, len(t.Strategies))
	for _, s := range t.Strategies {
		if s.Heading.Span.Start < end && hasWords(s.Title) && !article.IsFiller(s.Title) {
			list = append(list, s)
		}
	}
	return list
}

func entriesToCompare(c *article.Checklist) []article.Entry {
	entries := make([]article.Entry, 0, len(c.Entries))
	for _, e := range c.Entries {
		if hasWords(e.Text) {
			entries = append(entries, e)
		}
	}
	return entries
}

// isAboutStrategies tells the level's checklist from one that lists something else: things to prepare, or what
// belongs to one of the strategies.
func (c *comparison) isAboutStrategies() bool {
	if c.pairs() > 0 {
		return true
	}
	if len(c.tab.Strategies) > 0 && c.checklist.Quote.Span.Start > c.tab.Strategies[0].Heading.Span.Start {
		return false
	}
	if c.checklist.Label != nil && article.IsChecklistLabel(c.checklist.Label.Text) {
		return true
	}
	for _, e := range c.entries {
		if e.Link != nil && strings.HasPrefix(e.Link.Destination, "#") {
			return true
		}
	}
	return len(c.entries) == 0
}

func (c *comparison) pairs() (n int) {
	for _, j := range c.strategyOf {
		if j != unpaired {
			n++
		}
	}
	return n
}

func (c *comparison) report() {
	switch {
	case c.checklist == nil && len(c.strategies) == 0:
		return
	case c.checklist == nil:
		c.reportNoChecklist()
		return
	case c.pairs() > 0 || len(c.strategies) == 0:
		c.reportMissing()
		c.reportOrder()
	default:
		c.pass.Report(lint.Finding{
			Span:    c.checklist.Quote.MarkSpan,
			Help:    "Give the checklist an entry for each strategy (H4) of the level, such as `> - [Heading](#-heading)`",
			Message: "the checklist has no entry for any strategy of the level; expected one for each",
			Fixes:   c.writeList(),
		})
	}
	c.reportPlace()
	for i := range c.entries {
		c.reportEntry(i)
	}
}

func (c *comparison) reportNoChecklist() {
	if q := misspeltChecklist(c.pass.Article.Doc, c.tab); q != nil {
		c.pass.Report(lint.Finding{
			Span:    q.MarkSpan,
			Message: "the class `" + q.Class + "` makes no checklist; expected `checklist`",
			Help:    "Write " + checklistMark,
		})
		return
	}
	if hasBrokenChecklist(c.pass.Article.Doc, c.tab) {
		return
	}
	f := lint.Finding{
		Span:    shown(c.tab.Heading),
		Section: c.tab.Span,
		Help:    "Write " + checklistMark + " above the first strategy, then `> - [Heading](#-heading)` for each",
		Fixes:   c.writeList(),
	}
	f.Message = "the level has " + lint.Count(len(c.strategies), "strategy", "strategies") + " but no checklist; expected one above the first"
	if above := c.keyStrategiesLabel(); above != nil {
		f.Span = above.Span
		f.Help = "Write " + checklistMark + " under the label, then `> - [Heading](#-heading)` for each strategy"
		f.Message = "no checklist stands under this label; expected one with an entry for each strategy"
	}
	c.pass.Report(f)
}

func (c *comparison) reportMissing() {
	for j, s := range c.strategies {
		if c.entryOf[j] != unpaired || c.isDuplicate(j) || c.isListedElsewhere(s) {
			continue
		}
		c.pass.Report(lint.Finding{
			Span:    shown(s.Heading),
			Message: fmt.Sprintf("%s is missing in the checklist; expected an entry for each strategy", quote(s.Title)),
			Help:    fmt.Sprintf("Write `> - [%s](#%s)` into the checklist", escape(oneLine(s.Title)), s.Anchor),
			Related: []lint.Related{{Span: c.checklist.Quote.MarkSpan, Message: "the checklist"}},
			Section: c.tab.Span,
			Fixes:   c.writeList(),
		})
	}
}

// isDuplicate reports whether another strategy has the same title, which duplicate-strategy reports.
func (c *comparison) isDuplicate(j int) bool {
	if c.titled == nil {
		c.titled = make(map[string]int, len(c.strategies))
		for _, s := range c.strategies {
			c.titled[plain(s.Title)]++
		}
	}
	return c.titled[plain(c.strategies[j].Title)] > 1
}

// isListedElsewhere reports whether another checklist of the tab lists a strategy, as that of a level does whose own
// tab is lost; level-sequence reports that one.
func (c *comparison) isListedElsewhere(s *article.Strategy) bool {
	for _, l := range c.pass.Article.Doc.LinksIn(c.tab.Span) {
		q := l.Block.Quote
		if q != nil && q != c.checklist.Quote && q.Class == "checklist" && leadsTo(c.pass.Article, article.Entry{Link: l}, s) {
			return true
		}
	}
	return false
}

// reportOrder reports the fewest entries that would have to move.
func (c *comparison) reportOrder() {
	for _, i := range outOfOrder(c.strategyOf) {
		where := "first"
		for j := c.strategyOf[i] - 1; j >= 0; j-- {
			if c.entryOf[j] != unpaired {
				where = "behind " + quote(c.strategies[j].Title)
				break
			}
		}
		c.pass.Report(lint.Finding{
			Span:    labelSpan(c.pass.Article.File, c.entries[i]),
			Message: fmt.Sprintf("%s is out of order; expected it %s, as the strategies stand", quote(label(c.entries[i])), where),
			Help:    "Move the entry, or the strategy, so that both stand in the same order",
			Fixes:   c.writeList(),
		})
	}
}

// reportEntry reports what is wrong with an entry itself. A filler is reported by placeholder.
func (c *comparison) reportEntry(i int) {
	e := c.entries[i]
	j := c.strategyOf[i]
	if j == unpaired {
		if !article.IsFiller(e.Text) && !c.isLostHeading(e) {
			c.reportStray(e)
		}
		return
	}
	s := c.strategies[j]
	leads, otherLabel := leadsTo(c.pass.Article, e, s), e.Link != nil && !reads(e, s) && !article.IsFiller(label(e))
	switch {
	case !leads && otherLabel && isStale(e):
		if !c.isDuplicate(j) { // or else the entry is right, and its heading was given the title of another one
			c.reportStale(e, s)
		}
		return
	case !leads:
		c.reportAnchor(e, s)
	}
	if otherLabel {
		c.pass.Report(lint.Finding{
			Severity: lint.Suggestion,
			Span:     labelSpan(c.pass.Article.File, e),
			Message:  fmt.Sprintf("the entry reads %s; expected %s, as its heading does", quote(label(e)), quote(s.Title)),
			Help:     helpAlike,
			Related:  []lint.Related{{Span: shown(s.Heading), Message: "the heading"}},
		})
	}
}

// reportStray reports an entry without a strategy, or the second one of a strategy.
func (c *comparison) reportStray(e article.Entry) {
	f := lint.Finding{
		Span:    labelSpan(c.pass.Article.File, e),
		Message: quote(label(e)) + " is no strategy of this level; expected its strategies only",
		Help:    "Take the entry out, or write the strategy under an H4",
	}
	if j := c.strategyIn(c.strategies, e); j != unpaired {
		f.Message = quote(label(e)) + " is listed twice; expected each strategy once"
		f.Help = "Take one of the entries out"
		f.Related = []lint.Related{{Span: labelSpan(c.pass.Article.File, c.entries[c.entryOf[j]]), Message: "its first entry"}}
		c.pass.Report(f)
		return
	}
	if swallows(c.pass.Article, c.tab) {
		return // and perhaps the strategy as well
	}
	if h := c.headingOf(e); h != nil {
		if h.Depth != 3 || h == c.tab.Headings[0] && !isStrategyTitle(h) {
			c.pass.Report(lint.Finding{
				Span:    shown(h),
				Message: fmt.Sprintf("%s is an H%d; expected an H4, as strategies are", quote(label(e)), h.Depth),
				Help:    helpDepth(h.Depth),
				Related: []lint.Related{{Span: f.Span, Message: "its entry in the checklist"}},
			})
		}
		return // the rules about the level's H3 report it
	}
	for _, t := range c.pass.Article.Levels {
		if j := c.strategyIn(t.Strategies, e); j != unpaired {
			f.Message = fmt.Sprintf("%s is a strategy of %s; expected those of this level only", quote(label(e)), levelName(t.Number))
			f.Help = "Take the entry out, or move the strategy to this level"
			f.Related = []lint.Related{{Span: shown(t.Strategies[j].Heading), Message: "the strategy"}}
			break
		}
	}
	c.pass.Report(f)
}

// helpDepth says how to make an H4 of a heading of another depth.
func helpDepth(depth int) string {
	if depth > 4 {
		return strings.Replace(helpRaise, "#", strings.Repeat("#", depth-4), 1)
	}
	return strings.Replace(helpLower, "#", strings.Repeat("#", 4-depth), 1)
}

// isLostHeading reports whether an entry is about a heading that lacks the space behind its marks, which heading-spacing
// reports.
func (c *comparison) isLostHeading(e article.Entry) bool {
	return slices.ContainsFunc(c.tab.Blocks, func(b *markdown.Block) bool {
		if !article.IsLostHeading(b) {
			return false
		}
		title, _, _ := strings.Cut(strings.TrimLeft(b.Text, "#"), "\n")
		return plain(title) == plain(label(e))
	})
}

// headingOf returns the heading in the tab that an entry reads as or leads to although it is none of a strategy.
func (c *comparison) headingOf(e article.Entry) *markdown.Heading {
	for _, h := range written(c.tab.Headings, c.pass.Article.Reach(c.tab)) {
		if h.Depth != 4 && (plain(label(e)) == plain(h.Text) || e.Link != nil && e.Link.Destination == "#"+h.Anchor) {
			return h
		}
	}
	return nil
}

// strategyIn returns which of the strategies an entry reads as or leads to. One of this level that does so has
// another entry already, or it would be this one's.
func (c *comparison) strategyIn(strategies []*article.Strategy, e article.Entry) int {
	return slices.IndexFunc(strategies, func(s *article.Strategy) bool { return reads(e, s) || leadsTo(c.pass.Article, e, s) })
}

// labelSpan returns what to underline of an entry: the text of its link.
func labelSpan(f *source.File, e article.Entry) source.Span {
	if e.Link != nil {
		if text := f.Trim(e.Link.TextSpan); !text.Empty() {
			return text
		}
	}
	return e.Span
}
