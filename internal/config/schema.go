package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// Schema returns the JSON Schema of a configuration file, indented. It is of draft 7, which is what editors understand best.
func Schema(rules []*lint.Rule) ([]byte, error) {
	rulesSchema, err := rulesSchema(rules)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(&jsonschema.Schema{
		Schema:      "http://json-schema.org/draft-07/schema#",
		Title:       "maturitylint configuration",
		Description: "The file " + FileName + ". It governs the articles of its folder and of those below.",
		Definitions: map[string]*jsonschema.Schema{
			"severity": severitySchema(),
			"patterns": patternsSchema(),
			"rules":    rulesSchema,
		},
		Types:                []string{"object", "null"},
		Properties:           documentSchemas(),
		PropertyOrder:        documentKeys[:],
		AdditionalProperties: nothing(),
	})
	if err != nil {
		return nil, err
	}
	var indented bytes.Buffer
	err = json.Indent(&indented, text, "", "  ")
	indented.WriteByte('\n')
	return indented.Bytes(), err
}

func documentSchemas() map[string]*jsonschema.Schema {
	return map[string]*jsonschema.Schema{
		"extends": {
			Type:        "string",
			Description: "What this file builds on: a preset (template or published), or the path of another file, relative to this one.",
			Default:     json.RawMessage(`"` + DefaultPreset + `"`),
			AnyOf: []*jsonschema.Schema{
				{Enum: anys(presetNames[:])},
				{Pattern: `[./\\]`},
			},
		},
		"articles": orNull(reference("patterns",
			"Patterns of the files that are articles, relative to the folder of the file that governs. Default: [\""+defaultArticles+"\"].")),
		"exclude": orNull(reference("patterns", "Patterns of files and folders that are no articles even so. Default: [].")),
		"max-file-size": {
			Description: "A larger file is not read: a number of bytes, or a size such as 4MiB.",
			Default:     json.RawMessage(`"` + formatSize(defaultMaxFileSize) + `"`),
			AnyOf: []*jsonschema.Schema{
				{Type: "integer", Minimum: jsonschema.Ptr(1.0)},
				{Type: "string", Pattern: sizePattern},
			},
		},
		"rules":     reference("rules", "How each rule is set: a severity, or a mapping of severity and options."),
		"overrides": overridesSchema(),
	}
}

func overridesSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Types:       []string{"array", "null"},
		Description: "Other settings for some articles. A later entry wins over an earlier one.",
		Items: &jsonschema.Schema{
			Type: "object",
			Properties: map[string]*jsonschema.Schema{
				"files": {
					Description: "Patterns of the files and folders for which the entry holds, relative to the folder of the file that governs.",
					AllOf:       []*jsonschema.Schema{{Ref: "#/definitions/patterns"}},
					MinItems:    jsonschema.Ptr(1),
				},
				"rules": reference("rules", "How each rule is set there."),
			},
			PropertyOrder:        overrideKeys[:],
			Required:             []string{"files"},
			AdditionalProperties: nothing(),
		},
	}
}

func severitySchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: "How much a finding weighs; off does not run the rule.",
		Enum:        anys(severityNames()),
	}
}

func patternsSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Type:  "array",
		Items: &jsonschema.Schema{Type: "string", MinLength: jsonschema.Ptr(1), Pattern: `^[^!/]`},
	}
}

func rulesSchema(rules []*lint.Rule) (*jsonschema.Schema, error) {
	s := &jsonschema.Schema{
		Types:                []string{"object", "null"},
		Properties:           make(map[string]*jsonschema.Schema, len(rules)),
		AdditionalProperties: nothing(),
	}
	for _, r := range rules {
		rule, err := ruleSchema(r)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.Name, err)
		}
		s.Properties[r.Name] = rule
		s.PropertyOrder = append(s.PropertyOrder, r.Name)
	}
	return s, nil
}

func ruleSchema(r *lint.Rule) (*jsonschema.Schema, error) {
	settings := &jsonschema.Schema{
		Types:                []string{"object", "null"},
		Properties:           map[string]*jsonschema.Schema{"severity": reference("severity", "")},
		PropertyOrder:        []string{"severity"},
		AdditionalProperties: nothing(),
	}
	for _, o := range r.OptionList() {
		option, err := typeSchema(reflect.TypeOf(o.Default))
		if err != nil {
			return nil, fmt.Errorf("option %s: %w", o.Name, err)
		}
		if option.Default, err = json.Marshal(emptyForNil(o.Default)); err != nil {
			return nil, fmt.Errorf("option %s: %w", o.Name, err)
		}
		option.Description = o.Doc + "."
		settings.Properties[o.Name] = option
		settings.PropertyOrder = append(settings.PropertyOrder, o.Name)
	}
	return &jsonschema.Schema{
		Description: r.Summary + ". Default: " + r.Severity.String() + ".",
		AnyOf:       []*jsonschema.Schema{reference("severity", ""), settings},
	}, nil
}

// typeSchema returns the schema of an option's type: what decoder.value accepts.
func typeSchema(t reflect.Type) (*jsonschema.Schema, error) {
	if !describe(t).known {
		return nil, fmt.Errorf("an option cannot be a %s; use a scalar, or a list or mapping of scalars", t)
	}
	switch t.Kind() {
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}, nil
	case reflect.Int:
		return &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(0.0)}, nil
	case reflect.Float64:
		return &jsonschema.Schema{Type: "number"}, nil
	case reflect.String:
		return &jsonschema.Schema{Type: "string"}, nil
	}
	element, err := typeSchema(t.Elem())
	if t.Kind() == reflect.Slice {
		return &jsonschema.Schema{Type: "array", Items: element}, err
	}
	return &jsonschema.Schema{Type: "object", AdditionalProperties: element}, err
}

// emptyForNil returns an empty list or mapping for a nil one, which JSON would write as null.
func emptyForNil(value any) any {
	v := reflect.ValueOf(value)
	switch {
	case v.Kind() == reflect.Slice && v.IsNil():
		return []any{}
	case v.Kind() == reflect.Map && v.IsNil():
		return map[string]any{}
	}
	return value
}

// reference returns a schema that is one of the definitions. Draft 7 ignores what stands beside $ref, hence allOf.
func reference(definition, description string) *jsonschema.Schema {
	ref := &jsonschema.Schema{Ref: "#/definitions/" + definition}
	if description == "" {
		return ref
	}
	return &jsonschema.Schema{Description: description, AllOf: []*jsonschema.Schema{ref}}
}

// orNull lets a key have no value, as it has when every line under it is commented out.
func orNull(s *jsonschema.Schema) *jsonschema.Schema {
	s.AnyOf = slices.Concat(s.AllOf, []*jsonschema.Schema{{Type: "null"}})
	s.AllOf = nil
	return s
}

// nothing returns the schema that no value meets.
func nothing() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

func anys(names []string) []any {
	values := make([]any, len(names))
	for i, n := range names {
		values[i] = n
	}
	return values
}
