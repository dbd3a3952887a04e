package instructions

import (
	"regexp"
	"strings"
)

// dashedRange is a range of numbers written with a dash, such as 2-4.
var dashedRange = regexp.MustCompile(`(\d)\s*[-–—]\s*(\d)`)

// minus is a hyphen in front of a number, which is no joint.
var minus = regexp.MustCompile(`(^|[\s(])[-–](\d)`)

// joints are what joins words, and what is written in more ways than one.
var joints = strings.NewReplacer("-", " ", "–", " ", "—", " ", "/", " ", "’", "'", "&nbsp;", " ", "&thinsp;", " ")

// comparison is a sign in front of a number. A > that stands behind something closes a tag.
var comparison = regexp.MustCompile(`<=|=<|≤|≥|(?:^|[\s(])(?:>=|>\s*\d)|<\s*\d`)

// Words cuts a text into its words as the grammar knows them: in lower case, without punctuation, the parts of what is joined
// by hyphens or slashes apart, and a range such as 2–4 as three words.
func Words(text string) []string {
	text = strings.ToLower(text)
	if strings.ContainsAny(text, "-–—") && strings.ContainsAny(text, "0123456789") {
		text = dashedRange.ReplaceAllString(text, "$1 to $2")
		text = minus.ReplaceAllString(text, "$1−$2")
	}
	if strings.ContainsAny(text, "<>≤≥") {
		text = comparison.ReplaceAllStringFunc(text, inWords)
	}
	text = joints.Replace(text)
	var words []string
	for _, word := range strings.Fields(text) {
		if word = strings.Trim(word, ".,;:!?\"'()[]{}“”‘*_<>`"); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// inWords reads a comparison aloud; what stands around the sign stays.
func inWords(sign string) string {
	for _, s := range [...]struct{ sign, words string }{
		{"<=", " at most "}, {"=<", " at most "}, {"≤", " at most "},
		{">=", " at least "}, {"≥", " at least "},
		{"<", " fewer than "}, {">", " more than "},
	} {
		if strings.Contains(sign, s.sign) {
			return strings.Replace(sign, s.sign, s.words, 1)
		}
	}
	return sign
}

// begins reports whether the words from i on begin with those of a phrase.
func begins(words []string, i int, phrase ...string) bool {
	if i < 0 || len(words)-i < len(phrase) {
		return false
	}
	for k, word := range phrase {
		if words[i+k] != word {
			return false
		}
	}
	return true
}

// singular returns the word without the ending of a plural.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > len("ties"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "ss"):
		return word
	}
	return strings.TrimSuffix(word, "s")
}
