package metadata

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed metadata-date.md
var metadataDateDoc string

// MetadataDate demands a real day in ms.date, as Learn writes it.
var MetadataDate = lint.New(lint.Rule{
	Name:     "metadata-date",
	Group:    "metadata",
	Summary:  "`ms.date` is a real day, written month/day/year, and not far ahead",
	Help:     "Write the day of the last review as month/day/year, such as 06/15/2026",
	Doc:      metadataDateDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, metadataDateOptions{MaxDaysAhead: 5}, checkMetadataDate)

type metadataDateOptions struct {
	MaxDaysAhead int  `yaml:"max-days-ahead" doc:"How many days after today the date may lie"`
	Padded       bool `yaml:"padded" doc:"Whether month and day must have two digits each"`
}

func checkMetadataDate(p *lint.Pass, o metadataDateOptions) {
	entry, ok := filled(p, "ms.date")
	if !ok {
		return
	}
	day, ok := monthFirst(entry.Value)
	if !ok {
		p.Reportf(entry.ValueSpan, "%s", unreadableDate(entry))
		return
	}
	if ahead := daysBetween(p.Today, day); ahead > o.MaxDaysAhead {
		p.Reportf(entry.ValueSpan, "%s is %s ahead; at most %d are accepted",
			entry.Value, lint.Count(ahead, "day", "days"), o.MaxDaysAhead)
	}
	if o.Padded && entry.Value != padded(day) {
		reportUnpadded(p, entry, day)
	}
}

func reportUnpadded(p *lint.Pass, entry markdown.Entry, day lint.Day) {
	f := lint.Finding{
		Span:    entry.ValueSpan,
		Message: fmt.Sprintf("%s is written without leading zeros; expected %s", entry.Value, padded(day)),
	}
	if span, ok := literal(p, entry); ok {
		f.Fixes = []lint.Fix{{Title: "Write " + padded(day), Safety: lint.Safe, Edits: []lint.Edit{{Span: span, New: padded(day)}}}}
	}
	p.Report(f)
}

// unreadableDate says what is wrong with a date that is no real month/day/year.
func unreadableDate(entry markdown.Entry) string {
	if !entry.Scalar {
		return "a list or mapping; expected a day written month/day/year"
	}
	value := oneLine(entry.Value)
	if day, ok := monthFirst(value); ok {
		return fmt.Sprintf("%s with white space around it; expected %s", value, padded(day))
	}
	if day, ok := yearFirst(value); ok {
		return fmt.Sprintf("%s has the year first; expected %s", value, padded(day))
	}
	if day, ok := dayFirst(value); ok {
		return fmt.Sprintf("%s has the day first; expected %s", value, padded(day))
	}
	if _, ok := splitNumbers(value, "/", [3]int{2, 2, 4}); ok {
		return fmt.Sprintf("%s is no day of the calendar; expected month/day/year", value)
	}
	if !strings.ContainsAny(value, "0123456789") {
		return lint.Quote(value) + " is no day; expected one such as 06/15/2026"
	}
	return fmt.Sprintf("%s is not written month/day/year; expected a day such as 06/15/2026", value)
}
