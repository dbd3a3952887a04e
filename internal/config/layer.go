package config

import (
	"reflect"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A layer is a set of changes to the rules that hold together. A later layer wins over an earlier one.
type layer struct {
	files   []string // patterns of the files for which it holds, nil for all
	changes []change
}

// A change is what one entry under rules says of one rule.
type change struct {
	rule     int // its place in the list of rules
	severity *severityChange
	options  []optionChange
}

type severityChange struct {
	value  lint.Severity
	origin Origin
}

type optionChange struct {
	name   string
	field  int // of the options struct
	value  reflect.Value
	origin Origin
}

func (c change) apply(s *Setting) {
	if c.severity != nil {
		s.Severity, s.SeverityOrigin = c.severity.value, c.severity.origin
	}
	for _, o := range c.options {
		assign(reflect.ValueOf(s.Options).Elem().Field(o.field), o.value)
		s.changed = append(s.changed, optionOrigin{o.name, o.origin})
	}
}

// assign sets an option. The entries of a mapping are added to those that are there; everything else is replaced.
func assign(field, value reflect.Value) {
	if field.Kind() != reflect.Map {
		field.Set(value)
		return
	}
	if field.IsNil() {
		field.Set(reflect.MakeMapWithSize(field.Type(), value.Len()))
	}
	for key, entry := range value.Seq2() {
		field.SetMapIndex(key, entry)
	}
}
