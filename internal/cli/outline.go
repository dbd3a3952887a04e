package cli

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

type outlineFlags struct {
	articleFlags
	format *choice
}

func newOutline(s Streams) *cobra.Command {
	var f outlineFlags
	c := &cobra.Command{
		Use:   "outline [PATH...]",
		Short: "Show levels, strategies and their word counts",
		Long: "Shows what maturitylint sees in an article: its title, intro, levels, strategies\n" +
			"and next steps, with line numbers and the words that a reader sees.\n\n" +
			"A PATH is what it is for `maturitylint check`. Nothing is judged.",
		Example: `  maturitylint outline draft.md
  maturitylint outline --format json articles/`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c.Context(), s, args) },
	}
	f.format = addChoice(c, "format", "how the outline is written", "text", "json")
	f.add(c)
	return c
}

func (f *outlineFlags) run(ctx context.Context, s Streams, args []string) error {
	request, err := f.request(s, workspace.OnDisk(), args)
	if err != nil {
		return err
	}
	var outlines []outline
	var problems []error
	said := map[string]bool{}
	for a, err := range engine.Articles(ctx, request) {
		switch {
		case err == nil:
			outlines = append(outlines, newOutlineOf(a))
		case !said[err.Error()]: // one broken configuration governs many articles
			said[err.Error()] = true
			problems = append(problems, err)
		}
	}
	if err := f.write(s.Out, outlines, s.Screen); err != nil {
		problems = append(problems, err)
	}
	return errors.Join(problems...)
}

func (f *outlineFlags) write(w io.Writer, outlines []outline, screen output.Screen) error {
	if f.format.word == "json" {
		return writeOutlineJSON(w, outlines)
	}
	return writeOutlineText(w, outlines, screen)
}

// An outline is an article as its author counts it. Its JSON is an interface: keys are only ever added.
type outline struct {
	Path      string            `json:"path"`
	Title     *outlineTitle     `json:"title"`
	Intro     outlineIntro      `json:"intro"`
	Tabs      []outlineTab      `json:"tabs"`
	Closed    *bool             `json:"closed"`
	NextSteps *outlineNextSteps `json:"nextSteps"`
}

type outlineTitle struct {
	Text string `json:"text"`
	Line int    `json:"line"`
}

type outlineIntro struct {
	Paragraphs int `json:"paragraphs"`
	Words      int `json:"words"`
}

type outlineTab struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"`
	Number     int               `json:"number"`
	Line       int               `json:"line"`
	H3         int               `json:"h3"`
	Strategies []outlineStrategy `json:"strategies"`
	Checklist  []string          `json:"checklist"` // where its entries lead, those that lead nowhere left out; nil where there is none
	Entries    int               `json:"-"`
}

type outlineStrategy struct {
	Title     string `json:"title"`
	Line      int    `json:"line"`
	Words     int    `json:"words"`
	Anchor    string `json:"anchor"`
	CheckMark bool   `json:"checkMark"`
}

type outlineNextSteps struct {
	Line       int  `json:"line"`
	Depth      int  `json:"depth"`
	Links      int  `json:"links"`
	InsideTabs bool `json:"insideTabs"`
}

func newOutlineOf(a *article.Article) outline {
	o := outline{
		Path:  a.File.Path,
		Intro: outlineIntro{Paragraphs: len(a.Intro.Paragraphs), Words: a.Intro.Words()},
		Tabs:  []outlineTab{},
	}
	if h := a.Title; h != nil {
		o.Title = &outlineTitle{Text: h.Text, Line: a.File.LineAt(h.Span.Start)}
	}
	for _, tab := range a.Tabs {
		o.Tabs = append(o.Tabs, newOutlineTab(a, tab))
		closed := tab.Group.Break != nil
		o.Closed = &closed
	}
	if s := a.NextSteps; s != nil {
		o.NextSteps = &outlineNextSteps{
			Line:       a.File.LineAt(s.Heading.Span.Start),
			Depth:      s.Heading.Depth,
			Links:      len(s.Links),
			InsideTabs: s.Tab != nil,
		}
	}
	return o
}

func newOutlineTab(a *article.Article, tab *article.Tab) outlineTab {
	o := outlineTab{
		ID:         tab.ID,
		Title:      tab.Title,
		Number:     tab.Number,
		Line:       a.File.LineAt(tab.Heading.Span.Start),
		H3:         len(tab.H3),
		Strategies: []outlineStrategy{},
	}
	if c := tab.Checklist; c != nil {
		o.Checklist, o.Entries = checklistTargets(c), len(c.Entries)
	}
	for _, s := range tab.Strategies {
		o.Strategies = append(o.Strategies, outlineStrategy{
			Title:     s.Title,
			Line:      a.File.LineAt(s.Heading.Span.Start),
			Words:     s.Words,
			Anchor:    s.Anchor,
			CheckMark: s.CheckMark.Found,
		})
	}
	return o
}

func checklistTargets(c *article.Checklist) []string {
	targets := make([]string, 0, len(c.Entries))
	for _, e := range c.Entries {
		if e.Link != nil {
			targets = append(targets, e.Link.Destination)
		}
	}
	return targets
}
