package cli

import (
	"encoding/json"
	"io"
)

// outlineVersion counts the changes of the outline's JSON that would break a reader; a further key does not.
const outlineVersion = 1

func writeOutlineJSON(w io.Writer, outlines []outline) error {
	if outlines == nil {
		outlines = []outline{}
	}
	return writeJSON(w, struct {
		Version  int       `json:"version"`
		Articles []outline `json:"articles"`
	}{outlineVersion, outlines})
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
