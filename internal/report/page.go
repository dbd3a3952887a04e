package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A Section is an article on the page.
type Section struct {
	Article
	Anchor string
	Cells  []Cell         // its row in the matrix
	Levels []LevelSection // instead of those of the article
}

// A LevelSection is a level on the page.
type LevelSection struct {
	Level
	Anchor string
}

// A Cell is what an article has of one level: nothing, one tab, or several by mistake.
type Cell struct {
	Number  int
	Missing bool // the model has the level, and the article has not
	Levels  []LevelSection
}

// sections gives each article and level of the report its anchor.
func (r *Report) sections(numbers []int) []Section {
	sections := make([]Section, len(r.Articles))
	for i, a := range r.Articles {
		s := Section{Article: a, Anchor: fmt.Sprintf("a%d", i+1), Cells: make([]Cell, len(numbers))}
		for j, l := range a.Levels {
			s.Levels = append(s.Levels, LevelSection{l, fmt.Sprintf("a%d-%d", i+1, j+1)})
		}
		missing := a.Missing()
		for j, n := range numbers {
			s.Cells[j] = Cell{Number: n, Missing: a.Judged() && slices.Contains(missing, n)}
			for _, l := range s.Levels {
				if l.IsLevel && l.Number == n {
					s.Cells[j].Levels = append(s.Cells[j].Levels, l)
				}
			}
		}
		sections[i] = s
	}
	return sections
}

// levelNumbers lists the levels that some article has or should have.
func (r *Report) levelNumbers() []int {
	var numbers []int
	for _, a := range r.Articles {
		numbers = append(numbers, a.Missing()...)
		for _, l := range a.Levels {
			if l.IsLevel {
				numbers = append(numbers, l.Number)
			}
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// Left is the number of rules that the article does not keep.
func (s Section) Left() int { return s.Compliance.Applying - s.Compliance.Kept }

// BrokenRules names the rules that the article does not keep.
func (s Section) BrokenRules() string {
	var names []string
	for _, v := range s.Verdicts {
		if v.Findings > 0 {
			names = append(names, v.Rule)
		}
	}
	return strings.Join(names, " ")
}

// Tone is the colour of the article's state.
func (s Section) Tone() string {
	switch {
	case s.State != Ready:
		return lint.Error.String()
	case s.Counts.Total() > 0:
		return s.Counts.Gravest()
	}
	return "kept"
}

// Tone is the colour of the demand's verdict.
func (d Demand) Tone() string {
	switch d.Verdict() {
	case "met":
		return "kept"
	case "off":
		return "off"
	}
	return d.Findings.Gravest()
}

// A FindingGroup is the findings of one group of rules.
type FindingGroup struct {
	Name     string
	Findings []Finding
}

// ByGroup lists the findings by group, in the order of the rulebook.
func (s Section) ByGroup() (groups []FindingGroup) {
	names := make([]string, 0, len(s.Groups))
	for _, g := range s.Groups {
		names = append(names, g.Name)
	}
	for _, f := range s.Findings {
		if !slices.Contains(names, f.Group) {
			names = append(names, f.Group)
		}
	}
	for _, name := range names {
		g := FindingGroup{Name: name}
		for _, f := range s.Findings {
			if f.Group == name {
				g.Findings = append(g.Findings, f)
			}
		}
		if len(g.Findings) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// A Passage is a part of a message, set as code or not.
type Passage struct {
	Text string
	Code bool
}

// splitCode cuts a message at its backticks. Where they do not pair, all of it is text.
func splitCode(message string) []Passage {
	parts := strings.Split(message, "`")
	if len(parts)%2 == 0 {
		return []Passage{{Text: message}}
	}
	var passages []Passage
	for i, part := range parts {
		if part != "" {
			passages = append(passages, Passage{part, i%2 == 1})
		}
	}
	return passages
}

// A Bar is the words of a strategy drawn against the limit, which stands at 100 of 200.
type Bar struct {
	Y, Within, Beyond int
	Over              bool
}

const barStep = 12 // from one bar to the next

// bars draws strategies below each other; none where nothing limits them.
func bars(strategies []Strategy) []Bar {
	const limit = 100
	drawn := make([]Bar, 0, len(strategies))
	for _, s := range strategies {
		if s.MaxWords == nil {
			continue
		}
		length := min(2*limit, s.Words*limit/max(1, *s.MaxWords))
		drawn = append(drawn, Bar{Y: barStep * len(drawn), Within: min(length, limit), Beyond: max(0, length-limit), Over: s.Over})
	}
	return drawn
}

func barHeight(drawn []Bar) int { return barStep*len(drawn) - barStep/3 }
