package config

import (
	"embed"
	"fmt"
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// The presets differ from the rules' own defaults by what these files say. The template preset is
// those defaults, so it has no file.
//
//go:embed presets/*.yaml
var presetFiles embed.FS

// DefaultPreset is the preset that applies where none is asked for.
const DefaultPreset = "template"

var presetNames = [...]string{DefaultPreset, "published"}

// Presets lists the names of the presets, the default one first.
func Presets() []string { return slices.Clone(presetNames[:]) }

func isPreset(name string) bool { return slices.Contains(presetNames[:], name) }

// PresetSettings returns the settings of a preset by itself.
func PresetSettings(rules []*lint.Rule, name string) (*Settings, error) {
	l := NewLoader(rules, Options{Preset: name})
	c, err := l.fallback(l.options.Dir)
	if err != nil {
		return nil, err
	}
	return c.settle(""), nil
}

// presetLayers returns what a preset changes. Rules in it that the loader was not given are passed over.
func (l *Loader) presetLayers(origin Origin) ([]layer, error) {
	name := origin.Preset
	if !isPreset(name) {
		return nil, fmt.Errorf("--preset: unknown preset %s%s", quote(name), lint.DidYouMean(name, presetNames[:], "expected "+listed(presetNames[:])))
	}
	if name == DefaultPreset {
		return nil, nil
	}
	path := "presets/" + name + ".yaml"
	text, err := presetFiles.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d := &decoder{path: path, preset: origin, rules: l.index}
	doc := d.decode(text)
	return doc.layers, join(d.faults)
}
