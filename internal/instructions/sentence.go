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
		trimmed := strings.TrimLeft(sentence, " \t\r\n-*•>#")
		at := start + len(sentence) - len(trimmed)
		if trimmed = strings.TrimSpace(trimmed); strings.ContainsFunc(trimmed, unicode.IsLetter) {
			all = append(all, part{strings.Join(strings.Fields(trimmed), " "), at})
		}
		start = end
	}
	for i := range len(text) {
		switch c := text[i]; {
		case (c == '.' || c == '!' || c == '?') && endsThere(text[i+1:]):
			cut(i + 1)
		case c == '\n' && opensEntry(text[i+1:]):
			cut(i + 1)
		}
	}
	cut(len(text))
	return all
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
