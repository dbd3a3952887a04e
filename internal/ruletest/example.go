package ruletest

import (
	"reflect"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/fix"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A linter runs one rule with the options and surroundings of an example.
type linter struct {
	rule    *lint.Rule
	options any
	around  lint.Workspace
}

func newLinter(rule *lint.Rule, e *example) (*linter, error) {
	options, err := decodeOptions(rule, e)
	if err != nil {
		return nil, err
	}
	var around surroundings
	if e.workspace {
		around = readSurroundings(e.files.text)
	}
	return &linter{rule, options, around}, nil
}

func (l *linter) lint(text string) (*source.File, []lint.Finding) {
	file := source.NewFile(articlePath, []byte(text))
	pass := lint.Pass{Article: article.Parse(file), Workspace: l.around, Today: today}
	findings := l.rule.Check(pass, l.options)
	sortFindings(findings)
	return file, findings
}

// checkExample runs the example at hand in all its variants.
func (c *checker) checkExample() {
	e := c.example
	l, err := newLinter(c.rule, e)
	if err != nil {
		c.errorf("its yaml block does not fit the rule's options: %v", err)
		return
	}
	if e.bad && strings.TrimSpace(e.findings.text) == "" {
		c.errorf("the bad example has no findings block, or an empty one")
	}
	before := len(c.problems)
	for _, v := range variants(e) {
		if c.checkVariant(l, v); len(c.problems) > before {
			break // the further variants would only say the same again
		}
	}
	c.checkCutShort(l)
	if untouched, _ := decodeOptions(c.rule, e); !reflect.DeepEqual(untouched, l.options) {
		c.errorf("the rule changes its options")
	}
}

func (c *checker) checkVariant(l *linter, v variant) {
	text := v.apply(c.example.article.text)
	file, findings := l.lint(text)
	if v.name == "" {
		c.count(findings)
	}
	if !c.checkSound(file, findings, v.name) {
		return // an unsound finding can be neither shown nor fixed
	}
	want, got := c.example.findings.text, render(file, findings, v.added)
	if got != want {
		c.errorf("%s\n--- the page says\n%s--- the rule finds\n%s", about("findings differ", v.name), want, got)
	}
	c.checkFixed(l, v, lint.Safe, c.example.fixed)
	c.checkFixed(l, v, lint.Unsafe, c.example.unsafe)
}

func (c *checker) count(findings []lint.Finding) {
	c.findings += len(findings)
	for _, f := range findings {
		if len(f.Fixes) > 0 {
			c.fixable++
		}
	}
}

func (c *checker) checkSound(file *source.File, findings []lint.Finding, variant string) bool {
	sound := true
	for _, f := range findings {
		for _, fault := range unsound(file, f) {
			c.errorf("%s: %s", about(f.Message, variant), fault)
			sound = false
		}
	}
	return sound
}

// checkFixed applies the fixes of that safety and compares with the page, where it shows what they make.
func (c *checker) checkFixed(l *linter, v variant, most lint.Safety, shown block) {
	made, ok := c.fix(l, v, most)
	if !ok || !shown.present || !v.fixes {
		return
	}
	if shown.text == c.example.article.text {
		c.errorf("what the page shows as fixed is the example itself")
	}
	if want := v.apply(shown.text); made != want {
		c.errorf("%s\n--- the page says\n%s--- the fixes make\n%s", about(most.String()+" fixes differ", v.name), want, made)
	}
}

// fix applies the fixes of that safety until none is left and checks that they left nothing else behind.
func (c *checker) fix(l *linter, v variant, most lint.Safety) (string, bool) {
	original := v.apply(c.example.article.text)
	_, findings := l.lint(original)
	unfixable := 0
	for _, f := range findings {
		if _, ok := fix.Of(f, most); !ok {
			unfixable++
		}
	}
	text, sound := original, true
	outcome := fix.Rounds(func(fixed []*source.File) []lint.Result {
		text = original
		for _, f := range fixed {
			text = string(f.Bytes)
		}
		file, findings := l.lint(text)
		sound = sound && c.checkSound(file, findings, strings.TrimSpace(v.name+" after a fix"))
		return []lint.Result{{File: file, Findings: findings}}
	}, most)
	if !sound {
		return "", false // its edits may not be applied as they were meant
	}
	if len(outcome.Problems) > 0 {
		c.errorf("%s (%v); what they made at last is\n%s", about(most.String()+" fixes are never done", v.name), outcome.Problems, text)
		return "", false
	}
	return text, c.checkLeft(outcome.Results[0].Findings, unfixable, most, v)
}

func (c *checker) checkLeft(left []lint.Finding, unfixable int, most lint.Safety, v variant) bool {
	if len(left) <= unfixable {
		return true
	}
	c.errorf("%s: %d findings are left where %d had no fix", about("after all "+most.String()+" fixes", v.name), len(left), unfixable)
	return false
}

// checkCutShort lints the example as it was while its author wrote it, line by line.
func (c *checker) checkCutShort(l *linter) {
	text := ""
	for line := range strings.Lines(c.example.article.text) {
		for _, text := range []string{text, text + strings.TrimSuffix(line, "\n")} {
			file, findings := l.lint(text)
			if !c.checkSound(file, findings, "in the example cut short after "+strings.TrimSpace(line)) {
				return
			}
		}
		text += line
	}
}

func about(what, variant string) string {
	if variant == "" {
		return what
	}
	return what + " (" + variant + ")"
}
