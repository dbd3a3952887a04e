package output

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A group writes the findings of one article, their line numbers under one another.
type group struct {
	w      *bytes.Buffer
	file   *source.File
	style  *Style
	screen Screen
	gutter int // width of the line numbers
}

const indent = 2

func newGroup(w *bytes.Buffer, r lint.Result, screen Screen, style *Style) *group {
	last := r.Findings[len(r.Findings)-1] // they are in order, so its number is the longest
	gutter := indent + len(strconv.Itoa(r.File.LineAt(last.Span.Start)))
	return &group{w: w, file: r.File, style: style, screen: screen, gutter: gutter}
}

func (g *group) write(f lint.Finding) {
	at := g.file.Position(f.Span.Start)
	g.writeHead(f, at)
	g.writeExcerpt(f, at.Line)
	for _, related := range f.Related {
		line := g.file.LineAt(related.Span.Start)
		g.writeRemark("note:", g.style.note, fmt.Sprintf("line %d: %s", line, related.Message))
	}
	for _, help := range helps(f) {
		g.writeRemark("help:", g.style.help, help)
	}
}

// writeHead writes where the finding is, how grave, what it is and which rule says so.
func (g *group) writeHead(f lint.Finding, at source.Position) {
	place := fmt.Sprintf("%*d:%d ", g.gutter, at.Line, at.Column)
	severity, rule := f.Severity.String()+":", "["+f.Rule.Name+"]"
	lines := Wrap(severity+" "+Printable(f.Message)+" "+rule, g.screen.wrapWidth()-len(place))
	fmt.Fprintln(g.w)
	for i, line := range lines {
		if i == 0 {
			fmt.Fprint(g.w, place, g.style.Severity(f.Severity, severity))
			line = line[len(severity):]
		} else {
			fmt.Fprintf(g.w, "%*s", len(place), "")
		}
		message, tagged := strings.CutSuffix(line, rule)
		fmt.Fprint(g.w, g.style.Bold(message))
		if tagged {
			fmt.Fprint(g.w, g.style.Faint(rule))
		}
		fmt.Fprintln(g.w)
	}
}

// writeExcerpt shows the line of a finding, unless there is nothing on it to see.
func (g *group) writeExcerpt(f lint.Finding, line int) {
	if g.file.Line(line).Empty() {
		return
	}
	bar := g.style.Faint("|")
	e := newExcerpt(g.file, f.Span, max(g.screen.Columns()-g.gutter-len(" | "), 10))
	marks := strings.TrimLeft(e.underline, " ")
	blank := e.underline[:len(e.underline)-len(marks)]
	fmt.Fprintf(g.w, "%*s %s\n", g.gutter, "", bar)
	fmt.Fprintf(g.w, "%s %s %s\n", g.style.Faint(fmt.Sprintf("%*d", g.gutter, line)), bar, e.text)
	fmt.Fprintf(g.w, "%*s %s %s%s\n", g.gutter, "", bar, blank, g.style.Severity(f.Severity, marks))
}

func (g *group) writeRemark(label string, paint *color.Color, text string) {
	hang := g.gutter + len(" = ") + len(label) + 1
	for i, line := range Wrap(Printable(text), g.screen.wrapWidth()-hang) {
		if i > 0 {
			fmt.Fprintf(g.w, "%*s%s\n", hang, "", line)
			continue
		}
		fmt.Fprintf(g.w, "%*s %s %s %s\n", g.gutter, "", g.style.Faint("="), paint.Sprint(label), line)
	}
}

// helps are what to do about a finding: the advice that it brings, unless a safe fix does it, and its fixes, or else the
// advice of its rule.
func helps(f lint.Finding) []string {
	var helps []string
	safe := false
	for _, fix := range f.Fixes {
		title := fix.Title + " (fixable)"
		if fix.Safety == lint.Unsafe {
			title = fix.Title + " (fixable, unsafe)"
		}
		safe = safe || fix.Safety == lint.Safe
		helps = append(helps, title)
	}
	switch {
	case f.Help != "" && !safe:
		return append([]string{f.Help}, helps...)
	case len(helps) == 0:
		return []string{f.Rule.Help}
	}
	return helps
}
