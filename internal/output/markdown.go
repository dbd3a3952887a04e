package output

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

const (
	markdownLimit = 65_000 // bytes; a comment on GitHub holds 65,536 characters, the summary of a job more
	markdownTable = 20_000 // of these, for the table
	markdownEnd   = 200    // and for the line that says what was left out
)

// writeMarkdown writes a summary for the page of a CI run or a comment on a change. Where it would be longer than a comment
// may be, it lists no suggestions, then no warnings, and then as many errors as there is room for.
func writeMarkdown(w *bytes.Buffer, r Report) error {
	fmt.Fprintf(w, "## maturitylint: %s\n", summary(r.Results))
	writeMarkdownTable(w, r.Results)
	if r.Statistics {
		writeMarkdownStatistics(w, countRules(r.Results))
	}
	room := markdownLimit - markdownEnd - w.Len()
	d := newMarkdownDetails(r.Results, lint.Suggestion, room)
	if d.full {
		d = newMarkdownDetails(r.Results, lint.Warning, room)
	}
	if d.full {
		d = newMarkdownDetails(r.Results, lint.Error, room)
	}
	w.WriteString(d.text.String())
	if left := counts(lint.Summarize([]lint.Result{{Findings: d.left}})); left != "" {
		fmt.Fprintf(w, "\nNot listed here, where there is no room for more: %s. Every other format lists all.\n", left)
	}
	return nil
}

// writeMarkdownTable counts the findings of each article that has any.
func writeMarkdownTable(w *bytes.Buffer, results []lint.Result) {
	end, left, rows := w.Len()+markdownTable, 0, 0
	for _, r := range results {
		if len(r.Findings) == 0 {
			continue
		}
		n := lint.Summarize([]lint.Result{r})
		path := strings.ReplaceAll(codeSpan(r.File.Path), "|", "│") // a pipe ends a cell, in code as well
		row := fmt.Sprintf("| %s | %d | %d | %d |\n", path, n.Errors, n.Warnings, n.Suggestions)
		if left > 0 || w.Len()+len(row) > end {
			left++
			continue
		}
		if rows++; rows == 1 {
			w.WriteString("\n| Article | Errors | Warnings | Suggestions |\n|---|--:|--:|--:|\n")
		}
		w.WriteString(row)
	}
	if left > 0 {
		fmt.Fprintf(w, "\nand %s with findings.\n", lint.Count(left, "more article", "more articles"))
	}
}

func writeMarkdownStatistics(w *bytes.Buffer, rules []ruleCount) {
	if len(rules) == 0 {
		return
	}
	w.WriteString("\n| Rule | Findings | Fixable |\n|---|--:|--:|\n")
	for _, c := range rules {
		fmt.Fprintf(w, "| %s | %d | %d |\n", codeSpan(c.Rule), c.Count, c.Fixable)
	}
}

// markdownDetails lists the findings of each article, folded up, as far as there is room.
type markdownDetails struct {
	text  strings.Builder
	least lint.Severity // those of less weight are left out
	room  int           // in bytes
	full  bool          // one more had no room
	left  []lint.Finding
}

func newMarkdownDetails(results []lint.Result, least lint.Severity, room int) *markdownDetails {
	d := &markdownDetails{least: least, room: room}
	for _, r := range results {
		d.add(r)
	}
	return d
}

func (d *markdownDetails) add(r lint.Result) {
	const end = "\n</details>\n"
	path := html.EscapeString(short(r.File.Path)) // this is HTML up to the blank line, and no Markdown
	text := fmt.Sprintf("\n<details>\n<summary><code>%s</code>: %s</summary>\n\n", path, counts(lint.Summarize([]lint.Result{r})))
	listed := 0
	for _, f := range r.Findings {
		item := fmt.Sprintf("- line %d · %s · %s · %s\n", r.File.LineAt(f.Span.Start), f.Severity, codeSpan(f.Rule.Name), codeSpan(f.Message))
		heavy := f.Severity >= d.least
		d.full = d.full || heavy && d.text.Len()+len(text)+len(item)+len(end) > d.room
		if !heavy || d.full {
			d.left = append(d.left, f)
			continue
		}
		text += item
		listed++
	}
	if listed > 0 {
		d.text.WriteString(text + end)
	}
}

// codeSpan returns text as code, the one place in which neither Markdown nor the sites that show it look for anything:
// elsewhere a name behind an @ notifies a person and a number behind a # links to an issue, however it is escaped.
func codeSpan(text string) string {
	const longest = 20 // readers of Markdown give up on a fence of very many backticks
	text = short(text)
	fence := "`"
	for strings.Contains(text, fence) && len(fence) <= longest {
		fence += "`"
	}
	if len(fence) > longest {
		text, fence = strings.ReplaceAll(text, "`", "'"), "`"
	}
	if text == "" || strings.Trim(text, " `") != text {
		text = " " + text + " " // which is not shown
	}
	return fence + text + fence
}

// short returns as much of a path or a message as a reader of a summary wants, on one line.
func short(text string) string {
	const cells, bytes = 500, 2000
	text = Clip(logText(text), cells)
	if len(text) > bytes { // of characters that take no cell
		text = strings.ToValidUTF8(text[:bytes], "") + cut
	}
	return text
}
