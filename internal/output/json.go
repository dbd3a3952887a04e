package output

import (
	"bytes"
	"encoding/json"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// jsonVersion counts the changes of the JSON format that would break a reader; a further key does not.
const jsonVersion = 1

type jsonReport struct {
	Version    int           `json:"version"`
	Findings   []jsonFinding `json:"findings"`
	Statistics []ruleCount   `json:"statistics,omitzero"`
	Summary    lint.Summary  `json:"summary"`
}

type jsonFinding struct {
	Path     string `json:"path"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	jsonRange
	Related []jsonRelated `json:"related"`
	Fixes   []jsonFix     `json:"fixes"`
}

// A jsonRange counts lines and columns from 1, columns in characters; its end is exclusive.
type jsonRange struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
}

type jsonRelated struct {
	Message string `json:"message"`
	jsonRange
}

type jsonFix struct {
	Title  string     `json:"title"`
	Safety string     `json:"safety"`
	Edits  []jsonEdit `json:"edits"`
}

// A jsonEdit counts in bytes of the file, so that a program can apply it without reading lines.
type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

func writeJSON(w *bytes.Buffer, r Report) error {
	report := jsonReport{Version: jsonVersion, Findings: []jsonFinding{}, Summary: lint.Summarize(r.Results)}
	for _, result := range r.Results {
		for _, f := range result.Findings {
			report.Findings = append(report.Findings, newJSONFinding(result.File, f))
		}
	}
	if r.Statistics {
		report.Statistics = countRules(r.Results)
	}
	return writeIndented(w, report)
}

// writeIndented writes a value as JSON that people can read, too.
func writeIndented(w *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

func newJSONFinding(file *source.File, f lint.Finding) jsonFinding {
	out := jsonFinding{
		Path:      file.Path,
		Rule:      f.Rule.Name,
		Severity:  f.Severity.String(),
		Message:   f.Message,
		jsonRange: newJSONRange(file, f.Span),
		Related:   []jsonRelated{},
		Fixes:     []jsonFix{},
	}
	for _, related := range f.Related {
		out.Related = append(out.Related, jsonRelated{related.Message, newJSONRange(file, related.Span)})
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, newJSONFix(fix))
	}
	return out
}

func newJSONRange(file *source.File, s source.Span) jsonRange {
	start, end := file.Position(s.Start), file.Position(s.End)
	return jsonRange{start.Line, start.Column, end.Line, end.Column}
}

func newJSONFix(f lint.Fix) jsonFix {
	out := jsonFix{Title: f.Title, Safety: f.Safety.String(), Edits: []jsonEdit{}}
	for _, e := range f.Edits {
		out.Edits = append(out.Edits, jsonEdit{e.Span.Start, e.Span.End, e.New})
	}
	return out
}
