package report

import (
	"slices"
	"strings"
	"sync"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
)

// A Collector gathers what a report says while the engine checks articles.
type Collector struct {
	Rules []*lint.Rule // the rulebook
	Links LinkTemplate

	// Place names an article as the template has it: by its path from the root of the repository. Nil leaves names as they are.
	Place func(path string) string

	// Check checks the articles of a request, as engine.Run does.
	Check func(engine.Request) ([]lint.Result, []error)

	// Held are the names of the articles that are as the revision has them which the report names.
	Held map[string]bool

	// OneDay judges earlier revisions, too, on the day of the request.
	OneDay bool

	// Governing names the preset and the configuration file that hold for an article.
	Governing func(path string) (preset, config string)

	mu       sync.Mutex
	articles []Article
	places   map[string]int // in articles, by path
}

// Run checks the articles of a request and reports on them. The problems are those of engine.Run.
func (c *Collector) Run(r engine.Request, checked Checked) (*Report, []error) {
	r.Inspect, r.Missed = c.inspect, c.missed
	results, problems := c.Check(r)
	for _, result := range results {
		c.unparsed(result)
	}
	slices.SortStableFunc(c.articles, func(a, b Article) int { return strings.Compare(a.Path, b.Path) })
	report := &Report{Version: Version, Checked: checked, Articles: c.articles, Problems: []string{}}
	if report.Articles == nil {
		report.Articles = []Article{}
	}
	for _, p := range problems {
		report.Problems = append(report.Problems, p.Error())
	}
	c.govern(report)
	report.Groups = groupsOf(c.Rules, report.Articles)
	report.Summary = summarize(report)
	return report, problems
}

func (c *Collector) inspect(a *article.Article, result lint.Result, settings []lint.Setting) {
	s := newStand(c.lines(a.File.Path), a, result, settings)
	s.judge()
	s.outline()
	c.add(s.Article)
}

func (c *Collector) lines(path string) Lines {
	if c.Place != nil {
		path = c.Place(path)
	}
	return c.Links.Of(path)
}

func (c *Collector) add(a Article) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.places == nil {
		c.places = map[string]int{}
	}
	c.places[a.Path] = len(c.articles)
	c.articles = append(c.articles, a)
}

// missed notes what kept an article from being checked. One that a rule failed on has been inspected.
func (c *Collector) missed(path string, problem error) {
	if i, ok := c.places[path]; ok {
		c.articles[i].Problem, c.articles[i].State = problem.Error(), Unread
		return
	}
	a := newArticle(c.lines(path), path)
	a.State, a.Problem = Unread, problem.Error()
	c.add(a)
}

// unparsed adds an article of which no more than a fault of its bytes is known.
func (c *Collector) unparsed(result lint.Result) {
	if _, ok := c.places[result.File.Path]; ok {
		return
	}
	lines := c.lines(result.File.Path)
	a := newArticle(lines, result.File.Path)
	a.State = Unread
	for _, f := range result.Findings {
		a.addFinding(newFinding(lines, result.File, f), f)
		a.Verdicts = append(a.Verdicts, Verdict{Rule: f.Rule.Name, Group: f.Rule.Group, Severity: f.Severity.String(), Findings: 1})
	}
	if len(a.Findings) > 0 {
		a.Problem = a.Findings[0].Message
	}
	c.add(a)
}

// govern names what was in force.
func (c *Collector) govern(r *Report) {
	r.Checked.Presets, r.Checked.Configs = []string{}, []string{}
	for i := range r.Articles {
		a := &r.Articles[i]
		a.Preset, a.Config = c.Governing(a.Path)
		r.Checked.governedBy(a.Preset, a.Config)
		a.Changed = r.Checked.Revision != "" && !c.Held[a.Path]
	}
}

// Comparison puts together how articles stood at a revision, as it was named, and how they stand.
func (c *Collector) Comparison(revision string, journeys []Journey, problems []error, checked Checked) *History {
	h := c.History(journeys, "", problems, checked)
	h.Compared, h.Days = revision, []DayTotal{}
	return h
}

// History puts together how articles stood, each from revision to revision, from a day on, "" for the beginning.
func (c *Collector) History(journeys []Journey, since string, problems []error, checked Checked) *History {
	h := &History{Version: HistoryVersion, Checked: checked, Days: dayTotals(journeys, since), Articles: append([]Journey{}, journeys...), Rules: demanded(c.Rules, journeys), Problems: []string{}}
	h.Checked.Presets, h.Checked.Configs = []string{}, []string{}
	for _, j := range journeys {
		h.Checked.governedBy(c.Governing(j.Path))
	}
	for _, p := range problems {
		h.Problems = append(h.Problems, p.Error())
	}
	return h
}

// governedBy notes what holds for an article.
func (c *Checked) governedBy(preset, config string) {
	c.Presets, c.Configs = with(c.Presets, preset), with(c.Configs, config)
}

// with adds a name to a sorted list, unless it is there or empty.
func with(names []string, name string) []string {
	i, found := slices.BinarySearch(names, name)
	if found || name == "" {
		return names
	}
	return slices.Insert(names, i, name)
}
