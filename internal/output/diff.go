package output

import (
	"io"
	"strings"
)

// WriteDiff writes a unified diff: coloured on a screen, and anywhere else byte for byte, so that a program can apply it.
func WriteDiff(w io.Writer, diff string, screen Screen) error {
	if screen != (Screen{}) {
		diff = shownDiff(diff, NewStyle(screen.Color))
	}
	_, err := io.WriteString(w, diff)
	return err
}

func shownDiff(diff string, style *Style) string {
	var shown strings.Builder
	for line := range strings.Lines(diff) {
		line = Printable(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\t", tab))
		switch {
		case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
			line = style.Bold(line)
		case strings.HasPrefix(line, "@@"):
			line = style.note.Sprint(line)
		case strings.HasPrefix(line, "+"):
			line = style.help.Sprint(line)
		case strings.HasPrefix(line, "-"):
			line = style.fault.Sprint(line)
		}
		shown.WriteString(line + "\n")
	}
	return shown.String()
}
