package config

import "fmt"

// An Origin says where a value comes from. The zero Origin is the value that applies where nobody says otherwise.
type Origin struct {
	Preset string `json:"preset,omitempty"` // the preset that gives it
	Flag   bool   `json:"flag,omitempty"`   // the preset was chosen with --preset
	Path   string `json:"path,omitempty"`   // the file that gives it, as the working directory sees it
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// String returns the origin as people read it: "default", "preset published", "--preset published" or "FILE:LINE".
func (o Origin) String() string {
	switch {
	case o.Path != "":
		return fmt.Sprintf("%s:%d", o.Path, o.Line)
	case o.Flag:
		return "--preset " + o.Preset
	case o.Preset != "":
		return "preset " + o.Preset
	}
	return "default"
}
