package structure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
)

// sentences cuts visible text into sentences, all of it. It never cuts inside a link's text, before a character for
// which linked holds.
func sentences(text string, linked func(offset int) bool) []article.Range {
	var found []article.Range
	start := 0
	for i := 0; i < len(text); i++ {
		end := sentenceEnd(text, i)
		if end > 0 && (end == len(text) || !linked(end)) {
			found = append(found, article.Range{Start: start, End: end})
			start = end
		}
	}
	if strings.IndexFunc(text[start:], isWordRune) >= 0 || len(found) == 0 {
		return append(found, article.Range{Start: start, End: len(text)})
	}
	found[len(found)-1].End = len(text)
	return found
}

// sentenceEnd returns where the sentence ends that the mark at i closes, quotes and brackets included; 0 where it closes
// none: no white space follows, or a small letter does, or a word stands before it that is short for another.
func sentenceEnd(text string, i int) int {
	if strings.IndexByte(".!?", text[i]) < 0 {
		return 0
	}
	behind := strings.TrimLeft(text[i+1:], `"')]”’`)
	end := len(text) - len(behind)
	next := strings.TrimLeftFunc(behind, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(next)
	if next != "" && (len(next) == len(behind) || unicode.IsLower(first) || text[i] == '.' && isAbbreviation(lastWord(text[:i]))) {
		return 0
	}
	return end
}

// abbreviations are words whose full stop seldom ends a sentence. "etc." is none of them.
var abbreviations = []string{"al", "approx", "cf", "ch", "corp", "dr", "esp", "fig", "inc", "incl", "ltd", "mr", "mrs", "ms", "no", "resp", "sec", "st", "vol", "vs"}

// isAbbreviation knows those words, and letters with full stops between them, as in "e.g." and "U.S.".
func isAbbreviation(word string) bool {
	if slices.Contains(abbreviations, strings.ToLower(word)) {
		return true
	}
	for i, r := range word {
		if dot := i%2 == 1; dot != (r == '.') || !dot && !unicode.IsLetter(r) {
			return false
		}
	}
	return word != ""
}

// lastWord returns what stands behind the last white space, without the marks that open it.
func lastWord(text string) string {
	return strings.TrimLeft(text[strings.LastIndexAny(text, " \t\n\u00a0")+1:], `("'[“‘`)
}

// countWords counts the words of text[start:end] that begin where linked does not hold.
func countWords(text string, at article.Range, linked func(offset int) bool) int {
	count := 0
	for i := at.Start; i < at.End; {
		word := nextWord(text[i:at.End])
		if first := strings.IndexFunc(text[i:i+word], isWordRune); first >= 0 && !linked(i+first) {
			count++
		}
		i += word
	}
	return count
}

// nextWord returns where the first run of characters and the white space behind it end.
func nextWord(text string) int {
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		return len(text)
	}
	return len(text) - len(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
