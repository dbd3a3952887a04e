package output

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// An rdjsonReport is a DiagnosticResult of reviewdog:
// https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
// Reviewdog refuses a report with a key that it does not know; related_locations is the newest of these.
type rdjsonReport struct {
	Source      rdjsonSource       `json:"source"`
	Severity    string             `json:"severity,omitempty"`
	Diagnostics []rdjsonDiagnostic `json:"diagnostics"`
}

type rdjsonSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdjsonDiagnostic struct {
	Message     string             `json:"message"`
	Location    rdjsonLocation     `json:"location"`
	Severity    string             `json:"severity"`
	Code        rdjsonCode         `json:"code"`
	Suggestions []rdjsonSuggestion `json:"suggestions,omitempty"`
	Related     []rdjsonRelated    `json:"related_locations,omitempty"`
}

type rdjsonCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

type rdjsonLocation struct {
	Path  string      `json:"path"`
	Range rdjsonRange `json:"range"`
}

// An rdjsonRange has an exclusive end.
type rdjsonRange struct {
	Start rdjsonPosition `json:"start"`
	End   rdjsonPosition `json:"end"`
}

// An rdjsonPosition counts lines and columns from 1, columns in bytes.
type rdjsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdjsonSuggestion struct {
	Range rdjsonRange `json:"range"`
	Text  string      `json:"text"`
}

type rdjsonRelated struct {
	Message  string         `json:"message"`
	Location rdjsonLocation `json:"location"`
}

func writeRDJSON(w *bytes.Buffer, r Report) error {
	report := rdjsonReport{Source: rdjsonSource{"maturitylint", homepage}, Diagnostics: []rdjsonDiagnostic{}}
	gravest := lint.Off
	for _, result := range r.Results {
		for _, f := range result.Findings {
			gravest = max(gravest, f.Severity)
			report.Diagnostics = append(report.Diagnostics, newRDJSONDiagnostic(result.File, f))
		}
	}
	if gravest > lint.Off {
		report.Severity = rdjsonSeverity(gravest)
	}
	return writeIndented(w, report)
}

func newRDJSONDiagnostic(file *source.File, f lint.Finding) rdjsonDiagnostic {
	out := rdjsonDiagnostic{
		Message:  Printable(f.Message),
		Location: newRDJSONLocation(file, f.Span),
		Severity: rdjsonSeverity(f.Severity),
		Code:     rdjsonCode{f.Rule.Name, rulePage(f.Rule)},
	}
	for _, fix := range f.Fixes {
		if suggestion, ok := newRDJSONSuggestion(file, fix); ok {
			out.Suggestions = append(out.Suggestions, suggestion)
		}
	}
	for _, related := range f.Related {
		out.Related = append(out.Related, rdjsonRelated{Printable(related.Message), newRDJSONLocation(file, related.Span)})
	}
	return out
}

// newRDJSONLocation leaves the path as the user gave it: reviewdog takes it from the working directory.
func newRDJSONLocation(file *source.File, s source.Span) rdjsonLocation {
	return rdjsonLocation{file.Path, newRDJSONRange(file, s)}
}

func newRDJSONRange(file *source.File, s source.Span) rdjsonRange {
	start, end := file.BytePosition(s.Start), file.BytePosition(s.End)
	return rdjsonRange{rdjsonPosition{start.Line, start.Column}, rdjsonPosition{end.Line, end.Column}}
}

func rdjsonSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "ERROR"
	case lint.Warning:
		return "WARNING"
	default:
		return "INFO"
	}
}

// suggestedLines is how many lines a suggestion may replace; what is longer nobody reads in a comment.
const suggestedLines = 10

// newRDJSONSuggestion returns what a safe fix makes of the text that it changes. Reviewdog offers each suggestion by itself,
// so that the edits of a fix have to be one: they go together with what stands between them.
func newRDJSONSuggestion(file *source.File, fix lint.Fix) (rdjsonSuggestion, bool) {
	if fix.Safety != lint.Safe || len(fix.Edits) == 0 {
		return rdjsonSuggestion{}, false
	}
	merged := mergeEdits(file, fix.Edits)
	first, last := linesOf(file, merged.Span)
	if last-first >= suggestedLines || !utf8.ValidString(merged.New) {
		return rdjsonSuggestion{}, false
	}
	return rdjsonSuggestion{newRDJSONRange(file, merged.Span), merged.New}, true
}

// mergeEdits returns the one edit that does what several do.
func mergeEdits(file *source.File, edits []lint.Edit) lint.Edit {
	edits = slices.SortedStableFunc(slices.Values(edits), func(a, b lint.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	merged := source.Span{Start: edits[0].Span.Start, End: edits[0].Span.Start}
	var text strings.Builder
	for _, e := range edits {
		text.WriteString(file.Text(source.Span{Start: merged.End, End: e.Span.Start}))
		text.WriteString(e.New)
		merged.End = e.Span.End
	}
	return lint.Edit{Span: merged, New: text.String()}
}
