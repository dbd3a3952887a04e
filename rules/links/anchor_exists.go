package links

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed anchor-exists.md
var anchorExistsDoc string

// AnchorExists demands that a link within the page meets an anchor.
var AnchorExists = lint.New(lint.Rule{
	Name:     "anchor-exists",
	Group:    "links",
	Summary:  "A link within the page meets a heading's anchor or an HTML id",
	Help:     "Write the anchor of a heading on this page, letter by letter as Learn makes it, case included",
	Doc:      anchorExistsDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkAnchorExists)

func checkAnchorExists(p *lint.Pass, _ lint.NoOptions) {
	a := anchors{pass: p}
	for _, l := range p.Article.Doc.Links {
		if !strings.HasPrefix(l.Destination, "#") && !strings.HasPrefix(l.Destination, "?") {
			continue
		}
		t := cutTarget(l.Destination)
		if t.fragment == "" || isTextFragment(t.fragment) || a.has(t.fragment) || ofTab(p.Article, l) {
			continue
		}
		if a.listed == nil {
			a.listed = checklistLinks(p.Article)
		}
		if !a.listed[l] && !isLostTab(p.Article, l) && !isMended(p.Article, t.fragment) && !a.mayBeIncluded(t.fragment) {
			a.report(l, t)
		}
	}
}

// Anchors are those of the page itself.
type anchors struct {
	pass   *lint.Pass
	nearby nearby

	// What is asked for only where an anchor is missing; nil before.
	listed   map[*markdown.Link]bool // what key-strategies looks after
	included []includedAnchors
	ids      []string // those of the page
}

// IncludedAnchors are those of a file that the page includes.
type includedAnchors struct {
	ids  []string
	read bool
}

func (a *anchors) has(fragment string) bool {
	doc := a.pass.Article.Doc
	return doc.HasAnchor(fragment) || strings.Contains(fragment, "%") && doc.HasAnchor(unescape(fragment))
}

// isTextFragment reports whether a fragment is one of the browsers' own, such as :~:text=budget.
func isTextFragment(fragment string) bool { return strings.Contains(fragment, ":~:") }

// isLostTab reports whether a link was meant as a tab, as tab-id says.
func isLostTab(a *article.Article, l *markdown.Link) bool {
	return slices.ContainsFunc(a.LostTabs, func(t article.LostTab) bool { return t.Link == l })
}

// mayBeIncluded reports whether an anchor stands in a file that the page includes, or in one that cannot be read.
func (a *anchors) mayBeIncluded(fragment string) bool {
	if a.included == nil {
		a.included = []includedAnchors{}
		for _, l := range a.pass.Article.Doc.Links {
			if l.Kind == markdown.IncludeLink {
				ids, ok := a.pass.Workspace.Anchors(cutTarget(l.Destination).path)
				a.included = append(a.included, includedAnchors{ids, ok})
			}
		}
	}
	return slices.ContainsFunc(a.included, func(i includedAnchors) bool { return !i.read || contains(i.ids, fragment) })
}

func (a *anchors) report(l *markdown.Link, t target) {
	if id, ok := tabID(t.fragment); ok && a.isTab(id) {
		a.reportTab(l, t, id)
		return
	}
	file, start, end := a.pass.Article.File, strings.IndexByte(l.Destination, '#'), len(l.Destination)
	f := lint.Finding{Span: place(file, l, start, end), Message: code("#"+t.fragment) + " is no anchor of this page"}
	if near := a.nearest(t.fragment); near != "" {
		f.Message += "; did you mean " + code("#"+near)
		f.Fixes = replacement(file, l, start, end, lint.Fix{Title: "Lead to the nearest anchor", Safety: lint.Unsafe}, "#"+near)
	} else {
		f.Message += "; expected the anchor of a heading"
	}
	a.pass.Report(f)
}

// reportTab reports a link that is written like the heading of a tab.
func (a *anchors) reportTab(l *markdown.Link, t target, id string) {
	file, end, query := a.pass.Article.File, len(l.Destination), "?tabs="+id
	a.pass.Report(lint.Finding{
		Span:    place(file, l, end-len(t.fragment)-1, end),
		Message: code("#"+t.fragment) + " opens no tab; expected " + code(query),
		Fixes:   replacement(file, l, 0, end, lint.Fix{Title: "Open the tab with ?tabs=", Safety: lint.Unsafe}, query),
	})
}

func (a *anchors) nearest(fragment string) string {
	if a.ids == nil {
		a.ids = a.pass.Article.Doc.Anchors()
	}
	return a.nearby.anchor(fragment, a.ids)
}

func (a *anchors) isTab(id string) bool {
	for _, g := range a.pass.Article.Groups {
		for _, t := range g.Tabs {
			for part := range strings.SplitSeq(t.ID, "+") {
				if part == id {
					return true
				}
			}
		}
	}
	return false
}

// isAnchor reports whether a page has an anchor, or will have it.
func isAnchor(a *article.Article, id string) bool { return a.Doc.HasAnchor(id) || isMended(a, id) }

// isMended reports whether an anchor is the one that a strategy's heading has once a check mark and one space stand before
// its title. What is wrong with them check-mark and heading-spacing say.
func isMended(a *article.Article, id string) bool {
	title, ok := strings.CutPrefix(id, "-")
	if !ok || title == "" || title[0] == '-' {
		return false
	}
	for _, t := range a.Levels {
		for _, s := range t.Strategies {
			if strings.TrimLeft(s.Anchor, "-") == title || !s.CheckMark.Found && markdown.AnchorOf("✓ "+s.Title) == id {
				return true
			}
		}
	}
	return false
}

// checklistLinks returns the links of the entries that key-strategies compares with the strategies of a level: a wrong
// anchor there is its finding.
func checklistLinks(a *article.Article) map[*markdown.Link]bool {
	links := map[*markdown.Link]bool{}
	for _, t := range a.Levels {
		if t.Checklist == nil || !listsStrategies(t) {
			continue
		}
		for _, e := range t.Checklist.Entries {
			if e.Link != nil {
				links[e.Link] = true
			}
		}
	}
	return links
}

// listsStrategies tells the checklist of a level from one that stands inside a strategy and lists something else.
func listsStrategies(t *article.Tab) bool {
	if len(t.Strategies) == 0 || t.Checklist.Quote.Span.Start < t.Strategies[0].Heading.Span.Start {
		return true
	}
	for _, e := range t.Checklist.Entries {
		for _, s := range t.Strategies {
			if e.Link != nil && (e.Link.Destination == "#"+s.Anchor || strings.EqualFold(strings.TrimSpace(e.Link.Text), s.Title)) {
				return true
			}
		}
	}
	return false
}
