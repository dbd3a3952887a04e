package levels

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// writeList returns the fix that writes the checklist anew; none where something else stands in its place.
func (c *comparison) writeList() []lint.Fix {
	if c.written {
		return c.list
	}
	c.written = true
	edit, ok := c.newList()
	if !ok || c.pass.Article.File.Text(edit.Span) == edit.New {
		return nil
	}
	title := "Write the checklist anew"
	if c.checklist == nil {
		title = "Insert the checklist"
	}
	c.list = []lint.Fix{{Title: title, Safety: lint.Unsafe, Edits: []lint.Edit{edit}}}
	return c.list
}

func (c *comparison) newList() (lint.Edit, bool) {
	switch {
	case c.checklist == nil:
		return c.insertedList()
	case len(c.checklist.Entries) == 0:
		at := c.checklist.Quote.Span.End
		quoted := c.pass.Article.File.LineEnding() + ">"
		return lint.Edit{Span: source.Span{Start: at, End: at}, New: quoted + quoted + " - " + c.items(quoted+" - ")}, len(c.checklist.Quote.Blocks) == 1
	default:
		return c.replacedList()
	}
}

// items writes an entry for each strategy: the one it has, or a new one.
func (c *comparison) items(between string) string {
	items := make([]string, len(c.strategies))
	for j, s := range c.strategies {
		if c.checklist != nil && c.entryOf[j] != unpaired {
			items[j] = c.pass.Article.File.Text(c.entries[c.entryOf[j]].Span)
		} else {
			items[j] = "[" + escape(s.Title) + "](#" + s.Anchor + ")"
		}
	}
	return strings.Join(items, between)
}

// insertedList puts a checklist with its label in front of the first strategy, or under the label that stands there.
func (c *comparison) insertedList() (lint.Edit, bool) {
	f := c.pass.Article.File
	newline := f.LineEnding()
	mark := `> [!div class="checklist"]` + newline + ">" + newline + "> - "
	if label := c.keyStrategiesLabel(); label != nil {
		last := label == c.tab.Lead[len(c.tab.Lead)-1]
		return lint.Edit{Span: source.Span{Start: label.Span.End, End: label.Span.End}, New: newline + mark + c.items(newline+"> - ")}, last
	}
	at := f.LineOf(c.tab.Strategies[0].Heading.Span.Start).Start
	text := "**Key strategies**" + newline + mark + c.items(newline+"> - ") + newline + newline
	if number := f.LineAt(at); number > 1 && strings.TrimSpace(f.Text(f.Line(number-1))) != "" {
		text = newline + text
	}
	return lint.Edit{Span: source.Span{Start: at, End: at}, New: text}, true
}

func (c *comparison) keyStrategiesLabel() *markdown.Block {
	for _, b := range c.tab.Lead {
		if b.Kind == markdown.Paragraph && b.Top && article.IsChecklistLabel(b.Text) {
			return b
		}
	}
	return nil
}

// replacedList writes the entries anew where the checklist holds nothing else that would be lost.
func (c *comparison) replacedList() (lint.Edit, bool) {
	f, q, old := c.pass.Article.File, c.checklist.Quote, c.checklist.Entries
	span := source.Span{Start: old[0].Span.Start, End: old[len(old)-1].Span.End}
	lineStart := f.LineOf(span.Start).Start
	marker := f.Text(source.Span{Start: lineStart, End: span.Start})
	plainList := len(q.Blocks) == len(old)+1 && len(q.Lazy) == 0 && !span.Contains(q.MarkSpan) &&
		strings.Trim(marker, "> \t-*+") == ""
	return lint.Edit{Span: span, New: c.items(f.LineEnding() + marker)}, plainList
}

// escape writes a title as Markdown that shows it.
func escape(title string) string {
	marks := "\\`*_[]<>"
	if strings.Contains(title, ";") {
		marks += "&"
	}
	if !strings.ContainsAny(title, marks) {
		return title
	}
	var b strings.Builder
	for _, r := range title {
		if strings.ContainsRune(marks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
