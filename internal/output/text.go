package output

import (
	"bytes"
	"fmt"
)

func writeText(w *bytes.Buffer, r Report) error {
	style := NewStyle(r.Screen.Color)
	if r.Statistics {
		writeStatistics(w, countRules(r.Results), style)
	} else {
		writeGroups(w, r, style)
	}
	if r.Screen == (Screen{}) { // no terminal: it may be the log of a CI
		shown := closeLineCommands(closeCommands(w.String()))
		w.Reset()
		w.WriteString(shown)
	}
	if r.Quiet {
		return nil
	}
	if w.Len() > 0 {
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, summary(r.Results))
	return nil
}

// writeGroups writes a group of findings for each article that has any.
func writeGroups(w *bytes.Buffer, r Report, style *Style) {
	gap := ""
	for _, result := range r.Results {
		if len(result.Findings) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s%s\n", gap, style.Bold(Printable(result.File.Path)))
		g := newGroup(w, result, r.Screen, style)
		for _, f := range result.Findings {
			g.write(f)
		}
		gap = "\n"
	}
}
