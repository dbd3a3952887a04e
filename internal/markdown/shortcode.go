package markdown

import "strings"

// WithoutShortcodes takes the emoji shortcodes out of a text, such as :rocket:. Learn shows a character of which an anchor holds
// nothing. What has a colon at both ends, a letter behind the first, and stands between blanks is taken for one.
func WithoutShortcodes(text string) string {
	if strings.Count(text, ":") < 2 {
		return text
	}
	var b strings.Builder
	kept := 0
	for i := 0; i < len(text); i++ {
		if text[i] != ':' || i > 0 && text[i-1] != ' ' && text[i-1] != '\n' {
			continue
		}
		if end := shortcodeEnd(text, i); end > 0 {
			b.WriteString(text[kept:i])
			kept, i = end, end-1
		}
	}
	return b.String() + text[kept:]
}

// shortcodeEnd returns where the shortcode that begins at start ends, 0 where none does.
func shortcodeEnd(text string, start int) int {
	end := start + 1
	for end < len(text) && (isLetter(text[end]) || '0' <= text[end] && text[end] <= '9' || strings.IndexByte("_+-", text[end]) >= 0) {
		end++
	}
	if end == start+1 || end == len(text) || text[end] != ':' || !isLetter(text[start+1]) && strings.IndexByte("+-", text[start+1]) < 0 {
		return 0
	}
	if end++; end < len(text) && text[end] != ' ' && text[end] != '\n' {
		return 0
	}
	return end
}
