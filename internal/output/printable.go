package output

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Printable returns text that a terminal shows as it stands: control characters, which could move the cursor, and
// those that reverse the direction of what follows are replaced by a sign, as are bytes that are no UTF-8.
func Printable(text string) string {
	if isPrintable(text) {
		return text
	}
	return strings.Map(sign, strings.ToValidUTF8(text, string(utf8.RuneError)))
}

func isPrintable(text string) bool {
	for _, r := range text {
		if sign(r) != r || r == utf8.RuneError {
			return false
		}
	}
	return true
}

// sign returns the character that stands for r on a terminal: r itself, where it is harmless.
func sign(r rune) rune {
	const pictures, delete = 0x2400, 0x2421 // the signs of Unicode for control characters
	switch {
	case r < 0x20:
		return pictures + r
	case r < 0x7f:
		return r
	case r == 0x7f:
		return delete
	case unicode.Is(unicode.Bidi_Control, r), unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return utf8.RuneError
	}
	return r
}

// Clip shortens text to so many terminal cells.
func Clip(text string, width int) string {
	if Width(text) <= width {
		return text
	}
	var kept strings.Builder
	room := width - Width(cut)
	for state := -1; text != ""; {
		var cluster string
		cluster, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		if room -= Width(cluster); room < 0 {
			break
		}
		kept.WriteString(cluster)
	}
	return kept.String() + cut
}
