package markdown

import (
	"unicode"
	"unicode/utf8"
)

// The classes of a byte in a word, as bits.
const (
	letterByte uint8 = 1 << iota // an ASCII letter or digit
	spaceByte
	wideByte // not ASCII: the whole character has to be read
)

var byteClass = func() (class [256]uint8) {
	for c := range 256 {
		switch {
		case c >= utf8.RuneSelf:
			class[c] = wideByte
		case isLetter(byte(c)) || '0' <= c && c <= '9':
			class[c] = letterByte
		case c == ' ' || '\t' <= c && c <= '\r':
			class[c] = spaceByte
		}
	}
	return class
}()

// countWords counts the runs of non-space characters that hold a letter or digit. It sees every
// visible byte, so the loop does without branches that depend on the text.
func countWords(text string) int {
	words := 0
	counted := uint8(0) // 1 while the run at hand already counts
	for i := 0; i < len(text); i++ {
		class := byteClass[text[i]]
		if class == wideByte {
			r, size := utf8.DecodeRuneInString(text[i:])
			class = classOf(r)
			i += size - 1
		}
		letter := class & letterByte
		words += int(letter &^ counted)
		counted = (counted | letter) &^ (class >> 1)
	}
	return words
}

func classOf(r rune) uint8 {
	switch {
	case unicode.IsSpace(r):
		return spaceByte
	case inWord(r):
		return letterByte
	default:
		return 0
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
