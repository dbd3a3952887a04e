package lint

import (
	"strconv"
	"strings"
)

// Count writes a number with its noun, "1 level" or "3 levels", for messages.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// longestQuote is how many characters of an article's text a message shows.
const longestQuote = 60

// Quote writes a piece of an article's text on one line and in quotes, cut at a word where it is long, for messages.
func Quote(text string) string {
	quoted := strings.Join(strings.Fields(text), " ")
	if runes := []rune(quoted); len(runes) > longestQuote {
		quoted = string(runes[:longestQuote])
		if space := strings.LastIndexByte(quoted, ' '); space > 0 {
			quoted = quoted[:space]
		}
		quoted += " …"
	}
	return `"` + quoted + `"`
}
