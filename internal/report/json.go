package report

import (
	"bytes"
	"encoding/json"

	"github.com/google/jsonschema-go/jsonschema"
)

// JSON writes the report for programs, as Schema describes it.
func (r *Report) JSON(w *bytes.Buffer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

// Schema returns the JSON Schema of the report, indented. It lets further keys be, since a later version may add some.
func Schema() ([]byte, error) {
	s, err := jsonschema.For[Report](nil)
	if err != nil {
		return nil, err
	}
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = "maturitylint report"
	s.Description = "Where a set of maturity-model articles stands against the template."
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
