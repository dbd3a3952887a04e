package report

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// add counts a finding.
func (c *Counts) add(s lint.Severity) {
	switch s {
	case lint.Error:
		c.Errors++
	case lint.Warning:
		c.Warnings++
	case lint.Suggestion:
		c.Suggestions++
	}
}

func (c *Counts) addAll(other Counts) {
	c.Errors += other.Errors
	c.Warnings += other.Warnings
	c.Suggestions += other.Suggestions
}

// Total is the number of findings.
func (c Counts) Total() int { return c.Errors + c.Warnings + c.Suggestions }

// add counts a rule that applies.
func (c *Compliance) add(kept bool) {
	c.Applying++
	if kept {
		c.Kept++
	}
}

// groupsOf lists the demands of the rulebook with their verdicts over all articles.
func groupsOf(rules []*lint.Rule, articles []Article) []Group {
	demands := make(map[string]*Demand, len(rules))
	unasked := !slices.ContainsFunc(articles, func(a Article) bool { return a.State != Unread })
	for _, r := range rules {
		d := &Demand{Rule: r.Name, Summary: r.Summary, Scope: "article", unasked: unasked}
		if judgesLevels(r) {
			d.Scope = "level"
		}
		demands[r.Name] = d
	}
	for _, a := range articles {
		for _, v := range a.Verdicts {
			if d := demands[v.Rule]; d != nil {
				d.take(v)
			}
		}
		for _, f := range a.Findings {
			if d := demands[f.Rule]; d != nil {
				severity, _ := lint.ParseSeverity(f.Severity)
				d.Findings.add(severity)
			}
		}
	}
	groups := []Group{}
	for _, r := range rules {
		if len(groups) == 0 || groups[len(groups)-1].Name != r.Group {
			groups = append(groups, Group{Name: r.Group})
		}
		groups[len(groups)-1].take(*demands[r.Name])
	}
	return groups
}

func (d *Demand) take(v Verdict) {
	d.Applying++
	d.Suppressed += v.Suppressed
	d.Baselined += v.Baselined
	if v.Findings == 0 {
		d.Kept++
	}
}

// take adds a demand. A rule that is off everywhere is listed and not counted.
func (g *Group) take(d Demand) {
	g.Demands = append(g.Demands, d)
	g.Findings.addAll(d.Findings)
	if d.Applying > 0 || d.Findings.Total() > 0 {
		g.Compliance.add(d.Findings.Total() == 0)
	}
}

// take counts findings that are accepted.
func (a *Accepted) take(findings []Finding) {
	for _, f := range findings {
		switch {
		case f.Rule == maxWords:
			a.OverWords++
		case f.Rule == maxStrategies:
			a.Crowded++
		case f.Group == placeholders:
			a.Placeholder++
		}
	}
}

func summarize(r *Report) Summary {
	s := Summary{Articles: len(r.Articles)}
	for _, a := range r.Articles {
		switch a.State {
		case Ready:
			s.Ready++
		case Unfinished:
			s.Unfinished++
		default:
			s.Unread++
		}
		s.Findings.addAll(a.Counts)
		s.Fixable += a.Fixable
		s.Suppressed += len(a.Suppressed)
		s.Baselined += len(a.Baselined)
		s.Strategies += a.Strategies
		s.OverWords += a.OverWords
		s.Accepted.take(a.Suppressed)
		s.Accepted.take(a.Baselined)
		s.Crowded += a.Crowded
		s.Placeholder += a.Placeholder
		s.Tabs += len(a.Levels)
		for _, l := range a.Levels {
			if l.IsLevel {
				s.Levels++
			}
		}
	}
	for _, g := range r.Groups {
		s.Compliance.Kept += g.Compliance.Kept
		s.Compliance.Applying += g.Compliance.Applying
	}
	return s
}
