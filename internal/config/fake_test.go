package config

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/maturitylint/maturitylint/internal/lint"
)

type limitOptions struct {
	Max int `yaml:"max" doc:"How many there may be"`
}

type lengthOptions struct {
	Min int `yaml:"min" doc:"The least length in characters"`
	Max int `yaml:"max" doc:"The greatest length in characters"`
}

func (o lengthOptions) Validate() error {
	if o.Min > o.Max {
		return fmt.Errorf("min is %d and max is %d; write a min that is no more than max", o.Min, o.Max)
	}
	return nil
}

type patternOptions struct {
	Patterns []string `yaml:"patterns" doc:"Further fillers, as regular expressions"`
	Loose    bool     `yaml:"loose" doc:"Whether case is ignored"`
}

func (o *patternOptions) Validate() error {
	for _, p := range o.Patterns {
		if _, err := regexp.Compile(p); err != nil {
			return errors.New("patterns has " + p + "; write a regular expression")
		}
	}
	return nil
}

type labelOptions struct {
	Labels map[string]string `yaml:"labels" doc:"The label behind each icon"`
	Share  float64           `yaml:"share" doc:"How much of the text may be callouts"`
}

// fakeRules are rules that do nothing. Some have the names of real ones, so that presets say something of them.
func fakeRules() []*lint.Rule {
	return []*lint.Rule{
		lint.New(fake("title-length", lint.Suggestion), lengthOptions{Min: 1, Max: 60}, check[lengthOptions]),
		lint.New(fake("h3-is-level-title", lint.Error), lint.NoOptions{}, check[lint.NoOptions]),
		lint.New(fake("max-words-per-h4", lint.Error), limitOptions{Max: 100}, check[limitOptions]),
		lint.New(fake("placeholder", lint.Error), patternOptions{}, check[patternOptions]),
		lint.New(fake("callout", lint.Warning), labelOptions{
			Labels: map[string]string{"risk.svg": "**Risk:**"}, Share: 0.5,
		}, check[labelOptions]),
	}
}

func fake(name string, severity lint.Severity) lint.Rule {
	return lint.Rule{
		Name: name, Group: "fake", Summary: "nothing is wrong", Help: "Do nothing", Doc: "# " + name, Severity: severity, Since: "0.1.0",
	}
}

func check[O any](*lint.Pass, O) {}
