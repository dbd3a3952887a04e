package cli

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/instructions"
	"github.com/maturitylint/maturitylint/internal/lint"
)

// A wishList gathers what instructions ask for. Where two of them disagree, the first one holds.
type wishList struct {
	settings *config.Settings // of the preset
	wishes   []config.Wish
	lines    []int    // on which each wish stands
	patterns []string // of placeholders
	fillers  string   // where they stand
	clashes  []clash
}

// A clash is a rule of which instructions ask for bounds that contradict each other, so that neither can hold.
type clash struct {
	rule     string
	min, max int
	lines    [2]int // of the minimum and the maximum
}

// clashesOf finds the clashes between the instructions that would hold, the first ones about each bound.
func clashesOf(all []instructions.Instruction) []clash {
	type place struct{ value, line int }
	bounds := map[string]place{}
	var rules []string
	for _, i := range all {
		for _, s := range i.Settings {
			value, ok := s.Value.(int)
			key := s.Rule + "." + s.Option
			if _, known := bounds[key]; ok && !known {
				bounds[key] = place{value, i.Line}
				rules = append(rules, s.Rule)
			}
		}
	}
	var found []clash
	for _, rule := range rules {
		least, bounded := bounds[rule+".min"]
		most, both := bounds[rule+".max"]
		known := slices.ContainsFunc(found, func(c clash) bool { return c.rule == rule })
		if bounded && both && least.value > most.value && !known {
			found = append(found, clash{rule, least.value, most.value, [2]int{least.line, most.line}})
		}
	}
	return found
}

// over returns what a bound that an instruction asks for comes to where it is part of a clash.
func (l *wishList) over(s instructions.Setting) (string, bool) {
	i := slices.IndexFunc(l.clashes, func(c clash) bool { return c.rule == s.Rule })
	if i < 0 || s.Option != "min" && s.Option != "max" {
		return "", false
	}
	c := l.clashes[i]
	text := fmt.Sprintf("%s: {%s: %v}, but min %d of line %d and max %d of line %d contradict each other; neither is written",
		s.Rule, s.Option, s.Value, c.min, c.lines[0], c.max, c.lines[1])
	return text, true
}

// add takes an instruction and returns what each of its settings became.
func (l *wishList) add(i instructions.Instruction) []string {
	var became []string
	for _, s := range i.Settings {
		if filler, ok := s.Value.(string); ok && s.Option != "" {
			became = append(became, l.addFiller(i.Line, filler))
			continue
		}
		if text, ok := l.over(s); ok {
			became = append(became, text)
			continue
		}
		setting := l.settings.Rule(s.Rule)
		if setting == nil {
			continue
		}
		w := config.Wish{Rule: s.Rule, Option: s.Option, Value: s.Value, Reason: fmt.Sprintf("line %d: %s", i.Line, i.Text)}
		if s.Option == "" {
			w.Value = severity(setting, s.Value)
		}
		became = append(became, l.addWish(i.Line, setting, w))
	}
	for _, rest := range i.Unheeded {
		became = append(became, rest+": not understood, or not the concern of any rule")
	}
	return became
}

// severity returns what an instruction makes of the severity of a rule.
func severity(setting *config.Setting, word any) lint.Severity {
	switch {
	case word == instructions.Off:
		return lint.Off
	case word == instructions.Demand:
		return lint.Error
	case setting.Severity == lint.Off:
		return setting.Rule.Severity
	}
	return setting.Severity
}

func (l *wishList) addWish(line int, setting *config.Setting, w config.Wish) string {
	text := describeWish(w)
	for k, earlier := range l.wishes {
		if earlier.Rule != w.Rule || earlier.Option != w.Option {
			continue
		}
		if !w.Equal(earlier) {
			return fmt.Sprintf("%s, but line %d asks for another value, which holds", text, l.lines[k])
		}
		return l.settled(setting, w, text)
	}
	l.wishes, l.lines = append(l.wishes, w), append(l.lines, line)
	return l.settled(setting, w, text)
}

// settled says of a wish that the preset grants it.
func (l *wishList) settled(setting *config.Setting, w config.Wish, text string) string {
	if setting.Grants(w) {
		return text + " (as in the preset)"
	}
	return text
}

func describeWish(w config.Wish) string {
	if severity, ok := w.Value.(lint.Severity); ok {
		return w.Rule + ": " + severity.String()
	}
	return fmt.Sprintf("%s: {%s: %s}", w.Rule, w.Option, config.Render(w.Value))
}

// addFiller takes words in brackets as a placeholder.
func (l *wishList) addFiller(line int, filler string) string {
	pattern := regexp.QuoteMeta(filler)
	if !slices.Contains(l.patterns, pattern) {
		l.patterns = append(l.patterns, pattern)
		if l.fillers != "" {
			l.fillers += ", "
		}
		l.fillers += fmt.Sprintf("line %d: %s", line, filler)
	}
	return "placeholder: a pattern for " + lint.Quote(filler)
}

// reconcile moves the bound that no instruction names where it would contradict the one that an instruction does.
func (l *wishList) reconcile() {
	for _, w := range slices.Clone(l.wishes) {
		value, ok := w.Value.(int)
		opposite := map[string]string{"min": "max", "max": "min"}[w.Option]
		if !ok || opposite == "" || slices.ContainsFunc(l.wishes, func(o config.Wish) bool { return o.Rule == w.Rule && o.Option == opposite }) {
			continue
		}
		bound, _ := l.settings.Rule(w.Rule).Option(opposite)
		if limit, ok := bound.(int); ok && (opposite == "max" && limit < value || opposite == "min" && limit > value) {
			reason := fmt.Sprintf("%d in the preset, which would contradict %s", limit, w.Option)
			l.wishes = append(l.wishes, config.Wish{Rule: w.Rule, Option: opposite, Value: value, Reason: reason})
		}
	}
}

func (l *wishList) all() []config.Wish {
	if len(l.patterns) == 0 {
		return l.wishes
	}
	return append(l.wishes, config.Wish{Rule: "placeholder", Option: "patterns", Value: l.patterns, Reason: l.fillers})
}
