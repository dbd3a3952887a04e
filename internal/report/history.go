package report

import (
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A History is how articles stood from revision to revision.
type History struct {
	Version  int       `json:"version"`
	Checked  Checked   `json:"checked"`
	Articles []Journey `json:"articles"`
	Problems []string  `json:"problems"`
}

// A Journey is how one article stood, the oldest revision first.
type Journey struct {
	Path   string  `json:"path"`
	Points []Point `json:"points"`
}

// A Revision is a text of an article as git remembers it.
type Revision struct {
	ID   string `json:"id" jsonschema:"The commit"`
	Day  string `json:"day" jsonschema:"On which it was committed, as YYYY-MM-DD"`
	Path string `json:"path" jsonschema:"Of the article then, from the root of the repository"`
	Gone bool   `json:"gone" jsonschema:"The revision took the article away; all that is counted is 0 then"`
}

// A Point is how an article stood at one revision.
type Point struct {
	Revision
	State      string     `json:"state" jsonschema:"As in a report; gone where the revision took the article away"`
	Counts     Counts     `json:"counts"`
	Compliance Compliance `json:"compliance"`
	Written    int        `json:"written" jsonschema:"Levels with a strategy and nothing in them that is still template"`
	Strategies int        `json:"strategies"`
	Words      int        `json:"words" jsonschema:"Of all strategies"`
	Brought    []string   `json:"brought" jsonschema:"Rules that the revision before kept and this one does not; at the first one, all that it does not keep"`
	Removed    []string   `json:"removed" jsonschema:"Rules that the revision before did not keep and this one does"`

	broken map[string]bool
}

// stateGone is the state of an article that a revision took away.
const stateGone = "gone"

// At judges the text of an article at one revision, by the configuration of today and the day of the revision. What its links
// lead to was another thing then, so nobody is asked.
func (c *Collector) At(r engine.Request, path string, revision Revision, text []byte) Point {
	p := Point{Revision: revision, State: stateGone, Brought: []string{}, Removed: []string{}, broken: map[string]bool{}}
	if revision.Gone {
		return p
	}
	one := Collector{Rules: c.Rules, Check: c.Check, Governing: c.Governing}
	r.Args, r.Buffers, r.Placeless = nil, []*source.File{source.NewFile(path, text)}, path
	if day, err := parseDay(revision.Day); err == nil {
		r.Today = day
	}
	made, _ := one.Run(r, Checked{})
	if len(made.Articles) == 0 {
		p.State = Unread
		return p
	}
	a := made.Articles[0]
	p.State, p.Counts, p.Compliance, p.Strategies = a.State, a.Counts, a.Compliance, a.Strategies
	for _, l := range a.Levels {
		if l.IsLevel && len(l.Strategies) > 0 && l.Placeholder == 0 {
			p.Written++
		}
		for _, s := range l.Strategies {
			p.Words += s.Words
		}
	}
	for _, f := range a.Findings {
		p.broken[f.Rule] = true
	}
	return p
}

func parseDay(text string) (d lint.Day, err error) {
	_, err = fmt.Sscanf(text, "%d-%d-%d", &d.Year, &d.Month, &d.Day)
	return d, err
}

// NewJourney compares the points of an article, the oldest first, each with the one before it.
func NewJourney(path string, points []Point, rules []*lint.Rule) Journey {
	before := map[string]bool{}
	for i := range points {
		p := &points[i]
		for _, r := range rules {
			switch {
			case p.broken[r.Name] && !before[r.Name]:
				p.Brought = append(p.Brought, r.Name)
			case !p.broken[r.Name] && before[r.Name]:
				p.Removed = append(p.Removed, r.Name)
			}
		}
		before = p.broken
	}
	return Journey{Path: path, Points: points}
}

// Short is the beginning of the commit's name, which is enough to find it.
func (r Revision) Short() string { return r.ID[:min(len(r.ID), 10)] }

// Judged reports whether rules were held against the article at all.
func (p Point) Judged() bool { return p.Compliance.Applying > 0 }

// Change says in words what a revision brought and removed, "" where that is nothing.
func (p Point) Change() string {
	var parts []string
	for _, r := range p.Brought {
		parts = append(parts, "+"+r)
	}
	for _, r := range p.Removed {
		parts = append(parts, "-"+r)
	}
	return strings.Join(parts, " ")
}

// Standing says in words how an article stood.
func (p Point) Standing() string {
	switch found := p.Counts.Words(); {
	case p.State == stateGone:
		return "not there"
	case p.State == Unread:
		return "not checked"
	case found == "":
		return "no findings"
	default:
		return found
	}
}
