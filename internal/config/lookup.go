package config

// Rule returns how a rule is set, nil for one that is not in the rulebook.
func (s *Settings) Rule(name string) *Setting {
	for i := range s.Rules {
		if s.Rules[i].Rule.Name == name {
			return &s.Rules[i]
		}
	}
	return nil
}
