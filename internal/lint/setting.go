package lint

import "reflect"

// A Setting is one rule as it is in force.
type Setting struct {
	Rule     *Rule
	Severity Severity
	Options  any // a pointer as Rule.Options returns it
}

// Option returns the value of an option, and false where the rule has none of that name.
func (s *Setting) Option(name string) (any, bool) {
	values := reflect.ValueOf(s.Options).Elem()
	for i, o := range s.Rule.OptionList() {
		if o.Name == name {
			return values.Field(i).Interface(), true
		}
	}
	return nil, false
}
