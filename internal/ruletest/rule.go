package ruletest

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// The marks between which the generated table of a rule's options stands.
const (
	optionsStart = "<!-- options -->"
	optionsEnd   = "<!-- /options -->"
)

// checkRule checks what can be said of the rule and its page without running it.
func (c *checker) checkRule() {
	if c.page.title != c.rule.Name {
		c.errorf("the page's title is %q; expected the rule's name, %q", c.page.title, c.rule.Name)
	}
	for what, text := range map[string]string{"Summary": c.rule.Summary, "Help": c.rule.Help} {
		if fault := wordingFault(text); fault != "" {
			c.errorf("%s %s", what, fault)
		}
	}
	for _, wanted := range []bool{true, false} {
		if !slices.ContainsFunc(c.page.examples, func(e *example) bool { return e.bad == wanted }) {
			c.errorf("the page has no %s example", map[bool]string{true: "bad", false: "good"}[wanted])
		}
	}
	c.checkOptions()
}

func (c *checker) checkOptions() {
	options := c.rule.OptionList()
	marked := bytes.Contains(c.page.source, []byte(optionsStart)) && bytes.Contains(c.page.source, []byte(optionsEnd))
	switch {
	case len(options) == 0 && c.page.options:
		c.errorf("the page has the section Options, but the rule has none")
	case len(options) > 0 && (!c.page.options || !marked):
		c.errorf("the rule has options, but the page lacks the section Options with the lines %s and %s", optionsStart, optionsEnd)
	}
	for _, option := range options {
		if option.Name == "" || option.Doc == "" {
			c.errorf("an option lacks its yaml or its doc tag")
		} else if fault := wordingFault(option.Doc); fault != "" {
			c.errorf("the doc tag of the option %s %s", option.Name, fault)
		}
		if !slices.ContainsFunc(c.page.examples, func(e *example) bool { return setsOption(e, option.Name) }) {
			c.errorf("no example sets the option %s in a yaml block", option.Name)
		}
	}
}

func setsOption(e *example, name string) bool {
	var set map[string]any
	return yaml.Load([]byte(e.options.text), &set) == nil && set[name] != nil
}

// checkFixStatus compares what the rule says of its fixes with what the examples showed.
func (c *checker) checkFixStatus() {
	c.example = nil
	status := lint.SometimesFix
	switch c.fixable {
	case 0:
		status = lint.NoFix
	case c.findings:
		status = lint.AlwaysFix
	}
	if status != c.rule.Fix {
		c.errorf("the rule says that it %s has a fix, but %d of the %d findings in its examples carry one",
			c.rule.Fix, c.fixable, c.findings)
	}
	shown := slices.ContainsFunc(c.page.examples, func(e *example) bool { return e.fixed.present || e.unsafe.present })
	if status != lint.NoFix && !shown {
		c.errorf("the page shows under no Fixed or \"Fixed, unsafe\" what a fix makes")
	}
}

// decodeOptions returns the rule's options as the example sets them.
func decodeOptions(rule *lint.Rule, e *example) (any, error) {
	options := rule.Options()
	if strings.TrimSpace(e.options.text) == "" {
		return options, nil
	}
	return options, yaml.Load([]byte(e.options.text), options, yaml.WithKnownFields())
}
