package config

import "reflect"

// Rule returns how a rule is set, nil for one that is not in the rulebook.
func (s *Settings) Rule(name string) *Setting {
	for i := range s.Rules {
		if s.Rules[i].Rule.Name == name {
			return &s.Rules[i]
		}
	}
	return nil
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
