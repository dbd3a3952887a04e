package instructions

import (
	"slices"
	"strconv"
	"strings"
)

// A meaning is what a sentence asks for.
type meaning struct {
	settings []Setting
	unheeded []string // what else it says: bounds that no rule has, and a demand beside a limit
}

// understand returns what a sentence asks for. The context is what it stands under, the nearest first. A question asks for nothing.
func understand(text string, words []string, context []subject) meaning {
	if strings.HasSuffix(text, "?") {
		return meaning{}
	}
	found := mentions(words)
	if limits := Limits(words); len(limits) > 0 {
		return bounded(words, found, limits, context)
	}
	if count, ok := levelCount(words, found); ok {
		return meaning{settings: []Setting{{countOfLevels, "count", count}}}
	}
	if severity := demanded(words); severity != "" {
		return meaning{settings: demand(found, severity, context)}
	}
	return meaning{settings: customary(words, found, context)}
}

// bounded returns what the limits of a sentence become. One that does not say what it bounds goes on about what the one before it does.
func bounded(words []string, found []mention, limits []Limit, context []subject) meaning {
	var all meaning
	var about subject
	for i, l := range limits {
		if l.Denied {
			return meaning{}
		}
		end := len(words)
		if i+1 < len(limits) {
			end = limits[i+1].Start
		}
		if m, ok := counted(found, l, end); ok && (about == "" || m.start >= l.Start) {
			about = m.subject
		}
		one := l.meaning(about, scopes(words, found, about, context))
		all.settings = append(all.settings, one.settings...)
		all.unheeded = append(all.unheeded, one.unheeded...)
	}
	if len(all.settings) == 0 {
		return meaning{}
	}
	for _, word := range words {
		if demandWords[word] != "" {
			all.unheeded = append(all.unheeded, strconv.Quote(word))
		}
	}
	return all
}

// scopes lists for what a limit holds: what the sentence names besides what it bounds, or else the context.
func scopes(words []string, found []mention, about subject, context []subject) []subject {
	var all []subject
	for _, m := range found {
		if m.subject != about {
			all = append(all, m.subject)
		}
	}
	if len(all) == 0 && !perUnknown(words, found) {
		return context
	}
	return all
}

// perUnknown reports whether a sentence says that it holds per something that is no subject, as in "per callout".
func perUnknown(words []string, found []mention) bool {
	const farthest = 3
	for i, word := range words {
		if word != "per" {
			continue
		}
		if !slices.ContainsFunc(found, func(m mention) bool { return m.start > i && m.start <= i+farthest }) {
			return true
		}
	}
	return false
}

func (l Limit) meaning(about subject, scopes []subject) meaning {
	if about == level && l.Min == l.Max {
		return meaning{settings: []Setting{{countOfLevels, "count", l.Max}}}
	}
	var rule bounding
	for _, b := range slices.Backward(boundings) {
		if b.counted == about && (b.scope == "" || slices.Contains(scopes, b.scope)) {
			rule = b
		}
	}
	var m meaning
	m.bound("at least", l.Min, rule.rule, rule.min)
	m.bound("at most", l.Max, rule.rule, rule.max)
	return m
}

// bound adds one side of a limit, if it has it.
func (m *meaning) bound(side string, value int, rule, option string) {
	switch {
	case value == None:
	case option == "":
		m.unheeded = append(m.unheeded, side+" "+strconv.Itoa(value))
	default:
		m.settings = append(m.settings, Setting{rule, option, value})
	}
}

// levelCount recognizes a plain number of levels, as in "Describe five levels".
func levelCount(words []string, found []mention) (int, bool) {
	for _, m := range found {
		if m.subject != level || m.scope {
			continue
		}
		for start := max(0, m.start-3); start < m.start; start++ {
			if n, length := Number(words, start); n > 1 && start+length == m.start {
				return n, true
			}
		}
	}
	return 0, false
}

func customary(words []string, found []mention, context []subject) []Setting {
	subjects := make([]subject, 0, len(found))
	for _, m := range found {
		subjects = append(subjects, m.subject)
	}
	if slices.Contains(subjects, comment) && (slices.Contains(words, "remove") || slices.Contains(words, "delete")) {
		return []Setting{{"template-comment", "", On}}
	}
	for _, c := range customs {
		here := slices.ContainsFunc(c.subjects, func(s subject) bool { return slices.Contains(subjects, s) })
		all := !slices.ContainsFunc(c.subjects, func(s subject) bool {
			return !slices.Contains(subjects, s) && (s != nextSteps || !slices.Contains(context, s))
		})
		if here && all {
			return []Setting{{c.rule, "", On}}
		}
	}
	return nil
}
