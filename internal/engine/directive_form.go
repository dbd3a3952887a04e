package engine

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// directiveName returns how a directive of a kind begins.
func directiveName(k lint.DirectiveKind) string {
	return "maturitylint-" + [...]string{
		lint.UnknownDirective: "",
		lint.DisableNextLine:  "disable-next-line",
		lint.Disable:          "disable",
		lint.Enable:           "enable",
		lint.DisableFile:      "disable-file",
	}[k]
}

// form writes a directive as it should be.
func form(k lint.DirectiveKind, rules string) string {
	if k == lint.Enable {
		return "<!-- " + directiveName(k) + " " + rules + " -->"
	}
	return "<!-- " + directiveName(k) + " " + rules + " -- reason -->"
}

// writeReason advises to write the directive with its rules and a reason.
func writeReason(d *directive, rules []lint.RuleName) string {
	var names []string
	for _, r := range rules {
		if name := strings.TrimRight(r.Name, ":"); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		names = []string{"RULE"}
	}
	return "Write " + form(d.Kind, strings.Join(names, " "))
}

// nearestDirective returns the kind that a word was meant for. A directive for its own line, as other linters have it, is
// most like the one for the next.
func nearestDirective(word string) lint.DirectiveKind {
	word = strings.ToLower(word)
	if strings.HasPrefix(word, "disable") && (strings.Contains(word, "line") || strings.Contains(word, "next")) {
		return lint.DisableNextLine
	}
	names := []string{"disable-next-line", "disable-file", "disable", "enable"}
	kinds := []lint.DirectiveKind{lint.DisableNextLine, lint.DisableFile, lint.Disable, lint.Enable}
	for i, name := range names {
		if word == name {
			return kinds[i]
		}
	}
	near := lint.Nearest(word, names[1:])
	for i, name := range names {
		if near == name {
			return kinds[i]
		}
	}
	return lint.UnknownDirective
}

// strayReason returns the place, among what a directive names as rules, where its author began the reason without
// the two hyphens: "RULE - reason", "RULE: reason" or just "RULE reason of words". Without one it is their number.
func (t *turn) strayReason(d *directive) int {
	if d.Reason != "" {
		return len(d.Rules)
	}
	for i, r := range d.Rules {
		if strings.Trim(r.Name, ":-") == "" || strings.HasPrefix(r.Name, "--") || strings.HasSuffix(r.Name, ":") {
			return i
		}
		if i > 0 && i+1 < len(d.Rules) && t.knows(d.Rules[i-1]) && !t.knows(r) && !t.knows(d.Rules[i+1]) {
			return i
		}
	}
	return len(d.Rules)
}

func (t *turn) knows(r lint.RuleName) bool {
	_, known := t.plan.order[r.Name]
	return known
}
