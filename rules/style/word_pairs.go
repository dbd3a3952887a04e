package style

import (
	"math/bits"
	"strings"
)

// A repetition is two words that read alike with white space between them, as offsets in a visible text.
type repetition struct {
	first, firstEnd   int
	second, secondEnd int
}

// from returns the repetition with offsets that count from start on.
func (r repetition) from(start int) repetition {
	return repetition{r.first - start, r.firstEnd - start, r.second - start, r.secondEnd - start}
}

// repetitions lists what may be a word that stands twice in a row. It sees all of the article, so it finds the words in
// many bytes at once and looks closer only where two of them begin alike.
func repetitions(text string) (found []repetition) {
	before, head := 0, headAt(text, 0)
	for at := 0; at < len(text); at += window {
		for blanks := whiteSpace(text, at); blanks != 0; blanks &= blanks - 1 {
			start := at + bits.TrailingZeros64(blanks) + 1
			next := headAt(text, start)
			if byte(next) <= ' ' {
				continue // one more blank, or the end of the text
			}
			if beginAlike(head, next) {
				found = appendRepetition(found, text, before, start)
			}
			before, head = start, next
		}
	}
	return found
}

// headAt returns the two bytes that a word begins with, 0 at the end of the text.
func headAt(text string, start int) uint16 {
	if start+1 >= len(text) {
		return 0
	}
	return uint16(text[start]) | uint16(text[start+1])<<8
}

// beginAlike reports whether the heads of two words differ at most in case, or in the white space behind a single letter,
// or whether the first one is no letter: a bracket, perhaps, with the word behind it.
func beginAlike(first, second uint16) bool {
	const differences = 0x20 | (0x20|' '^'\n')<<8
	return (first^second)&^differences == 0 || byte(first) < 'A'
}

// window is how many bytes whiteSpace looks at: one for each bit of its result.
const window = 64

// whiteSpace returns a number with a bit for each byte of the text from an offset on, set where it is white space.
func whiteSpace(text string, at int) (blanks uint64) {
	const (
		each   = 0x0101010101010101 // times a byte: that byte, eight times
		high   = 0x80 * each
		gather = 0x0102040810204080 // brings the lowest bits of eight bytes together in the highest byte
	)
	if behind := len(text) - at; behind < window {
		text, at = text[at:]+strings.Repeat("x", window-behind), 0
	}
	for i := 0; i < window; i += 8 {
		s := text[at+i : at+i+8]
		eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		shown := (eight&^high + (0x80-'!')*each) | eight // highest bit of a byte set: above the space
		blanks |= (^shown & high >> 7 * gather >> 56) << i
	}
	return blanks
}

// openers may stand before the first of two words, but not between them.
const openers = "([{\"'*"

// appendRepetition adds two words in a row, given by where they start, if they read alike.
func appendRepetition(found []repetition, text string, first, second int) []repetition {
	word := strings.TrimRight(text[first:second], " \t\n")
	firstEnd := first + len(word)
	word = strings.TrimLeft(word, openers)
	secondEnd := second + len(word)
	if word == "" || secondEnd > len(text) || !strings.EqualFold(word, text[second:secondEnd]) || !endsWord(text[secondEnd:]) {
		return found
	}
	return append(found, repetition{firstEnd - len(word), firstEnd, second, secondEnd})
}

// endsWord reports whether nothing but punctuation is written right behind a word.
func endsWord(behind string) bool {
	behind = strings.TrimLeft(behind, ".,:;!?)]}\"'*…”’")
	return behind == "" || behind[0] <= ' '
}
