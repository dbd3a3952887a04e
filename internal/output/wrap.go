package output

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"
)

// Wrap breaks text at spaces into lines of at most width cells; a longer word has a line of its own.
func Wrap(text string, width int) []string {
	var lines []string
	line := ""
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
			line = word
		case uniseg.StringWidth(line)+1+uniseg.StringWidth(word) <= width:
			line += " " + word
		default:
			lines = append(lines, strings.TrimRight(line, " "))
			line = word
		}
	}
	return append(lines, line)
}

// wrapWidth is the width at which sentences are wrapped: on a terminal only, so that a search in a file finds them whole.
func (s Screen) wrapWidth() int {
	if s.Width <= 0 {
		return math.MaxInt
	}
	return s.Width
}
