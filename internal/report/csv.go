package report

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var columns = [...]string{
	"path", "title", "state", "level", "level title", "strategies", "max strategies", "strategy", "line", "words", "max words", "over",
	"check mark", "goal", "checklist", "placeholders", "errors", "warnings", "suggestions", "rules kept", "rules applying",
}

// CSV writes one row a strategy. A level without strategies, and an article without levels, has one row in which the rest is
// empty. What is counted behind the strategy is counted over its level; over the article where there is none.
func (r *Report) CSV(w *bytes.Buffer) error {
	rows := newTable(w)
	_ = rows.Write(columns[:])
	for _, a := range r.Articles {
		head := []string{a.Path, a.Title, a.State}
		if len(a.Levels) == 0 {
			_ = rows.Write(inert(slices.Concat(head, make([]string, 12), []string{strconv.Itoa(a.Placeholder)}, judged(a.Counts, a.Compliance))))
		}
		for _, l := range a.Levels {
			for _, row := range levelRows(l) {
				_ = rows.Write(inert(slices.Concat(head, row)))
			}
		}
	}
	rows.Flush()
	return rows.Error()
}

// byteOrderMark tells Excel that a table is UTF-8; it takes one without for Windows-1252.
const byteOrderMark = "\uFEFF"

// newTable begins a table for spreadsheets, by RFC 4180.
func newTable(w *bytes.Buffer) *csv.Writer {
	w.WriteString(byteOrderMark)
	rows := csv.NewWriter(w)
	rows.UseCRLF = true
	return rows
}

func levelRows(l Level) (rows [][]string) {
	number := ""
	if l.IsLevel {
		number = strconv.Itoa(l.Number)
	}
	head := []string{number, l.Title, strconv.Itoa(len(l.Strategies)), optional(l.MaxStrategies)}
	tail := append([]string{yes(l.Goal), optional(l.Checklist), strconv.Itoa(l.Placeholder)}, judged(l.Counts, l.Compliance)...)
	row := func(strategy ...string) { rows = append(rows, slices.Concat(head, strategy, tail)) }
	if len(l.Strategies) == 0 {
		row(make([]string, 6)...)
	}
	for _, s := range l.Strategies {
		row(s.Title, strconv.Itoa(s.Line), strconv.Itoa(s.Words), optional(s.MaxWords), overLimit(s), yes(s.CheckMark))
	}
	return rows
}

func judged(c Counts, k Compliance) []string {
	return []string{strconv.Itoa(c.Errors), strconv.Itoa(c.Warnings), strconv.Itoa(c.Suggestions), strconv.Itoa(k.Kept), strconv.Itoa(k.Applying)}
}

func optional(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func overLimit(s Strategy) string {
	if s.Accepted {
		return "accepted"
	}
	return yes(s.Over)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// formulaStarts are what a formula begins with, as Excel takes it; in some languages of its users, wide forms as well.
const formulaStarts = "=+-@＝＋－＠"

// inert keeps a spreadsheet from taking a cell for a formula, and what reads lines from taking a part of one for a line.
func inert(row []string) []string {
	for i, cell := range row {
		cell = strings.Map(func(r rune) rune {
			switch {
			case r == '\t', r == '\n', r == '\r':
				return ' '
			case unicode.IsControl(r):
				return unicode.ReplacementChar
			}
			return r
		}, strings.ToValidUTF8(cell, string(unicode.ReplacementChar)))
		row[i] = cell
		if first, _ := utf8.DecodeRuneInString(cell); strings.ContainsRune(formulaStarts, first) {
			row[i] = "'" + cell
		}
	}
	return row
}
