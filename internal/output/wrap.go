package output

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"
)

// Wrap breaks text at spaces into lines of at most width cells; a longer word has a line of its own.
func Wrap(text string, width int) []string {
	if len(text) <= width { // no character is wider than its bytes are many
		return []string{text}
	}
	var lines []string
	line := ""
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
			line = word
		case Width(line)+1+Width(word) <= width:
			line += " " + word
		default:
			lines = append(lines, strings.TrimRight(line, " "))
			line = word
		}
	}
	return append(lines, line)
}

// Width returns the number of cells that a text fills on a terminal.
func Width(text string) int {
	if isASCII(text) {
		return len(text)
	}
	return uniseg.StringWidth(text)
}

// isASCII reports whether a text is of ASCII characters that each fill one cell.
func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// wrapWidth is the width at which sentences are wrapped: on a terminal only, so that a search in a file finds them whole.
func (s Screen) wrapWidth() int {
	if s.Width <= 0 {
		return math.MaxInt
	}
	return s.Width
}
