package report

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A Section is an article on the page.
type Section struct {
	Article
	Anchor string
	// Deferred is that a browser with JavaScript reads what is said of the article when it comes in sight: of a thousand articles
	// at once, it takes seconds.
	Deferred bool
	Cells    []Cell         // its row in the matrix
	Levels   []LevelSection // instead of those of the article
}

// mostAtOnce is how many articles a browser reads in well under a second.
const mostAtOnce = 100

// A LevelSection is a level on the page.
type LevelSection struct {
	Level
	Anchor string
}

// A Column of the matrix is one level, or all tabs that are none.
type Column struct {
	Name   string
	number int
	others bool
}

func (c Column) has(l Level) bool {
	if c.others {
		return !l.IsLevel
	}
	return l.IsLevel && l.Number == c.number
}

// A Cell is what an article has in one column: of a level nothing, one tab, or several by mistake.
type Cell struct {
	Name    string
	Missing bool // the model has the level, and the article has not
	Levels  []LevelSection
}

// sections gives each article and level of the report its anchor.
func (r *Report) sections(columns []Column) []Section {
	sections := make([]Section, len(r.Articles))
	for i, a := range r.Articles {
		s := Section{Article: a, Anchor: fmt.Sprintf("a%d", i+1), Deferred: len(r.Articles) > mostAtOnce}
		for j, l := range a.Levels {
			s.Levels = append(s.Levels, LevelSection{l, fmt.Sprintf("a%d-%d", i+1, j+1)})
		}
		missing := a.Missing()
		for _, c := range columns {
			cell := Cell{Name: c.Name, Missing: a.Judged() && !c.others && slices.Contains(missing, c.number)}
			for _, l := range s.Levels {
				if c.has(l.Level) {
					cell.Levels = append(cell.Levels, l)
				}
			}
			s.Cells = append(s.Cells, cell)
		}
		sections[i] = s
	}
	return sections
}

// columns lists the levels that some article has or should have, and behind them the other tabs, where there are such.
func (r *Report) columns() (columns []Column) {
	var numbers []int
	others := false
	for _, a := range r.Articles {
		numbers = append(numbers, a.Missing()...)
		for _, l := range a.Levels {
			if l.IsLevel {
				numbers = append(numbers, l.Number)
			} else {
				others = true
			}
		}
	}
	slices.Sort(numbers)
	for _, n := range slices.Compact(numbers) {
		columns = append(columns, Column{Name: fmt.Sprintf("Level %d", n), number: n})
	}
	if others {
		columns = append(columns, Column{Name: "Other tabs", others: true})
	}
	return columns
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
	case "off", "not checked", "in baseline":
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

// message writes a message with what stands between backticks as code. Where they do not pair, all of it is text.
func message(text string) template.HTML {
	parts := strings.Split(template.HTMLEscapeString(text), "`")
	if len(parts)%2 == 0 {
		return template.HTML(strings.Join(parts, "`"))
	}
	var b strings.Builder
	for i, part := range parts {
		switch {
		case part == "":
		case i%2 == 0:
			b.WriteString(part)
		default:
			b.WriteString("<code>" + part + "</code>")
		}
	}
	return template.HTML(b.String())
}

// A Bar is the words of a strategy drawn against the limit, which stands at 100 of 200.
type Bar struct {
	Within, Beyond int
	Over           bool
}

const (
	barLimit = 100
	barStep  = 12 // from one bar to the next
)

// bars are those of the strategies that something limits.
func bars(strategies []Strategy) []Bar {
	drawn := make([]Bar, 0, len(strategies))
	for _, s := range strategies {
		if s.MaxWords == nil {
			continue
		}
		length := min(2*barLimit, s.Words*barLimit/max(1, *s.MaxWords))
		drawn = append(drawn, Bar{Within: min(length, barLimit), Beyond: max(0, length-barLimit), Over: s.Over})
	}
	return drawn
}

// BarPaths are bars below each other as the data of two SVG paths, of what is in order and of what is over the limit. A page
// of many articles is the faster for it.
type BarPaths struct{ Within, Over string }

func barPaths(drawn []Bar) BarPaths {
	var within, over strings.Builder
	for i, b := range drawn {
		y := i*barStep + barStep/3
		length := b.Within
		if b.Over {
			fmt.Fprintf(&over, "M%d %dh%d", barLimit, y, b.Beyond)
		} else {
			length += b.Beyond
		}
		fmt.Fprintf(&within, "M0 %dh%d", y, length)
	}
	return BarPaths{within.String(), over.String()}
}

func barHeight(drawn []Bar) int { return barStep*len(drawn) - barStep/3 }
