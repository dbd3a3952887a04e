package report

import (
	"bytes"
	"encoding/json"

	"github.com/google/jsonschema-go/jsonschema"
)

// JSON writes the report for programs, as Schema describes it.
func (r *Report) JSON(w *bytes.Buffer) error { return writeJSON(w, r) }

// JSON writes the history for programs, as HistorySchema describes it.
func (h *History) JSON(w *bytes.Buffer) error { return writeJSON(w, h) }

func writeJSON(w *bytes.Buffer, made any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(made)
}

// Schema returns the JSON Schema of the report, indented. It lets further keys be, since a later version may add some.
func Schema() ([]byte, error) {
	return schemaOf[Report]("maturitylint report", "Where a set of maturity-model articles stands against the template.")
}

// HistorySchema returns the JSON Schema of a history, as Schema does that of a report.
func HistorySchema() ([]byte, error) {
	return schemaOf[History]("maturitylint history", "How maturity-model articles stood against the template, from revision to revision.")
}

func schemaOf[T any](title, description string) ([]byte, error) {
	s, err := jsonschema.For[T](nil)
	if err != nil {
		return nil, err
	}
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = title
	s.Description = description
	open(s)
	text, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var indented bytes.Buffer
	err = json.Indent(&indented, text, "", "  ")
	indented.WriteByte('\n')
	return indented.Bytes(), err
}

// open lets further keys stand in every object, and refuses null for a list.
func open(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	s.AdditionalProperties = nil
	if s.Items != nil {
		s.Type, s.Types = "array", nil
	}
	open(s.Items)
	for _, p := range s.Properties {
		open(p)
	}
}
