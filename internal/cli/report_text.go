package cli

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/report"
)

// A reportText writes a report for a terminal.
type reportText struct {
	*bytes.Buffer
	style *output.Style
	width int
}

func writeReportText(w *bytes.Buffer, made *report.Report, screen output.Screen) error {
	t := reportText{Buffer: w, style: output.NewStyle(screen.Color), width: max(60, screen.Columns())}
	for _, a := range made.Articles {
		t.article(a)
	}
	t.groups(made.Groups)
	for _, line := range totals(made.Summary) {
		fmt.Fprintln(t, line)
	}
	fmt.Fprintln(t)
	for _, line := range output.Wrap(output.Printable(made.Checked.Words()), t.width) {
		fmt.Fprintln(t, t.style.Faint(line))
	}
	return nil
}

// The columns behind a level's title, with the gap before each.
const (
	strategiesWide = 2 + len("Strategies")
	wordsWide      = 2 + len("Most words")
	checklistWide  = 2 + len("Goal")
	rulesWide      = 2 + len("Rules")
	countWide      = 2 + len("E")
	numbersWide    = strategiesWide + wordsWide + 2*checklistWide + rulesWide + 3*countWide
)

func (t reportText) article(a report.Article) {
	state := t.state(a)
	fmt.Fprintln(t, t.style.Bold(output.Printable(a.Path)))
	if a.Problem != "" {
		for _, line := range output.Wrap(output.Printable(a.Problem), t.width-2) {
			fmt.Fprintln(t, "  "+line)
		}
	}
	if !a.Judged() {
		fmt.Fprintf(t, "  %s\n\n", state)
		return
	}
	if a.Title != "" {
		fmt.Fprintln(t, "  "+output.Clip(oneLine(a.Title), t.width-2))
	}
	fmt.Fprintf(t, "  %s; %s rules kept\n", state, ratio(a.Compliance))
	if a.Changed {
		fmt.Fprintln(t, "  not committed as it is")
	}
	if n := len(a.Suppressed) + len(a.Baselined); n > 0 {
		fmt.Fprintf(t, "  %s not counted: %d suppressed, %d in the baseline\n", lint.Count(n, "finding", "findings"), len(a.Suppressed), len(a.Baselined))
	}
	if a.Placeholder > 0 {
		fmt.Fprintf(t, "  %s still template\n", lint.Count(a.Placeholder, "place is", "places are"))
	}
	t.levels(a)
	fmt.Fprintln(t)
}

func (t reportText) state(a report.Article) string {
	if a.State == report.Ready {
		return a.Standing()
	}
	return t.style.Severity(lint.Error, a.Standing())
}

func (t reportText) levels(a report.Article) {
	missing := missingLevels(a)
	if len(a.Levels) > 0 {
		head := []string{"Strategies", "Most words", "Goal", "List", "Rules", "E", "W", "S"}
		t.row("Level", head, t.style.Faint)
	}
	for _, l := range a.Levels {
		t.row(l.Title, levelCells(l), t.paint(l))
	}
	if missing != "" {
		fmt.Fprintln(t, "  missing: "+missing)
	}
}

// paint is the colour of a level by the gravest of its findings.
func (t reportText) paint(l report.Level) func(string) string {
	severity, found := lint.ParseSeverity(l.Counts.Gravest())
	if !found {
		return func(text string) string { return text }
	}
	return func(text string) string { return t.style.Severity(severity, text) }
}

func levelCells(l report.Level) []string {
	goal, checklist := "no", "no"
	if l.Goal {
		goal = "yes"
	}
	if l.Checklist != nil {
		checklist = strconv.Itoa(*l.Checklist)
	}
	return []string{
		against(len(l.Strategies), l.MaxStrategies, l.Crowded), mostWords(l), goal, checklist, ratio(l.Compliance),
		mark(l.Counts.Errors), mark(l.Counts.Warnings), mark(l.Counts.Suggestions),
	}
}

// mostWords is the longest strategy against the limit.
func mostWords(l report.Level) string {
	longest := l.Longest()
	if longest == nil {
		return "–"
	}
	return against(longest.Words, longest.MaxWords, l.OverWords() > 0)
}

// against writes a number with its limit, and a mark where the check finds it too high.
func against(n int, limit *int, over bool) string {
	text := strconv.Itoa(n)
	if limit != nil {
		text += "/" + strconv.Itoa(*limit)
	}
	if over {
		return "! " + text
	}
	return text
}

func mark(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func ratio(c report.Compliance) string { return fmt.Sprintf("%d/%d", c.Kept, c.Applying) }

// row writes a label and, each right-aligned in its column, what is counted.
func (t reportText) row(label string, cells []string, paint func(string) string) {
	wide := [...]int{strategiesWide, wordsWide, checklistWide, checklistWide, rulesWide, countWide, countWide, countWide}
	room := t.width - numbersWide - 2
	label = output.Clip(oneLine(label), room)
	var line strings.Builder
	line.WriteString(label + strings.Repeat(" ", room-output.Width(label)))
	for i, cell := range cells {
		line.WriteString(strings.Repeat(" ", max(1, wide[i]-output.Width(cell))) + cell)
	}
	fmt.Fprintln(t, "  "+paint(line.String()))
}

func oneLine(text string) string { return output.Printable(strings.Join(strings.Fields(text), " ")) }

// missingLevels names the levels that the model has and the article has not.
func missingLevels(a report.Article) string {
	var names []string
	for _, n := range a.Missing() {
		names = append(names, "Level "+strconv.Itoa(n))
	}
	return strings.Join(names, ", ")
}

// groups writes how each group of rules is kept by all articles together.
func (t reportText) groups(groups []report.Group) {
	const name = 14
	fmt.Fprintln(t, t.style.Faint(fmt.Sprintf("%-*s%12s%8s%10s%13s", name, "Rules", "kept by all", "errors", "warnings", "suggestions")))
	for _, g := range groups {
		if g.Compliance.Applying > 0 {
			c := g.Findings
			fmt.Fprintf(t, "%-*s%12s%8s%10s%13s\n", name, g.Name, ratio(g.Compliance), mark(c.Errors), mark(c.Warnings), mark(c.Suggestions))
		}
	}
	fmt.Fprintln(t)
}

// totals says how all articles stand, a line for each thing that is counted.
func totals(s report.Summary) []string {
	articles := fmt.Sprintf("%d of %s ready", s.Ready, lint.Count(s.Articles, "article", "articles"))
	if s.Unread > 0 {
		articles += fmt.Sprintf(", %d not checked", s.Unread)
	}
	long := fmt.Sprintf("%d of %s over the limit of words", s.OverWords, lint.Count(s.Strategies, "strategy", "strategies"))
	if s.Accepted.OverWords > 0 {
		long += fmt.Sprintf("; %d more accepted", s.Accepted.OverWords)
	}
	found := s.Findings.Words()
	if found == "" {
		found = "no findings"
	}
	if s.Fixable > 0 {
		found += "; " + lint.Count(s.Fixable, "comes with a fix", "come with a fix")
	}
	if s.Suppressed > 0 {
		found += fmt.Sprintf("; %d more suppressed", s.Suppressed)
	}
	if s.Baselined > 0 {
		found += fmt.Sprintf("; %d more in the baseline", s.Baselined)
	}
	return []string{
		articles,
		fmt.Sprintf("%d of %s kept by every article", s.Compliance.Kept, lint.Count(s.Compliance.Applying, "rule", "rules")),
		long,
		found,
	}
}
