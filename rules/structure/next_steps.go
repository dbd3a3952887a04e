package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed next-steps.md
var nextStepsDoc string

// NextSteps demands that an article ends with where to go from it.
var NextSteps = lint.New(lint.Rule{
	Name:     "next-steps",
	Group:    "structure",
	Summary:  "A Next steps section stands after the tabs and is the last one",
	Help:     "End the article with a section `## Next steps`, behind the --- that closes its tabs",
	Doc:      nextStepsDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, nextStepsOptions{Titles: []string{"Next steps", "Next step", "Related content"}}, checkNextSteps)

type nextStepsOptions struct {
	Titles []string `yaml:"titles" doc:"The headings that open a Next steps section, case ignored"`
	Depth  int      `yaml:"depth" doc:"The depth that its heading has, 2 for an H2; 0 allows any"`
}

func checkNextSteps(p *lint.Pass, o nextStepsOptions) {
	s := nextStepsOf(p.Article, o.Titles)
	if s == nil {
		reportNoNextSteps(p, o.Titles)
		return
	}
	if h := s.Heading; o.Depth != 0 && h.Depth != o.Depth {
		p.Report(lint.Finding{
			Span:    h.Underline(),
			Message: fmt.Sprintf("%s is an H%d; expected an H%d", lint.Quote(h.Text), h.Depth, o.Depth),
			Help:    fmt.Sprintf("Write `%s %s`", strings.Repeat("#", o.Depth), h.Text),
		})
	}
	checkPlaceOfNextSteps(p, s)
	checkEarlierNextSteps(p, s, o.Titles)
}

// checkEarlierNextSteps reports a further section of that kind before the tabs. Behind them there may be two, Next steps and
// Related content, and among the levels a heading may well be called so.
func checkEarlierNextSteps(p *lint.Pass, last *article.Section, titles []string) {
	if len(p.Article.Tabs) == 0 {
		return
	}
	for _, s := range p.Article.Sections {
		if s == last {
			return
		}
		if s.Tab != nil || !hasTitle(s.Heading.Text, titles) || tabsAfter(p.Article, s) == nil {
			continue
		}
		p.Report(lint.Finding{
			Span:    s.Heading.Underline(),
			Message: fmt.Sprintf("a second %s stands before the tabs; expected one section, after them", lint.Quote(s.Heading.Text)),
			Help:    "Move what it says to the section at the end of the article, and take it out here",
			Section: s.Span,
			Related: []lint.Related{{Span: last.Heading.Underline(), Message: "the section that the article ends with"}},
		})
	}
}

func reportNoNextSteps(p *lint.Pass, titles []string) {
	if len(titles) == 0 || p.Article.Swallowed != nil {
		return
	}
	for _, b := range p.Article.Doc.Blocks {
		if b.Kind == markdown.Paragraph && b.Top && hasTitle(strings.TrimLeft(b.Text, "# "), titles) {
			p.Report(lint.Finding{
				Span:    b.Span,
				Message: fmt.Sprintf("%s is no heading; expected `## %s`", lint.Quote(b.Text), titles[0]),
				Help:    "Write the line as a heading, with ## and a space before the words",
			})
			return
		}
	}
	place, behind := "", ""
	if len(p.Article.Groups) > 0 {
		place, behind = ", after its tabs", ", behind the --- that closes its tabs"
	}
	p.Report(lint.Finding{
		Span:    p.Article.Underline(),
		Message: fmt.Sprintf("no section %s; an article ends with one%s", alternatives(titles), place),
		Help:    fmt.Sprintf("End the article with a section `## %s`%s", titles[0], behind),
		Section: p.Article.Whole(),
	})
}

// alternatives joins titles as in `"Next steps" or "Related content"`.
func alternatives(titles []string) string {
	quoted := make([]string, len(titles))
	for i, title := range titles {
		quoted[i] = lint.Quote(title)
	}
	if last := len(quoted) - 1; last > 0 {
		return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
	return quoted[0]
}

func checkPlaceOfNextSteps(p *lint.Pass, s *article.Section) {
	f := lint.Finding{Span: s.Heading.Underline(), Help: "Move the section to the end of the article", Section: s.Span}
	title := lint.Quote(s.Heading.Text)
	switch next := sectionAfter(p.Article, s); {
	case s.Heading.Tab != nil:
		f.Message = title + " is a tab; expected a section after the tabs"
		f.Help = "Write the heading with ## and without the link to a tab, behind the --- that closes the tabs"
	case s.Tab != nil && leaked(p.Article, s):
		return // tab-group-closed says so
	case s.Tab != nil:
		f.Message = title + " stands inside a tab; expected after the tabs"
		f.Help = "Move the section to the end of the article, behind the --- that closes the tabs"
		f.Related = []lint.Related{{Span: s.Tab.Heading.Underline(), Message: "the tab around it"}}
	case tabsAfter(p.Article, s) != nil:
		f.Message = title + " stands before the tabs; expected after them"
		f.Related = []lint.Related{{Span: tabsAfter(p.Article, s).Underline(), Message: "the first tab after it"}}
	case next != nil:
		f.Message = title + " is followed by another section; expected as the last one"
		f.Related = []lint.Related{{Span: next.Underline(), Message: "the section after it"}}
	default:
		return
	}
	p.Report(f)
}

// leaked reports whether a section stands in a tab only because its group is not closed before it.
func leaked(a *article.Article, s *article.Section) bool {
	g := s.Tab.Group
	if g.Levels == 0 || s.Tab != lastTab(g) {
		return false
	}
	l := leakOf(a, g)
	return g.Break == nil || l.swallowed != nil && l.swallowed.Span.Start <= s.Heading.Span.Start
}

// tabsAfter returns the first tab after a section of those that levels stand among.
func tabsAfter(a *article.Article, s *article.Section) *markdown.Heading {
	for _, t := range a.Tabs {
		if t.Heading.Span.Start > s.Heading.Span.Start {
			return t.Heading
		}
	}
	return nil
}

// sectionAfter returns the first heading with a text after a section, nil where the section is the last one.
func sectionAfter(a *article.Article, s *article.Section) *markdown.Heading {
	for _, other := range a.Sections {
		if other.Heading.Span.Start >= s.Span.End && other.Heading.Text != "" {
			return other.Heading
		}
	}
	return nil
}
