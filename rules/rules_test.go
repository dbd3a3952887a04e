package rules_test

import (
	"flag"
	"slices"
	"testing"

	"github.com/maturitylint/maturitylint/internal/ruletest"
	"github.com/maturitylint/maturitylint/rules"
)

var update = flag.Bool("update", false, "write what the rules find and fix into the examples of their pages")

// TestRules runs the examples of every rule's page.
func TestRules(t *testing.T) { ruletest.Run(t, ".", rules.All(), *update) }

// TestAll holds the list in order: no name twice, the rules of a group together.
func TestAll(t *testing.T) {
	var names, groups []string
	for _, rule := range rules.All() {
		if slices.Contains(names, rule.Name) {
			t.Errorf("%s is listed twice", rule.Name)
		}
		names = append(names, rule.Name)
		if len(groups) > 0 && groups[len(groups)-1] == rule.Group {
			continue
		}
		if slices.Contains(groups, rule.Group) {
			t.Errorf("%s stands apart from the other rules of %s", rule.Name, rule.Group)
		}
		groups = append(groups, rule.Group)
	}
}
