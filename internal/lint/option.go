package lint

import "reflect"

// An Option is one setting of a rule, as its options struct declares it.
type Option struct {
	Name    string // the yaml tag
	Doc     string // the doc tag: one sentence
	Default any
}

// OptionList returns the rule's options in the order of its options struct, nil for a rule that has none.
func (r *Rule) OptionList() []Option {
	defaults := reflect.ValueOf(r.Options()).Elem()
	var options []Option
	for i := range defaults.NumField() {
		field := defaults.Type().Field(i)
		options = append(options, Option{
			Name:    field.Tag.Get("yaml"),
			Doc:     field.Tag.Get("doc"),
			Default: defaults.Field(i).Interface(),
		})
	}
	return options
}
