package config

import (
	"slices"
	"strings"
	"unicode"
)

// defaultArticles are the articles where no file says otherwise.
const defaultArticles = "**/*maturity-model*.md"

// build fills a configuration from its documents, the governing one first, on top of a preset.
func (c *Config) build(docs []*document) error {
	preset := c.choosePreset(docs)
	layers, err := c.loader.presetLayers(preset)
	if err != nil {
		return err
	}
	c.layers = layers
	c.Articles, c.MaxFileSize = []string{defaultArticles}, defaultMaxFileSize
	for _, doc := range slices.Backward(docs) {
		take(doc.articles, &c.Articles, &c.origins.articles)
		take(doc.exclude, &c.Exclude, &c.origins.exclude)
		take(doc.maxFileSize, &c.MaxFileSize, &c.origins.maxFileSize)
		c.layers = append(c.layers, doc.layers...)
	}
	c.conditional = slices.ContainsFunc(c.layers, func(l layer) bool { return l.files != nil })
	return nil
}

// choosePreset notes which preset the configuration starts from, and returns it as the origin of its values.
func (c *Config) choosePreset(docs []*document) Origin {
	c.preset = DefaultPreset
	if len(docs) > 0 {
		take(docs[len(docs)-1].extends, &c.preset, &c.origins.preset)
	}
	if flag := c.loader.options.Preset; flag != "" {
		c.preset, c.origins.preset = flag, Origin{Preset: flag, Flag: true}
		return c.origins.preset
	}
	return Origin{Preset: c.preset}
}

func take[T any](e entry[T], value *T, origin *Origin) {
	if e.set {
		*value, *origin = e.value, e.origin
	}
}

// A validator is an options struct that knows which values do not go together. Its error is a sentence about the
// values; it is shown at the option set last of those that it names.
type validator interface{ Validate() error }

// validate asks the options that files change whether their values go together: without overrides, with
// each of them, and with all.
func (c *Config) validate() error {
	var faults []*Fault
	said := make(map[Fault]bool)
	for _, selection := range c.selections() {
		for _, setting := range c.settle(selection).Rules {
			if f := setting.fault(); f != nil && !said[*f] {
				said[*f] = true
				faults = append(faults, f)
			}
		}
	}
	return join(faults)
}

func (c *Config) selections() []string {
	if !c.conditional {
		return []string{""}
	}
	all := []byte(strings.Repeat(string(layerOn), len(c.layers)))
	none := slices.Clone(all)
	var conditional []int
	for i, l := range c.layers {
		if l.files != nil {
			none[i] = layerOff
			conditional = append(conditional, i)
		}
	}
	selections := []string{string(none)}
	for _, i := range conditional {
		one := slices.Clone(none)
		one[i] = layerOn
		selections = append(selections, string(one))
	}
	return append(selections, string(all))
}

// fault says what is wrong with the options together, nil where nothing is.
func (s *Setting) fault() *Fault {
	v, ok := s.Options.(validator)
	if !ok || len(s.changed) == 0 {
		return nil
	}
	err := v.Validate()
	if err == nil {
		return nil
	}
	at := s.blamed(err.Error())
	return &Fault{Path: at.Path, Line: at.Line, Column: at.Column, Message: s.Rule.Name + ": " + err.Error()}
}

// blamed returns the place of the last change to an option that a message names, or else of the last change.
func (s *Setting) blamed(message string) Origin {
	words := strings.FieldsFunc(message, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, c := range slices.Backward(s.changed) {
		if slices.Contains(words, c.option) {
			return c.origin
		}
	}
	return s.changed[len(s.changed)-1].origin
}
