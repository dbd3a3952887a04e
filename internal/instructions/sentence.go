package instructions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A part is a part of a text with its place in it.
type part struct {
	text  string
	start int
}

// sentences cuts a text into sentences and, in a list, into its entries. A blank line ends a sentence, any other line does not.
func sentences(text string) []part {
	var all []part
	start := 0
	cut := func(end int) {
		sentence := text[start:end]
		trimmed := sentence[opening(sentence, start == 0):]
		at := start + len(sentence) - len(trimmed)
		if trimmed = strings.TrimSpace(trimmed); strings.ContainsFunc(trimmed, unicode.IsLetter) {
			all = append(all, part{strings.Join(strings.Fields(trimmed), " "), at})
		}
		start = end
	}
	for i := range len(text) {
		switch c := text[i]; {
		case c == '.' && abbreviates(text[start:i], text[i+1:]):
		case (c == '.' || c == '!' || c == '?') && endsThere(text[i+1:]):
			cut(i + 1)
		case c == '\n' && opensEntry(text[i+1:]):
			cut(i + 1)
		}
	}
	cut(len(text))
	return all
}

// opening returns where a sentence begins behind the marks of lists and quotes. What stands in front of a number or an = may be its
// sign: a quote has no mark on the first line of a text.
func opening(sentence string, first bool) int {
	at := len(sentence) - len(strings.TrimLeft(sentence, " \t\r\n-*•>#"))
	if at == 0 || at == len(sentence) {
		return at
	}
	mark, next := sentence[at-1], sentence[at]
	digit := '0' <= next && next <= '9'
	if mark == '-' && digit || mark == '>' && next == '=' {
		return at - 1
	}
	if before := strings.TrimRight(sentence[:at], " "); first && digit && strings.TrimSpace(before) == ">" {
		return len(before) - 1
	}
	return at
}

// abbreviations end with a full stop that ends no sentence; those of numbers do so in front of a number only.
var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "vs": true, "cf": true,
	"max": false, "min": false, "approx": false, "ca": false, "no": false, "nos": false,
}

// abbreviates reports whether a full stop that stands between the texts belongs to an abbreviation. In "80 words max. 4 links min."
// the number belongs to the next sentence, as the abbreviation has one in front of it.
func abbreviates(before, behind string) bool {
	const farthest = 80 // bytes are enough for a few words
	before = before[max(0, len(before)-farthest):]
	last := before[strings.LastIndexAny(before, " \t\r\n(*_")+1:]
	always, known := abbreviations[strings.ToLower(last)]
	if !known || always {
		return always
	}
	behind = strings.TrimLeft(behind, " \t\r\n*_")
	if behind == "" || behind[0] < '0' || behind[0] > '9' {
		return false
	}
	clause := before[strings.LastIndexAny(before, ",;:(")+1 : len(before)-len(last)]
	words := Words(clause)
	for i := max(0, len(words)-2); i < len(words); i++ {
		if _, length := Number(words, i); length > 0 {
			return false
		}
	}
	return true
}

// endsThere reports whether a sentence ends in front of this text: white space and no small letter follow, so that neither a
// number nor an abbreviation is cut.
func endsThere(behind string) bool {
	next := strings.TrimLeft(behind, "\"')”’]*_")
	word := strings.TrimLeft(next, " \t\r\n")
	first, _ := utf8.DecodeRuneInString(word)
	return word == "" || len(word) < len(next) && !unicode.IsLower(first)
}

// opensEntry reports whether a line is blank or begins with the mark of a list.
func opensEntry(line string) bool {
	line, _, _ = strings.Cut(line, "\n")
	line = strings.TrimSpace(line)
	number := strings.TrimLeft(line, "0123456789")
	return line == "" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "• ") ||
		len(number) < len(line) && (strings.HasPrefix(number, ". ") || strings.HasPrefix(number, ") "))
}
