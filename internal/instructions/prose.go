package instructions

import "slices"

const (
	longestSentence  = 25 // how many words an instruction in the text may have
	latestLimit      = 6  // and how many may stand before its limit
	longestBareWords = 4  // of a sentence such as Required.
	longestAddress   = 12 // of one that is not understood
	longestMeasure   = 5  // of one such as Around 80 words.
)

// instructs reports whether a sentence of the text is about the writing, not part of it, if it is understood.
func instructs(words []string) bool {
	if isBareDemand(words) {
		return true
	}
	limits := Limits(words)
	return len(limits) > 0 && limits[0].Start <= latestLimit
}

// isBareDemand recognizes a few words the last of which says that something is required.
func isBareDemand(words []string) bool {
	return len(words) > 0 && len(words) <= longestBareWords && demanded(words) != "" && demandWords[words[len(words)-1]] != ""
}

// addresses reports whether a sentence of the text speaks to an author, understood or not: an article says little about how many
// words something has, and nothing in so few words.
func addresses(words []string) bool {
	if isBareDemand(words) || speaksOfDemand(words) {
		return true
	}
	if len(words) > longestAddress {
		return false
	}
	found := mentions(words)
	measured := slices.ContainsFunc(found, func(m mention) bool { return units[m.subject] })
	if !measured {
		return false
	}
	limits := Limits(words)
	for i, l := range limits {
		end := len(words)
		if i+1 < len(limits) {
			end = limits[i+1].Start
		}
		if m, ok := counted(found, l, end); ok && units[m.subject] && l.Start <= latestLimit {
			return true
		}
	}
	return len(words) <= longestMeasure && countsUnit(words, found)
}

// units are what a text is measured in.
var units = map[subject]bool{word: true, character: true, sentence: true, paragraph: true, h3: true, introduction: true}

// countsUnit recognizes a number of words or the like, or a count of them, in a sentence that need not bound it.
func countsUnit(words []string, found []mention) bool {
	for i := range words {
		_, length := Number(words, i)
		if length == 0 {
			continue
		}
		for _, m := range found {
			if units[m.subject] && (m.start == i+length || m.end < i && words[i-1] == "count") {
				return true
			}
		}
	}
	return false
}
