package instructions

import "slices"

// longestDemand is how many words a sentence may have that says no more than that something is required.
const longestDemand = 10

// demanded returns the severity that a sentence asks for by the word required or optional, "" where it does not. It is sure only
// of a sentence in which each word is known: what is required, one word that says so, and at most one not in front of it.
func demanded(words []string) string {
	if len(words) > longestDemand {
		return ""
	}
	severity, nots := "", 0
	found := mentions(words)
	for i, word := range words {
		switch {
		case demandWords[word] != "":
			if severity != "" {
				return ""
			}
			severity = demandWords[word]
		case negated(words[i : i+1]):
			if nots++; nots > 1 || severity != "" || word == "no" && !deniesNext(words, found, i) {
				return ""
			}
		case word == "always" && nots > 0: // "not always" is "sometimes"
			return ""
		case !fillWords[word] && !slices.ContainsFunc(found, func(m mention) bool { return m.start <= i && i < m.end }):
			return ""
		}
	}
	if nots == 0 {
		return severity
	}
	return map[string]string{Demand: Off, Off: Demand}[severity]
}

// demandWords are the words that demand something, or leave it to the author.
var demandWords = map[string]string{"required": Demand, "mandatory": Demand, "obligatory": Demand, "compulsory": Demand, "optional": Off}

// fillWords may stand in a demand and change nothing of it.
var fillWords = map[string]bool{
	"a": true, "an": true, "the": true, "this": true, "that": true, "it": true, "these": true, "is": true, "are": true, "be": true,
	"strictly": true, "really": true, "absolutely": true, "always": true, "longer": true, "here": true, "section": true,
	"in": true, "of": true, "for": true, "under": true, "per": true, "each": true, "every": true, "all": true,
}

// deniesNext reports whether the no at i falls to what stands behind it, as in "no longer" and "no introduction". It may also answer
// a question, as in "no, required".
func deniesNext(words []string, found []mention, i int) bool {
	return nth(words, i+1) == "longer" || slices.ContainsFunc(found, func(m mention) bool { return m.start == i+1 })
}

// speaksOfDemand reports whether a sentence says in short, or at its beginning, that something is required or optional, be it clear
// or not.
func speaksOfDemand(words []string) bool {
	return len(words) > 0 && len(words) <= longestDemand && demandWords[words[0]] != ""
}

// leavesOut reports whether the remark on a key of the front matter calls it optional. It may say more than that.
func leavesOut(remark string) bool {
	words := Words(remark)
	if severity := demanded(words); severity != "" {
		return severity == Off
	}
	i := slices.Index(words, "optional")
	return i >= 0 && !denied(words[:i])
}

// demand returns the rule that sees to it that there is what a sentence demands: what it names or else what it stands under.
func demand(found []mention, severity string, context []subject) []Setting {
	var subjects []subject
	for _, m := range found {
		switch {
		case m.subject == other && !m.scope:
			return nil // it is about something else
		case !m.scope:
			subjects = append(subjects, m.subject)
		case m.subject != level:
			context = nil // nor is it about all that it stands under
		}
	}
	if len(subjects) == 0 {
		subjects = context
	}
	for _, subject := range subjects {
		if rule := demands[subject]; rule != "" {
			return []Setting{{rule, "", severity}}
		}
	}
	return nil
}
