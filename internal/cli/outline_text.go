package cli

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
)

// A row is a line of the tree that an outline is for people.
type row struct {
	line   int // of the article, 0 for none
	branch string
	label  string
	count  string
	bold   bool
}

func writeOutlineText(w io.Writer, outlines []outline, screen output.Screen) error {
	var text bytes.Buffer
	style := output.NewStyle(screen.Color)
	for i, o := range outlines {
		if i > 0 {
			fmt.Fprintln(&text)
		}
		fmt.Fprintln(&text, style.Bold(output.Printable(o.Path)))
		writeRows(&text, outlineRows(o), screen.Columns(), style)
	}
	_, err := io.WriteString(w, shown(text.String(), screen))
	return err
}

// shown is a text as it is written: where no person reads it at a terminal, the log of a CI may.
func shown(text string, screen output.Screen) string {
	if screen != (output.Screen{}) {
		return text
	}
	return output.Inert(text)
}

func outlineRows(o outline) []row {
	root := row{label: "(no title)", bold: true}
	if o.Title != nil {
		root.line, root.label = o.Title.Line, o.Title.Text
	}
	children := [][]row{{{
		label: "Intro",
		count: lint.Count(o.Intro.Paragraphs, "paragraph", "paragraphs") + ", " + lint.Count(o.Intro.Words, "word", "words"),
	}}}
	for _, tab := range o.Tabs {
		children = append(children, tabRows(tab))
	}
	if o.Closed != nil && !*o.Closed {
		children = append(children, []row{{label: "(the tabs are never closed)"}})
	}
	if n := o.NextSteps; n != nil {
		label := fmt.Sprintf("Next steps (H%d)", n.Depth)
		if n.InsideTabs {
			label = fmt.Sprintf("Next steps (H%d, inside the tabs)", n.Depth)
		}
		children = append(children, []row{{line: n.Line, label: label, count: lint.Count(n.Links, "link", "links"), bold: true}})
	}
	return tree(root, children)
}

func tabRows(t outlineTab) []row {
	count := lint.Count(len(t.Strategies), "strategy", "strategies")
	if t.H3 > 0 {
		count = fmt.Sprintf("%d H3, %s", t.H3, count)
	}
	var children [][]row
	if t.Checklist != nil {
		children = append(children, []row{{label: "Checklist", count: lint.Count(t.Entries, "entry", "entries")}})
	}
	for _, s := range t.Strategies {
		mark := "  "
		if s.CheckMark {
			mark = "✓ "
		}
		children = append(children, []row{{line: s.Line, label: mark + s.Title, count: lint.Count(s.Words, "word", "words")}})
	}
	return tree(row{line: t.Line, label: t.Title, count: count, bold: true}, children)
}

// tree puts trees under a root. Each is a list of rows with its own root first.
func tree(root row, children [][]row) []row {
	rows := []row{root}
	for i, child := range children {
		first, other := "├─ ", "│  "
		if i == len(children)-1 {
			first, other = "└─ ", "   "
		}
		for j, r := range child {
			if r.branch = other + r.branch; j == 0 {
				r.branch = first
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// writeRows writes line numbers to the left, counts to the right, and cuts what does not fit between them.
func writeRows(w *bytes.Buffer, rows []row, width int, style *output.Style) {
	const margin, gap = 2, 2
	number, text := 0, 0
	for i, r := range rows {
		rows[i].label = output.Printable(r.label)
		number = max(number, len(strconv.Itoa(r.line)))
		text = max(text, output.Width(r.branch+rows[i].label)+gap+len(r.count))
	}
	text = min(text, width-margin-number-gap)
	for _, r := range rows {
		line := ""
		if r.line > 0 {
			line = strconv.Itoa(r.line)
		}
		label := output.Clip(r.label, text-output.Width(r.branch)-gap-len(r.count))
		space := text - output.Width(r.branch+label)
		if r.bold {
			label = style.Bold(label)
		}
		number := style.Faint(fmt.Sprintf("%*s", margin+number, line))
		written := fmt.Sprintf("%s%*s%s%s%*s", number, gap, "", style.Faint(r.branch), label, space, r.count)
		fmt.Fprintln(w, strings.TrimRight(written, " "))
	}
}
