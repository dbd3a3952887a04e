package placeholders

import "strings"

// longestQuote is how many characters of an article's text a message shows.
const longestQuote = 60

// quote writes a piece of the article on one line and in quotes, cut at a word where it is long.
func quote(text string) string {
	words := strings.Fields(text)
	quoted := strings.Join(words, " ")
	if runes := []rune(quoted); len(runes) > longestQuote {
		quoted = string(runes[:longestQuote])
		if space := strings.LastIndexByte(quoted, ' '); space > 0 {
			quoted = quoted[:space]
		}
		quoted += " …"
	}
	return `"` + quoted + `"`
}
