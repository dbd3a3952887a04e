package report

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// HistoryVersion counts the changes of the history's JSON that would break a reader; a further key does not.
const HistoryVersion = 1

// A History is how articles stood from revision to revision.
type History struct {
	Version  int        `json:"version" jsonschema:"The version of this format; a further key does not change it"`
	Compared string     `json:"compared,omitempty" jsonschema:"The revision that the files as they are were compared with, as it was named; missing in a history"`
	Checked  Checked    `json:"checked" jsonschema:"What was checked, and by what"`
	Days     []DayTotal `json:"days" jsonschema:"How all articles together stood at the end of each day on which one of them changed; empty in a comparison"`
	Articles []Journey  `json:"articles" jsonschema:"The articles, sorted by path"`
	Rules    []Demanded `json:"rules" jsonschema:"What the rules demand that some revision brought or removed, in the order of the rulebook"`
	Problems []string   `json:"problems" jsonschema:"What could not be read or judged, a sentence each"`
}

// A Demanded is what a rule asks for.
type Demanded struct {
	Rule    string `json:"rule"`
	Summary string `json:"summary"`
}

// demanded lists the rules that the articles came to break or keep.
func demanded(rules []*lint.Rule, journeys []Journey) []Demanded {
	named := map[string]bool{}
	for _, j := range journeys {
		for _, p := range j.Points {
			for _, rule := range slices.Concat(p.Brought, p.Removed) {
				named[rule] = true
			}
		}
	}
	list := []Demanded{}
	for _, r := range rules {
		if named[r.Name] {
			list = append(list, Demanded{r.Name, r.Summary})
		}
	}
	return list
}

// A Journey is how one article stood.
type Journey struct {
	Path   string  `json:"path"`
	Title  string  `json:"title" jsonschema:"The visible text of its title, as it was last; empty where it never had one"`
	Points []Point `json:"points" jsonschema:"The oldest revision first"`

	cut bool // there are older revisions
}

// Cut leaves out the first point, which was there for the second to be compared with.
func (j Journey) Cut() Journey {
	j.Points, j.cut = j.Points[1:], true
	return j
}

// Now is what the files as they are have in place of a commit.
const Now = "now"

// A Revision is a text of an article as git remembers it.
type Revision struct {
	ID   string `json:"id" jsonschema:"The commit; now for the files as they are"`
	Day  string `json:"day" jsonschema:"On which it was committed, as YYYY-MM-DD; empty for the files as they are"`
	Path string `json:"path" jsonschema:"Of the article then, from the root of the repository"`
	Gone bool   `json:"gone" jsonschema:"The article was not there; all that is counted is 0 then"`
}

// A Point is how an article stood at one revision.
type Point struct {
	Revision
	Was        string     `json:"renamedFrom,omitempty" jsonschema:"The path at the revision before, where it was another"`
	State      string     `json:"state" jsonschema:"ready: no errors; unfinished: errors; unread: could not be read, parsed or checked by every rule; absent: was not there"`
	Counts     Counts     `json:"counts"`
	Compliance Compliance `json:"compliance"`
	Written    int        `json:"written" jsonschema:"Levels with a strategy and nothing in them that is still template"`
	Strategies int        `json:"strategies"`
	Words      int        `json:"words" jsonschema:"Of all strategies"`
	Brought    []string   `json:"brought" jsonschema:"Rules that the revision before kept, shown or not, and this one does not; where the article begins, all that it does not keep; at the state from which a comparison or a day sets out, none"`
	Removed    []string   `json:"removed" jsonschema:"Rules that the revision before did not keep and this one does"`

	title      string
	broken     map[string]bool
	came, went bool // since the revision before
}

// Absent is the state of an article that was not there.
const Absent = "absent"

// At judges the text of an article at one revision, by the configuration of today and on the day of the revision; without one, or
// with OneDay, on that of the request. What its links lead to was another thing then, so nobody is asked. The error says what kept it from being
// judged, or some rule from judging it.
func (c *Collector) At(r engine.Request, path string, revision Revision, text []byte) (Point, error) {
	if revision.Gone {
		return newPoint(revision, Absent), nil
	}
	one := Collector{Rules: c.Rules, Check: c.Check, Governing: c.Governing}
	r.Args, r.Buffers, r.Placeless = nil, []*source.File{source.NewFile(path, text)}, path
	if day, err := lint.ParseDay(revision.Day); err == nil && !c.OneDay {
		r.Days = map[string]lint.Day{path: day}
	}
	made, problems := one.Run(r, Checked{})
	p := UnreadAt(revision)
	if len(made.Articles) > 0 {
		p.judge(made.Articles[0])
	}
	return p, errors.Join(problems...)
}

// UnreadAt stands for an article at a revision of which the text cannot be had.
func UnreadAt(revision Revision) Point { return newPoint(revision, Unread) }

func newPoint(revision Revision, state string) Point {
	return Point{Revision: revision, State: state, Brought: []string{}, Removed: []string{}, broken: map[string]bool{}}
}

// outside are the rules about what lies outside of an article, which nobody asks of a revision: they do not apply.
var outside = map[string]bool{"link-exists": true, "image-exists": true, "pillar-image": true}

// judge takes over how an article stands.
func (p *Point) judge(a Article) {
	p.title, p.State, p.Counts, p.Compliance, p.Strategies = a.Title, a.State, a.Counts, a.Compliance, a.Strategies
	for _, l := range a.Levels {
		if l.IsLevel && len(l.Strategies) > 0 && l.Placeholder == 0 {
			p.Written++
		}
		for _, s := range l.Strategies {
			p.Words += s.Words
		}
	}
	for _, v := range a.Verdicts {
		if outside[v.Rule] && v.Findings == 0 {
			p.Compliance.Kept--
			p.Compliance.Applying--
		}
	}
	for _, f := range a.Findings {
		p.broken[f.Rule] = true
	}
}

// NewJourney compares the points of an article, the oldest first, each with the one before it. The first one is what there was at
// the start, and brought nothing, unless it is the beginning of the article. An article that is gone keeps no rule and breaks none;
// of one that could not be judged, no rule is said to be kept.
func NewJourney(path string, points []Point, rules []*lint.Rule, beginning bool) Journey {
	broken, title := map[string]bool{}, ""
	for i := range points {
		p := &points[i]
		title = cmp.Or(p.title, title)
		if i > 0 {
			p.follow(points[i-1])
		}
		if p.Gone {
			broken = map[string]bool{}
			continue
		}
		p.change(broken, rules)
		if i == 0 && !beginning {
			p.Brought = []string{}
		}
	}
	return Journey{Path: path, Title: title, Points: points}
}

// follow notes what became of the article since the point before.
func (p *Point) follow(before Point) {
	p.came, p.went = before.Gone && !p.Gone, p.Gone && !before.Gone
	if !before.Gone && !p.Gone && p.Path != before.Path {
		p.Was = before.Path
	}
}

// change notes which rules are broken now that were not, and the other way round.
func (p *Point) change(broken map[string]bool, rules []*lint.Rule) {
	for _, r := range rules {
		switch {
		case p.broken[r.Name] && !broken[r.Name]:
			p.Brought = append(p.Brought, r.Name)
			broken[r.Name] = true
		case !p.broken[r.Name] && broken[r.Name] && p.Judged():
			p.Removed = append(p.Removed, r.Name)
			delete(broken, r.Name)
		}
	}
}

// Shown are the articles that a reader is shown: of a comparison, those of which something is not as it was.
func (h *History) Shown() []Journey {
	if h.Compared == "" {
		return h.Articles
	}
	return slices.DeleteFunc(slices.Clone(h.Articles), Journey.still)
}

// still reports whether an article stands at all points as it did at the first.
func (j Journey) still() bool {
	first := j.Points[0]
	return !slices.ContainsFunc(j.Points[1:], func(p Point) bool {
		return p.came || p.went || p.Was != "" || p.State != first.State || p.Counts != first.Counts || p.Compliance != first.Compliance ||
			p.Written != first.Written || p.Strategies != first.Strategies || p.Words != first.Words || len(p.Brought)+len(p.Removed) > 0
	})
}

// Short is the beginning of the commit's name, which is enough to find it.
func (r Revision) Short() string { return short(r.ID) }

func short(commit string) string { return commit[:min(len(commit), 10)] }

// New reports whether the article was not there at the revision before.
func (p Point) New() bool { return p.came }

// Judged reports whether rules were held against the article at all.
func (p Point) Judged() bool { return p.Compliance.Applying > 0 && p.State != Unread }

// Change says in words what a revision brought and removed, "" where that is nothing.
func (p Point) Change() string {
	var rules, parts []string
	for _, r := range p.Brought {
		rules = append(rules, "+"+r)
	}
	for _, r := range p.Removed {
		rules = append(rules, "-"+r)
	}
	if p.came {
		parts = append(parts, "new")
	}
	if p.Was != "" {
		parts = append(parts, "renamed from "+p.Was)
	}
	if len(rules) > 0 {
		parts = append(parts, strings.Join(rules, " "))
	}
	return strings.Join(parts, "; ")
}

// Standing says in words how an article stood.
func (p Point) Standing() string {
	switch found := p.Counts.Words(); {
	case p.went:
		return "gone"
	case p.State == Absent:
		return "not there"
	case p.State == Unread:
		return "not checked"
	case found == "":
		return "no findings"
	default:
		return found
	}
}
