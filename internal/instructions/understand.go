package instructions

import "slices"

// understand returns the settings that a sentence asks for. The context is what it stands under, the nearest first.
func understand(words []string, context []subject) []Setting {
	found := mentions(words)
	if limits := Limits(words); len(limits) > 0 {
		return bounded(words, found, limits, context)
	}
	if count, ok := levelCount(words, found); ok {
		return []Setting{{countOfLevels, "count", count}}
	}
	if severity := demanded(words); severity != "" {
		return demand(found, severity, context)
	}
	return customary(words, found, context)
}

// bounded returns what the limits of a sentence become. One that does not say what it bounds goes on about what the one before it does.
func bounded(words []string, found []mention, limits []Limit, context []subject) []Setting {
	var settings []Setting
	var about subject
	for i, l := range limits {
		end := len(words)
		if i+1 < len(limits) {
			end = limits[i+1].Start
		}
		if m, ok := counted(found, l, end); ok && (about == "" || m.start >= l.Start) {
			about = m.subject
		}
		settings = append(settings, l.settings(about, scopes(found, about, context))...)
	}
	return settings
}

// scopes lists for what a limit holds: what the sentence names besides what it bounds, or else the context.
func scopes(found []mention, about subject, context []subject) []subject {
	var all []subject
	for _, m := range found {
		if m.subject != about && m.subject != level && m.subject != other {
			all = append(all, m.subject)
		}
	}
	if len(all) == 0 {
		return context
	}
	return all
}

func (l Limit) settings(about subject, scopes []subject) []Setting {
	if about == level && l.Min == l.Max {
		return []Setting{{countOfLevels, "count", l.Max}}
	}
	for _, b := range boundings {
		if b.counted != about || b.scope != "" && !slices.Contains(scopes, b.scope) {
			continue
		}
		var settings []Setting
		if l.Min != None && b.min != "" {
			settings = append(settings, Setting{b.rule, b.min, l.Min})
		}
		if l.Max != None && b.max != "" {
			settings = append(settings, Setting{b.rule, b.max, l.Max})
		}
		return settings
	}
	return nil
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

// longestDemand is how many words a sentence may have that says no more than that something is required.
const longestDemand = 10

// demanded returns the severity that a sentence asks for by the word required or optional, "" where it does not.
func demanded(words []string) string {
	if len(words) > longestDemand {
		return ""
	}
	for i, word := range words {
		switch word {
		case "required", "mandatory":
			if nth(words, i-1) == "not" {
				return Off
			}
			return Demand
		case "optional":
			return Off
		}
	}
	return ""
}

func demand(found []mention, severity string, context []subject) []Setting {
	for _, m := range found {
		if rule := demands[m.subject]; rule != "" {
			return []Setting{{rule, "", severity}}
		}
	}
	if len(found) > 0 {
		return nil // it is about something else
	}
	for _, subject := range context {
		if rule := demands[subject]; rule != "" {
			return []Setting{{rule, "", severity}}
		}
	}
	return nil
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
