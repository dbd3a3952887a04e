package config

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A Wish is a value that a configuration file should ask for, with the reason.
type Wish struct {
	Rule   string
	Option string // "" for the severity
	Value  any    // of the option's type; a lint.Severity for the severity
	Reason string // one line
}

// Written returns a configuration file that builds upon a preset and asks for each wish that the preset does not grant anyway,
// and how many these are. The head is a comment, line by line.
func Written(rules []*lint.Rule, preset string, head []string, wishes []Wish) (text string, changes int, err error) {
	settings, err := PresetSettings(rules, preset)
	if err != nil {
		return "", 0, err
	}
	var b strings.Builder
	for _, line := range head {
		fmt.Fprintln(&b, strings.TrimRight("# "+line, " "))
	}
	fmt.Fprintf(&b, "\nextends: %s\n", preset)
	for _, s := range settings.Rules {
		var entries []string
		for _, w := range wishes {
			if w.Rule != s.Rule.Name || s.Grants(w) {
				continue
			}
			entries = append(entries, fmt.Sprintf("    # %s\n    %s: %s\n", oneLine(w.Reason), w.key(), w.written()))
		}
		if len(entries) == 0 {
			continue
		}
		if changes == 0 {
			b.WriteString("rules:\n")
		}
		changes += len(entries)
		fmt.Fprintf(&b, "  %s:\n%s", s.Rule.Name, strings.Join(entries, ""))
	}
	return b.String(), changes, nil
}

// Grants reports whether a setting is as wished.
func (s *Setting) Grants(w Wish) bool {
	if w.Option == "" {
		return w.Value == any(s.Severity)
	}
	value, ok := s.Option(w.Option)
	return ok && reflect.DeepEqual(value, w.Value)
}

// Equal reports whether two wishes ask for the same value.
func (w Wish) Equal(other Wish) bool { return reflect.DeepEqual(w.Value, other.Value) }

func (w Wish) key() string {
	if w.Option == "" {
		return "severity"
	}
	return w.Option
}

func (w Wish) written() string {
	if severity, ok := w.Value.(lint.Severity); ok {
		return severity.String()
	}
	return Render(w.Value)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
