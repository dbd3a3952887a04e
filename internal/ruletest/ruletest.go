// Package ruletest proves that a rule does what the page beside it says. Every example of the page is
// linted and compared, again in other bytes (CRLF, byte order mark, multibyte text, no final newline),
// cut short after each of its lines, and what its fixes make of it is linted again.
package ruletest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// today is the day on which every example is judged.
var today = lint.Day{Year: 2026, Month: 6, Day: 15}

// Run tests rules, each as a subtest, whose pages stand in folder as GROUP/NAME.md. With update it
// first writes into the pages what the rules find and what their fixes make; judge it before you keep it.
func Run(t *testing.T, folder string, rules []*lint.Rule, update bool) {
	for _, rule := range rules {
		t.Run(rule.Name, func(t *testing.T) {
			if !update {
				t.Parallel()
			}
			testRule(t, rule, filepath.Join(folder, rule.Group, rule.Name), update)
		})
	}
}

// testRule tests the rule whose page is path.md. Its code stands beside it, under the same name in Go's spelling.
func testRule(t *testing.T, rule *lint.Rule, path string, update bool) {
	code := filepath.Join(filepath.Dir(path), strings.ReplaceAll(rule.Name, "-", "_")+".go")
	if _, err := os.Stat(code); err != nil {
		t.Errorf("the rule's code is not where its group and name say: %v", err)
	}
	page := path + ".md"
	source, err := os.ReadFile(page)
	if err != nil {
		t.Fatalf("the rule's page is not where its group and name say: %v", err)
	}
	if rule.Doc != string(source) {
		t.Errorf("the rule's Doc is not the content of %s", page)
	}
	if update {
		source = updatePage(t, rule, page, source)
	}
	for _, p := range check(rule, source) {
		t.Errorf("%s:%d: %s", page, max(p.line, 1), p.message)
	}
}

func updatePage(t *testing.T, rule *lint.Rule, page string, source []byte) []byte {
	updated := rewrite(rule, source)
	if bytes.Equal(updated, source) {
		return source
	}
	if err := os.WriteFile(page, updated, 0o644); err != nil {
		t.Fatal(err)
	}
	return updated
}

// check returns everything that is wrong with a rule and its page.
func check(rule *lint.Rule, source []byte) []problem {
	c := &checker{rule: rule, page: readPage(source)}
	c.problems = c.page.problems
	c.checkRule()
	for _, e := range c.page.examples {
		c.example = e
		c.checkExample()
	}
	c.checkFixStatus()
	return c.problems
}

// A checker judges one rule by its page.
type checker struct {
	rule     *lint.Rule
	page     *page
	example  *example // the one at hand
	problems []problem
	fixable  int // findings of all bad examples with a fix
	findings int // findings of all bad examples
}

// errorf notes a problem of the example at hand.
func (c *checker) errorf(format string, args ...any) {
	line := 0
	if c.example != nil {
		line = c.example.line
	}
	c.problems = append(c.problems, problem{line, fmt.Sprintf(format, args...)})
}
