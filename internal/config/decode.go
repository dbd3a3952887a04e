package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A document is what one configuration file says.
type document struct {
	extends     entry[string]
	articles    entry[[]string]
	exclude     entry[[]string]
	maxFileSize entry[int64]
	layers      []layer
}

// An entry is a value with its place; it may be missing.
type entry[T any] struct {
	value  T
	origin Origin
	set    bool
}

// documentKeys are the keys of a configuration file, in the order in which they are documented.
var documentKeys = [...]string{"extends", "articles", "exclude", "max-file-size", "rules", "overrides"}

// A decoder reads one configuration file and collects all that is wrong in it.
type decoder struct {
	path   string // as the working directory sees it
	preset Origin // the origin of every value, where the file is that of a preset
	rules  *index
	faults []*Fault
}

// decode reads the text of a configuration file. The document holds what could be understood.
func (d *decoder) decode(text []byte) *document {
	doc := &document{}
	root := d.parse(text)
	if root == nil {
		return doc
	}
	for key, value := range d.sections(root, "the file", "keys such as extends and rules") {
		d.section(doc, key, value)
	}
	return doc
}

func (d *decoder) section(doc *document, key, value *yaml.Node) {
	switch key.Value {
	case "extends":
		doc.extends = d.extends(value)
	case "articles":
		doc.articles = d.patterns(key, value)
	case "exclude":
		doc.exclude = d.patterns(key, value)
	case "max-file-size":
		doc.maxFileSize = d.size(key, value)
	case "rules":
		doc.layers = append([]layer{{changes: d.changes(value, "rules")}}, doc.layers...)
	case "overrides":
		doc.layers = append(doc.layers, d.overrides(value)...)
	default:
		d.unknownSection(key)
	}
}

func (d *decoder) unknownSection(key *yaml.Node) {
	if _, isRule := d.rules.place[key.Value]; isRule {
		d.fault(key, "%s is a rule; put it under rules:", key.Value)
		return
	}
	d.unknownKey(key, "", documentKeys[:])
}

// parse returns the root of the only document in a file, nil where there is none or it cannot be read.
func (d *decoder) parse(text []byte) *yaml.Node {
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithUniqueKeys(false))
	var first, second yaml.Node
	if err == nil {
		err = loader.Load(&first)
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		err = loader.Load(&second)
	}
	switch {
	case err == nil:
		d.fault(&second, "a second YAML document starts here; keep one and remove the line ---")
	case !errors.Is(err, io.EOF):
		d.syntaxFault(text, err)
		return nil
	}
	if len(first.Content) == 0 {
		return nil
	}
	return resolve(first.Content[0])
}

func (d *decoder) extends(value *yaml.Node) entry[string] {
	v, ok := d.value(value, reflect.TypeFor[string](), "extends")
	name := v.String()
	if ok && !isPreset(name) && !looksLikePath(name) {
		ok = false
		d.fault(value, "unknown preset %s%s", quote(name),
			lint.DidYouMean(name, presetNames[:], "expected "+listed(presetNames[:])+", or a path such as ./base.yaml"))
	}
	return entry[string]{name, d.origin(value), ok}
}

// looksLikePath tells a path from a misspelt preset.
func looksLikePath(name string) bool { return strings.ContainsAny(name, `./\`) }

// patterns reads a list of patterns. A key without a value says nothing.
func (d *decoder) patterns(key, value *yaml.Node) (e entry[[]string]) {
	switch {
	case isNull(value):
		return e
	case value.Kind != yaml.SequenceNode:
		d.value(value, reflect.TypeFor[[]string](), key.Value)
		return e
	}
	e = entry[[]string]{[]string{}, d.origin(key), true}
	for _, item := range value.Content {
		if pattern, ok := d.pattern(resolve(item), key.Value); ok {
			e.value = append(e.value, pattern)
		}
	}
	return e
}

// pattern reads one pattern and writes it as paths are written, without "./" and slashes at the end.
func (d *decoder) pattern(n *yaml.Node, what string) (string, bool) {
	v, ok := d.value(n, reflect.TypeFor[string](), "an entry of "+what)
	if !ok {
		return "", false
	}
	if fault := patternFault(v.String()); fault != "" {
		d.fault(n, "%s %s", quote(v.String()), fault)
		return "", false
	}
	return path.Clean(v.String()), true
}

func (d *decoder) size(key, value *yaml.Node) entry[int64] {
	size, ok := int64(0), false
	if value.Kind == yaml.ScalarNode {
		number := reflect.New(reflect.TypeFor[int]()).Elem()
		if setScalar(number, value) {
			size, ok = number.Int(), number.Int() > 0
		} else {
			size, ok = parseSize(value.Value)
		}
	}
	if !ok {
		d.fault(value, "max-file-size is %s; expected a size such as 4MiB", shown(value))
	}
	return entry[int64]{size, d.origin(key), ok}
}

func (d *decoder) unknownKey(key *yaml.Node, where string, known []string) {
	d.fault(key, "unknown key %s%s%s", quote(key.Value), where, lint.DidYouMean(key.Value, known, "expected "+listed(known)))
}

func (d *decoder) origin(n *yaml.Node) Origin {
	if d.preset.Preset != "" {
		return d.preset
	}
	return Origin{Path: d.path, Line: n.Line, Column: n.Column}
}

func (d *decoder) fault(n *yaml.Node, format string, args ...any) {
	d.faults = append(d.faults, &Fault{Path: d.path, Line: n.Line, Column: n.Column, Message: fmt.Sprintf(format, args...)})
}
