package config

import (
	"bytes"
	"reflect"

	"go.yaml.in/yaml/v4"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// An Option is one setting of a rule, ready to be shown.
type Option struct {
	Name    string `json:"name"`
	Type    string `json:"type"`    // such as "list of strings"
	Default string `json:"default"` // as YAML on one line
	Doc     string `json:"doc"`     // one sentence
}

// OptionsOf lists the options of a rule in the order of its options struct. The table in its page,
// the rules command and the JSON Schema are made of it.
func OptionsOf(r *lint.Rule) []Option {
	fields := r.OptionList()
	options := make([]Option, len(fields))
	for i, f := range fields {
		options[i] = Option{
			Name:    f.Name,
			Type:    describe(reflect.TypeOf(f.Default)).name,
			Default: Render(f.Default),
			Doc:     f.Doc,
		}
	}
	return options
}

// Render writes a value as YAML on one line. A list or mapping that is nil is written as an empty one.
func Render(value any) string {
	var node yaml.Node
	if v := reflect.ValueOf(value); v.Kind() == reflect.Map && v.IsNil() {
		return "{}"
	} else if v.Kind() == reflect.Slice && v.IsNil() {
		return "[]"
	}
	quotes := yaml.WithQuotePreference(yaml.QuoteDouble)
	if err := node.Dump(value, quotes); err != nil {
		return ""
	}
	flow(&node)
	text, err := yaml.Dump(&node, quotes, yaml.WithLineWidth(-1))
	if err != nil {
		return ""
	}
	return string(bytes.TrimSuffix(text, []byte("\n")))
}

// flow makes a node, and every one in it, be written on one line.
func flow(n *yaml.Node) {
	switch n.Kind {
	case yaml.SequenceNode, yaml.MappingNode:
		n.Style |= yaml.FlowStyle
	case yaml.ScalarNode:
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			n.Style = yaml.DoubleQuotedStyle
		}
	}
	for _, child := range n.Content {
		flow(child)
	}
}

// A kind is what a user has to know of the Go type of an option.
type kind struct {
	name     string // "list of strings"
	plural   string // "lists of strings"
	expected string // "a list of texts"
	known    bool   // options may have this type
}

// describe returns the kind of an option's type. Options are scalars, or lists or mappings of such.
func describe(t reflect.Type) kind {
	switch t.Kind() {
	case reflect.Bool:
		return kind{"boolean", "booleans", "true or false", true}
	case reflect.Int:
		return kind{"integer", "integers", "a whole number, 0 or more", true}
	case reflect.Float64:
		return kind{"number", "numbers", "a number", true}
	case reflect.String:
		return kind{"string", "strings", "text", true}
	case reflect.Slice:
		of := describe(t.Elem())
		return kind{"list of " + of.plural, "lists of " + of.plural, "a list", of.known}
	case reflect.Map:
		of := describe(t.Elem())
		return kind{"mapping to " + of.plural, "mappings to " + of.plural, "a mapping", of.known && t.Key().Kind() == reflect.String}
	}
	return kind{name: t.String(), plural: t.String(), expected: t.String()}
}
