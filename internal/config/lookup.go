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

// Source names the preset at the bottom of a configuration and the file that governs, as the working directory sees it;
// "" without one.
func (c *Config) Source() (preset, file string) {
	if len(c.files) > 0 {
		file = c.files[0]
	}
	return c.preset, file
}
