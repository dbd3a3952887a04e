package report

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// Markdown writes the report for a wiki or an issue, in GitHub's dialect. Whatever comes from an article is escaped.
func (r *Report) Markdown(w *bytes.Buffer) error {
	fmt.Fprint(w, "# Compliance report\n\n")
	on := ""
	if r.Checked.Date != "" {
		on = ", on " + r.Checked.Date
	}
	fmt.Fprintf(w, "Where %s against the template%s.\n\n", lint.Count(r.Summary.Articles, "maturity-model article stands", "maturity-model articles stand"), on)
	r.markdownSummary(w)
	r.markdownArticles(w)
	r.markdownDemands(w)
	for _, a := range r.Articles {
		a.markdown(w)
	}
	listProblems(w, r.Problems)
	fmt.Fprintf(w, "Checked by %s.\n", plain(r.Checked.Words()))
	return nil
}

func listProblems(w *bytes.Buffer, problems []string) {
	if len(problems) == 0 {
		return
	}
	fmt.Fprint(w, "## Could not be checked\n\n")
	for _, p := range problems {
		fmt.Fprintf(w, "- %s\n", plain(p))
	}
	fmt.Fprintln(w)
}

func (r *Report) markdownSummary(w *bytes.Buffer) {
	s := r.Summary
	found := s.Findings.Words()
	if found == "" {
		found = "none"
	}
	for _, line := range [][2]string{
		{"Ready", fmt.Sprintf("%d of %s", s.Ready, lint.Count(s.Articles, "article", "articles"))},
		{"Not checked", strconv.Itoa(s.Unread)},
		{"Findings", found},
		{"Come with a fix", strconv.Itoa(s.Fixable)},
		{"Suppressed, not counted above", strconv.Itoa(s.Suppressed)},
		{"In the baseline, not counted above", strconv.Itoa(s.Baselined)},
		{"Rules kept by every article", s.Compliance.Words()},
		{"Strategies over the limit of words", accepted(fmt.Sprintf("%d of %d", s.OverWords, s.Strategies), s.Accepted.OverWords)},
		{"Tabs with too many strategies", accepted(fmt.Sprintf("%d of %d", s.Crowded, s.Tabs), s.Accepted.Crowded)},
		{"Places that are still template", accepted(strconv.Itoa(s.Placeholder), s.Accepted.Placeholder)},
	} {
		fmt.Fprintf(w, "- %s: %s\n", line[0], line[1])
	}
	fmt.Fprintln(w)
}

func (r *Report) markdownArticles(w *bytes.Buffer) {
	fmt.Fprint(w, "## Articles\n\n| Article | Path | State | Rules kept | Levels | Over words | Still template |\n|---|---|---|--:|--:|--:|--:|\n")
	for _, a := range r.Articles {
		if !a.Judged() {
			fmt.Fprintf(w, "| %s | %s | %s | – | – | – | – |\n", linked(a.Name(), a.Link), plain(a.Path), a.Standing())
			continue
		}
		levels := 0
		for _, l := range a.Levels {
			if l.IsLevel {
				levels++
			}
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %d of %d | %d |\n", linked(a.Name(), a.Link), plain(a.Path), a.Standing(), a.Compliance.Words(),
			of(levels, a.Expected), a.OverWords, a.Strategies, a.Placeholder)
	}
	fmt.Fprintln(w)
}

func (r *Report) markdownDemands(w *bytes.Buffer) {
	fmt.Fprint(w, "## What the template demands\n\n")
	for _, g := range r.Groups {
		fmt.Fprintf(w, "### %s: %s kept\n\n", g.Name, g.Compliance.Words())
		for _, d := range g.Demands {
			box := " "
			if d.Verdict() == "met" {
				box = "x"
			}
			fmt.Fprintf(w, "- [%s] `%s`: %s (", box, d.Rule, d.Summary)
			switch d.Verdict() {
			case "off", "not checked":
				fmt.Fprint(w, d.Verdict())
			default:
				fmt.Fprint(w, d.Met())
			}
			if found := d.Findings.Words(); found != "" {
				fmt.Fprintf(w, "; %s", found)
			}
			if hidden := d.Hidden(); hidden != "" {
				fmt.Fprintf(w, "; %s", hidden)
			}
			fmt.Fprint(w, ")\n")
		}
		fmt.Fprintln(w)
	}
}

func (a Article) markdown(w *bytes.Buffer) {
	fmt.Fprintf(w, "## %s\n\n%s: %s", plain(a.Name()), linked(a.Path, a.Link), a.Standing())
	if a.Judged() {
		fmt.Fprintf(w, "; %s rules kept", a.Compliance.Words())
	}
	if a.Changed {
		fmt.Fprint(w, "; not committed as it is")
	}
	fmt.Fprint(w, "\n\n")
	if a.Problem != "" {
		fmt.Fprintf(w, "Problem: %s\n\n", plain(a.Problem))
	}
	if a.Judged() {
		fmt.Fprintf(w, "By group: %s\n\n", groupWords(a.Groups))
	}
	if len(a.Levels) > 0 {
		fmt.Fprint(w, "| Level | Strategy | Words | Findings | Rules kept |\n|---|---|--:|---|--:|\n")
	}
	for _, l := range a.Levels {
		l.markdown(w)
	}
	if len(a.Levels) > 0 {
		fmt.Fprintln(w)
	}
	if missing := a.Missing(); len(missing) > 0 {
		fmt.Fprintf(w, "Missing levels: %s\n\n", strings.Trim(fmt.Sprint(missing), "[]"))
	}
	findings(w, "Findings", a.Findings)
	findings(w, "Suppressed", a.Suppressed)
	findings(w, "In the baseline", a.Baselined)
}

func groupWords(groups []GroupCompliance) string {
	words := make([]string, len(groups))
	for i, g := range groups {
		words[i] = g.Name + " " + g.Compliance.Words()
	}
	return strings.Join(words, ", ")
}

func (l Level) markdown(w *bytes.Buffer) {
	found := l.Counts.Words()
	if found == "" {
		found = "none"
	}
	crowded := ""
	if l.Crowded {
		crowded = " (too many)"
	}
	goal, checklist, template := "no goal", "no checklist", ""
	if l.Goal {
		goal = "goal"
	}
	if l.Checklist != nil {
		checklist = "checklist of " + strconv.Itoa(*l.Checklist)
	}
	if l.Placeholder > 0 {
		template = ", " + lint.Count(l.Placeholder, "place is", "places are") + " still template"
	}
	fmt.Fprintf(w, "| **%s** | %s strategies%s, %s, %s%s | | %s | %s |\n", linked(l.Title, l.Link), of(len(l.Strategies), l.MaxStrategies), crowded,
		goal, checklist, template, found, l.Compliance.Words())
	for _, s := range l.Strategies {
		fmt.Fprintf(w, "| | %s | %s | %s | |\n", linked(cmp.Or(s.Title, "(no title)"), s.Link), of(s.Words, s.MaxWords), s.Remark())
	}
}

func findings(w *bytes.Buffer, heading string, list []Finding) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "%s:\n\n", heading)
	for _, f := range list {
		place := fmt.Sprintf("%d:%d", f.Line, f.Column)
		level, reason := "", ""
		if f.Level != "" {
			level = ", " + plain(f.Level) + ","
		}
		if f.Reason != "" {
			reason = "; suppressed because: " + plain(f.Reason)
		}
		fmt.Fprintf(w, "- %s%s %s `%s`: %s (%s%s)\n", linked(place, f.Link), level, f.Severity, f.Rule, plain(f.Message), f.Mending(), reason)
	}
	fmt.Fprintln(w)
}

// Mending says in words whether a finding comes with a fix.
func (f Finding) Mending() string {
	switch f.Fix {
	case lint.Safe.String():
		return "fixable"
	case lint.Unsafe.String():
		return "fixable, unsafe"
	}
	return "no fix"
}

func linked(text, address string) string {
	if address == "" {
		return plain(text)
	}
	return fmt.Sprintf("[%s](<%s>)", plain(text), strings.ReplaceAll(address, "|", "%7C"))
}

// plain escapes text so that Markdown shows it as it is: no markup, no HTML, no cell of a table, and on GitHub nothing that
// calls somebody or becomes a link by itself, and no list, should it begin a line.
func plain(text string) string {
	var b strings.Builder
	runes := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(text, string(unicode.ReplacementChar))), " "))
	for i, r := range runes {
		switch {
		case strings.ContainsRune("<>&", r):
			b.WriteString(html.EscapeString(string(r)))
		case strings.ContainsRune("\\`*_{}[]#|~^=$", r), r == ':' && opensAddress(runes[i+1:]), r == '.' && i >= 3 && runes[i-1]|' ' == 'w', opensList(runes, i):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '@':
			b.WriteString("@<!-- -->") // neither an escape nor an entity keeps GitHub from calling the person
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			b.WriteRune(unicode.ReplacementChar)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// opensList reports whether a character, where its text begins a line, may make that an entry of a list.
func opensList(text []rune, i int) bool {
	switch text[i] {
	case '+', '-':
		return i == 0
	case '.', ')':
		return i > 0 && i < 10 && !slices.ContainsFunc(text[:i], func(r rune) bool { return r < '0' || r > '9' })
	}
	return false
}

// opensAddress reports whether a colon before this text may belong to an address or to the name of an emoji.
func opensAddress(rest []rune) bool {
	return len(rest) > 0 && (rest[0] == '/' || rest[0] == '+' || rest[0] == '-' || unicode.IsLetter(rest[0]))
}
