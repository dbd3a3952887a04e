package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// Words enumerates the findings by severity, "" where there is none.
func (c Counts) Words() string {
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{c.Errors, "error", "errors"}, {c.Warnings, "warning", "warnings"}, {c.Suggestions, "suggestion", "suggestions"}} {
		if part.n > 0 {
			parts = append(parts, lint.Count(part.n, part.one, part.many))
		}
	}
	return strings.Join(parts, ", ")
}

// Gravest is the gravest severity that was counted, "" where nothing was.
func (c Counts) Gravest() string {
	switch {
	case c.Errors > 0:
		return lint.Error.String()
	case c.Warnings > 0:
		return lint.Warning.String()
	case c.Suggestions > 0:
		return lint.Suggestion.String()
	}
	return ""
}

// Words writes both numbers.
func (c Compliance) Words() string { return fmt.Sprintf("%d of %d", c.Kept, c.Applying) }

// Standing says in words in what state an article is.
func (a Article) Standing() string {
	switch found := a.Counts.Words(); {
	case a.State == Unread:
		return "not checked"
	case a.State == Unfinished && found == "":
		return "errors in the baseline"
	case a.State == Unfinished && a.Counts.Errors == 0:
		return found + ", and errors in the baseline"
	case a.State == Unfinished:
		return found
	case found != "":
		return "ready, with " + found
	}
	return Ready
}

// Judged reports whether rules were held against the article at all.
func (a Article) Judged() bool { return a.Compliance.Applying > 0 }

// Name is what to call an article.
func (a Article) Name() string { return cmp.Or(a.Title, a.Path) }

// Name is what to call an article.
func (j Journey) Name() string { return cmp.Or(j.Title, j.Path) }

// Missing lists the numbers of the levels that the model has and the article has not.
func (a Article) Missing() (numbers []int) {
	if a.Expected == nil {
		return nil
	}
	for n := 1; n <= *a.Expected; n++ {
		if !slices.ContainsFunc(a.Levels, func(l Level) bool { return l.IsLevel && l.Number == n }) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// Longest is the strategy with the most words, nil where there is none.
func (l Level) Longest() *Strategy {
	var longest *Strategy
	for i := range l.Strategies {
		if longest == nil || l.Strategies[i].Words > longest.Words {
			longest = &l.Strategies[i]
		}
	}
	return longest
}

// OverWords counts the strategies that have more words than the limit.
func (l Level) OverWords() (n int) {
	for _, s := range l.Strategies {
		if s.Over {
			n++
		}
	}
	return n
}

// Hidden says in words how many findings of a demand are counted apart, "" where none is.
func (d Demand) Hidden() string {
	var parts []string
	if d.Suppressed > 0 {
		parts = append(parts, fmt.Sprintf("%d suppressed", d.Suppressed))
	}
	if d.Baselined > 0 {
		parts = append(parts, fmt.Sprintf("%d in the baseline", d.Baselined))
	}
	return strings.Join(parts, ", ")
}

// accepted adds to a number what is accepted beside it, where something is.
func accepted(text string, more int) string {
	if more > 0 {
		text += fmt.Sprintf(", and %d accepted", more)
	}
	return text
}

// Remark says in words how a strategy stands against the limit, "" where it keeps it.
func (s Strategy) Remark() string {
	switch {
	case s.Over:
		return "over the limit"
	case s.Accepted:
		return "over the limit, accepted"
	}
	return ""
}

// Verdict says of a demand whether it is met.
func (d Demand) Verdict() string {
	switch {
	case d.Applying == 0 && d.Findings.Total() == 0 && d.unasked:
		return "not checked"
	case d.Applying == 0 && d.Findings.Total() == 0:
		return "off"
	case d.Findings.Total() == 0 && d.Baselined > 0:
		return "in baseline"
	case d.Findings.Total() == 0:
		return "met"
	}
	return "not met"
}

// Met says how many articles meet a demand.
func (d Demand) Met() string {
	if d.Applying == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %s", d.Kept, lint.Count(d.Applying, "article", "articles"))
}

// of writes a number against its limit, where there is one.
func of(n int, limit *int) string {
	if limit == nil {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d of %d", n, *limit)
}

// Words says in a sentence what was checked, and by what.
func (c Checked) Words() string {
	text := "maturitylint " + c.Program
	if len(c.Presets) > 0 {
		text += ", preset " + strings.Join(c.Presets, " and ")
	}
	if len(c.Configs) > 0 {
		text += ", configured by " + strings.Join(c.Configs, ", ")
	} else {
		text += ", no configuration file"
	}
	if c.Revision != "" {
		text += ", at revision " + short(c.Revision)
	}
	if c.Changed {
		text += " with changes that are not committed"
	}
	if c.Date != "" {
		text += ", on " + c.Date
	}
	if c.Today > 0 && c.Revision != "" {
		text += fmt.Sprintf("; %s judged today", lint.Count(c.Today, "article differs from that, and is", "articles differ from that, and are"))
	}
	return text
}

// HistoryLegend says how a history is to be read.
const HistoryLegend = "Written: levels with strategies and nothing in them that is still template. +rule: broken from there on; -rule: kept again. " +
	"What links and images lead to is not asked, so that fewer rules apply than in a report."

// Together reports whether there is something to say of all articles together.
func (h *History) Together() bool { return len(h.Articles) > 1 && len(h.Days) > 0 }

// Standing says in words what was found in all articles.
func (d DayTotal) Standing() string {
	if found := d.Counts.Words(); found != "" {
		return found
	}
	return "no findings"
}

// Heading says what a history is about.
func (h *History) Heading() string {
	if h.Compared != "" {
		return "Compared with " + h.Compared
	}
	return "Compliance over time"
}

// Difference says in a sentence what became of the articles since the revision that they are compared with.
func (h *History) Difference() string {
	counts, unread := [5]int{}, 0 // new, gone, with more findings, with fewer, else
	for _, j := range h.Articles {
		before, now := j.Points[0], j.Points[len(j.Points)-1]
		switch more := now.Counts.Total() - before.Counts.Total(); {
		case now.came:
			counts[0]++
		case now.went:
			counts[1]++
		case before.State == Unread || now.State == Unread:
			unread++
		case more > 0:
			counts[2]++
		case more < 0:
			counts[3]++
		default:
			counts[4]++
		}
	}
	text := fmt.Sprintf("Compared with %s: %d new, %d gone, %d with more findings, %d with fewer, %d with as many",
		h.Compared, counts[0], counts[1], counts[2], counts[3], counts[4])
	if unread > 0 {
		text += fmt.Sprintf(", %d not checked", unread)
	}
	text += "."
	if still := len(h.Articles) - len(h.Shown()); still > 0 {
		text += fmt.Sprintf(" %s not listed.", lint.Count(still, "article stands just as before, and is", "articles stand just as before, and are"))
	}
	return text
}
