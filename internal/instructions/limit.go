package instructions

import "strings"

// None is the bound of a Limit that has none.
const None = -1

// A Limit says how much of something there may be.
type Limit struct {
	Min, Max   int  // None where the limit does not bound it
	Start, End int  // its words, the number included
	Denied     bool // what it says does not hold, as in "not limited to 80 words"
}

// A bound says which side of a number is meant.
type bound int

const (
	atMost  bound = iota // no more than N
	below                // fewer than N
	atLeast              // at least N
	above                // more than N
	rangeOf              // between N and M
	exactly              // exactly N
	maximum              // the maximum … is N
	minimum
)

// A phrase is what stands before the number of a limit.
type phrase struct {
	words []string
	bound bound
}

// phrases are the ways to begin a limit; where one is the beginning of another, the longer one comes first.
var phrases = []phrase{
	{[]string{"no", "more", "than"}, atMost},
	{[]string{"not", "more", "than"}, atMost},
	{[]string{"never", "more", "than"}, atMost},
	{[]string{"no", "longer", "than"}, atMost},
	{[]string{"not", "longer", "than"}, atMost},
	{[]string{"no", "greater", "than"}, atMost},
	{[]string{"not", "exceed"}, atMost},
	{[]string{"don't", "exceed"}, atMost},
	{[]string{"never", "exceed"}, atMost},
	{[]string{"at", "most"}, atMost},
	{[]string{"up", "to"}, atMost},
	{[]string{"within"}, atMost},
	{[]string{"only"}, atMost},
	{[]string{"limit", "of"}, atMost},
	{[]string{"limit", "is"}, atMost},
	{[]string{"word", "limit"}, atMost},
	{[]string{"character", "limit"}, atMost},
	{[]string{"limited", "to"}, atMost},
	{[]string{"restricted", "to"}, atMost},
	{[]string{"no", "fewer", "than"}, atLeast},
	{[]string{"not", "fewer", "than"}, atLeast},
	{[]string{"no", "less", "than"}, atLeast},
	{[]string{"not", "less", "than"}, atLeast},
	{[]string{"at", "least"}, atLeast},
	{[]string{"fewer", "than"}, below},
	{[]string{"less", "than"}, below},
	{[]string{"shorter", "than"}, below},
	{[]string{"under"}, below},
	{[]string{"below"}, below},
	{[]string{"more", "than"}, above},
	{[]string{"longer", "than"}, above},
	{[]string{"between"}, rangeOf},
	{[]string{"from"}, rangeOf},
	{[]string{"exactly"}, exactly},
	{[]string{"precisely"}, exactly},
	{[]string{"maximum"}, maximum},
	{[]string{"max"}, maximum},
	{[]string{"minimum"}, minimum},
	{[]string{"min"}, minimum},
}

// endings are what may stand behind a number, and behind what is counted, to make a limit of it.
var endings = []phrase{
	{[]string{"or", "fewer"}, atMost},
	{[]string{"or", "less"}, atMost},
	{[]string{"at", "most"}, atMost},
	{[]string{"at", "maximum"}, atMost},
	{[]string{"maximum"}, atMost},
	{[]string{"max"}, atMost},
	{[]string{"limit"}, atMost},
	{[]string{"or", "more"}, atLeast},
	{[]string{"at", "least"}, atLeast},
	{[]string{"at", "minimum"}, atLeast},
	{[]string{"minimum"}, atLeast},
	{[]string{"min"}, atLeast},
}

// The most words between the word maximum and its number, and between a number and its ending.
const (
	farthestNumber = 6
	farthestEnding = 3
	// and between a not and its "more than"
	farthestNegation = 3
)

// LimitAt reads the limit that begins with the word i.
func LimitAt(words []string, i int) (Limit, bool) {
	for _, p := range phrases {
		if !begins(words, i, p.words...) {
			continue
		}
		if l, ok := limitBehind(words, i, i+len(p.words), p.bound); ok {
			l.Denied = p.bound != above && denied(words[:i]) || p.bound == below && negated(words[max(0, i-farthestNegation):i])
			return l, true
		}
	}
	if keep, ok := keeps(words[:i]); words[i] == "single" || words[i] == "to" && ok {
		l, ok := limitOfKeep(words, i)
		l.Denied = words[i] == "to" && negated(words[max(0, keep-farthestNegation):keep])
		return l, ok
	}
	l, ok := bareLimit(words, i)
	l.Denied = denied(words[:i])
	return l, ok
}

// denied reports whether the words end with a not that the next words fall to, as in "no strict" in front of "limit of 80 words".
func denied(words []string) bool {
	for i := len(words) - 1; i >= 0; i-- {
		switch words[i] {
		case "be", "been", "a", "the", "any", "strictly", "really", "necessarily", "strict", "hard", "fixed", "firm", "upper", "lower":
		default:
			return negated(words[i : i+1])
		}
	}
	return false
}

// Limits lists the limits in a sentence.
func Limits(words []string) []Limit {
	var limits []Limit
	for i := 0; i < len(words); i++ {
		if l, ok := LimitAt(words, i); ok {
			limits = append(limits, l)
			i = l.End - 1
		}
	}
	return limits
}

// limitBehind reads the number behind a phrase that begins at start and ends before i.
func limitBehind(words []string, start, i int, b bound) (Limit, bool) {
	switch b {
	case maximum, minimum:
		return furtherLimit(words, start, i, b)
	case rangeOf:
		if low, high, end := rangeAt(words, i); end > 0 {
			return Limit{Min: low, Max: high, Start: start, End: end}, true
		}
		return Limit{}, false
	}
	for i < len(words) && (words[i] == "of" || words[i] == "a" && great[nth(words, i+1)] == 0 || words[i] == "total" || words[i] == "the") {
		i++
	}
	if low, high, end := rangeAt(words, i); end > 0 {
		return Limit{Min: low, Max: high, Start: start, End: end}, true
	}
	value, length := Number(words, i)
	if length == 0 {
		return Limit{}, false
	}
	l := Limit{Min: None, Max: None, Start: start, End: i + length}
	switch b {
	case atMost:
		l.Max = value
	case below:
		l.Max = max(value-1, 0)
	case atLeast:
		l.Min = value
	case above:
		if negated(words[max(0, start-farthestNegation):start]) {
			l.Max = value
		} else {
			l.Min = value + 1
		}
	case exactly:
		l.Min, l.Max = value, value
	}
	return l, true
}

// negated reports whether one of the words turns "more than" into its opposite.
func negated(words []string) bool {
	for _, word := range words {
		if word == "no" || word == "not" || word == "never" || word == "cannot" || strings.HasSuffix(word, "n't") {
			return true
		}
	}
	return false
}

// furtherLimit reads the number of a maximum or minimum, which may stand a few words behind, as in "the maximum length is 5".
func furtherLimit(words []string, start, i int, b bound) (Limit, bool) {
	for end := min(i+farthestNumber, len(words)); i < end; i++ {
		if _, length := Number(words, i); length > 0 {
			side := atMost
			if b == minimum {
				side = atLeast
			}
			return limitBehind(words, start, i, side)
		}
	}
	return Limit{}, false
}

// keeps returns which of the words asks to keep something to a number.
func keeps(words []string) (int, bool) {
	for i, word := range words {
		switch word {
		case "keep", "limit", "restrict", "hold", "kept":
			return i, true
		}
	}
	return 0, false
}

// limitOfKeep reads "a single" and the "to five" of "keep it to five".
func limitOfKeep(words []string, i int) (Limit, bool) {
	if words[i] == "single" {
		named := mentions(words[i+1:])
		return Limit{Min: None, Max: 1, Start: i, End: i + 1}, len(named) > 0 && named[0].start == 0
	}
	return limitBehind(words, i, i+1, atMost)
}

// bareLimit reads a limit that begins with its number: "2 to 4", "one or two", "5 or fewer", "120 words at most".
func bareLimit(words []string, i int) (Limit, bool) {
	if low, high, end := rangeAt(words, i); end > 0 {
		return Limit{Min: low, Max: high, Start: i, End: end}, true
	}
	value, length := Number(words, i)
	if length == 0 {
		return Limit{}, false
	}
	behind := i + length
	for k := behind; k <= behind+farthestEnding && k < len(words); k++ {
		if _, another := Number(words, k); another > 0 {
			break
		}
		side, ok := endingAt(words, k, behind)
		switch {
		case !ok:
		case side == atMost:
			return Limit{Min: None, Max: value, Start: i, End: behind}, true
		default:
			return Limit{Min: value, Max: None, Start: i, End: behind}, true
		}
	}
	return Limit{}, false
}

// endingAt reads the ending at k of a limit whose number ends before behind.
func endingAt(words []string, k, behind int) (side bound, ok bool) {
	for _, e := range endings {
		if !begins(words, k, e.words...) {
			continue
		}
		if _, starts := Number(words, k+len(e.words)); starts > 0 {
			continue // it begins the next limit
		}
		if words[k] == "limit" && (k == behind || singular(words[k-1]) != words[k-1]) {
			continue // a verb: "80-word limit", but "four strategies limit the risk"
		}
		return e.bound, true
	}
	return 0, false
}

// rangeAt reads "2 to 4", "two and four" behind between, or "one or two"; end is 0 where there is no range.
func rangeAt(words []string, i int) (low, high, end int) {
	low, length := Number(words, i)
	if length == 0 || i+length >= len(words) {
		return 0, 0, 0
	}
	join := words[i+length]
	high, more := Number(words, i+length+1)
	between := i > 0 && words[i-1] == "between"
	if more == 0 || join != "to" && join != "or" && (join != "and" || !between) {
		return 0, 0, 0
	}
	return min(low, high), max(low, high), i + length + 1 + more
}

func nth(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}
