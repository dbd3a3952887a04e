package config

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// An index finds rules by their names.
type index struct {
	rules []*lint.Rule
	names []string
	place map[string]int
}

func newIndex(rules []*lint.Rule) *index {
	x := &index{rules: rules, place: make(map[string]int, len(rules))}
	for i, r := range rules {
		x.names = append(x.names, r.Name)
		x.place[r.Name] = i
	}
	return x
}

// changes reads a mapping from rules to what is asked of them.
func (d *decoder) changes(n *yaml.Node, what string) []change {
	var changes []change
	var above *entryOfRule
	for key, value := range d.sections(n, what, "a mapping from rules to severities") {
		place, ok := d.rules.place[key.Value]
		if !ok {
			d.unknownRule(key, value, above)
			continue
		}
		above = &entryOfRule{d.rules.rules[place], value}
		c := change{rule: place}
		if value.Kind == yaml.ScalarNode && !isNull(value) {
			c.severity = d.soleSeverity(value, d.rules.rules[place])
		} else {
			d.settings(&c, value)
		}
		changes = append(changes, c)
	}
	return changes
}

// An entryOfRule is a rule with what is written behind its name.
type entryOfRule struct {
	rule  *lint.Rule
	value *yaml.Node
}

// unknownRule notes a rule that there is not. A preset may name rules that the loader was not given.
func (d *decoder) unknownRule(key, value *yaml.Node, above *entryOfRule) {
	if d.preset.Preset != "" {
		return
	}
	if above != nil && above.takes(key.Value) {
		d.fault(key, "%s is an option of %s; %s", key.Value, above.rule.Name, above.indented(key.Value, value))
		return
	}
	d.fault(key, "unknown rule %s%s", quote(key.Value), lint.DidYouMean(key.Value, d.rules.names, "maturitylint rules lists all there are"))
}

// takes reports whether a key that stands beside the rule would be understood below it.
func (e *entryOfRule) takes(key string) bool {
	return key == "severity" || optionField(e.rule.OptionList(), key) >= 0
}

// indented says how to bring an option from beside its rule to below it, where a severity may stand in its way.
func (e *entryOfRule) indented(option string, value *yaml.Node) string {
	if e.value.Kind != yaml.ScalarNode || isNull(e.value) {
		return "indent it below the rule"
	}
	written := "…"
	if value.Kind == yaml.ScalarNode {
		written = value.Value
	}
	return "write {severity: " + e.value.Value + ", " + option + ": " + written + "} behind the rule"
}

// soleSeverity reads what stands behind a rule by itself. A number there is meant for the rule's limit.
func (d *decoder) soleSeverity(n *yaml.Node, rule *lint.Rule) *severityChange {
	if option := limitOf(rule); option != "" && n.ShortTag() == "!!int" {
		d.fault(n, "unknown severity %s; for the limit write {%s: %s}", quote(n.Value), option, n.Value)
		return nil
	}
	return d.severity(n, rule.Name)
}

// limitOf returns the option of a rule that a number without a name is most likely meant for, "" where it has none.
func limitOf(rule *lint.Rule) string {
	limit := ""
	for _, o := range rule.OptionList() {
		if _, number := o.Default.(int); number && (limit == "" || o.Name == "max") {
			limit = o.Name
		}
	}
	return limit
}

// severity reads a severity. A YAML reader may take the word off for a truth value, so it is the word that counts.
func (d *decoder) severity(n *yaml.Node, what string) *severityChange {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		d.fault(n, "%s is %s; expected %s", what, shown(n), listed(severityNames()))
		return nil
	}
	severity, ok := lint.ParseSeverity(n.Value)
	if !ok {
		d.fault(n, "unknown severity %s%s", quote(n.Value), severityHint(n.Value))
		return nil
	}
	return &severityChange{severity, d.origin(n)}
}

// severityHint names the severity that was meant, or else all of them.
func severityHint(word string) string {
	switch strings.ToLower(word) {
	case "false", "no", "none", "disabled", "ignore":
		return "; did you mean off"
	case "info", "hint", "note":
		return "; did you mean suggestion"
	}
	return lint.DidYouMean(word, severityNames(), "expected "+listed(severityNames()))
}

// settings reads a mapping of severity and options.
func (d *decoder) settings(c *change, n *yaml.Node) {
	rule := d.rules.rules[c.rule]
	options := rule.OptionList()
	for key, value := range d.sections(n, rule.Name, "a severity, or a mapping of severity and options") {
		if key.Value == "severity" {
			c.severity = d.severity(value, "severity")
			continue
		}
		field := optionField(options, key.Value)
		if field < 0 {
			d.unknownOption(key, rule, options)
			continue
		}
		if v, ok := d.value(value, reflect.TypeOf(options[field].Default), key.Value); ok {
			c.options = append(c.options, optionChange{key.Value, field, v, d.origin(key)})
		}
	}
}

func (d *decoder) unknownOption(key *yaml.Node, rule *lint.Rule, options []lint.Option) {
	names := []string{"severity"}
	for _, o := range options {
		names = append(names, o.Name)
	}
	d.fault(key, "unknown option %s of %s%s", quote(key.Value), rule.Name, lint.DidYouMean(key.Value, names, "expected "+listed(names)))
}

func optionField(options []lint.Option, name string) int {
	for i, o := range options {
		if o.Name == name {
			return i
		}
	}
	return -1
}

// overrideKeys are the keys of an entry under overrides.
var overrideKeys = [...]string{"files", "rules"}

// overrides reads a list of layers that hold for some files only.
func (d *decoder) overrides(n *yaml.Node) []layer {
	if isNull(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		d.fault(n, "overrides is %s; expected a list of entries with files and rules", shown(n))
		return nil
	}
	var layers []layer
	for _, item := range n.Content {
		layers = append(layers, d.override(resolve(item)))
	}
	return layers
}

func (d *decoder) override(n *yaml.Node) layer {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "an entry of overrides is %s; expected a mapping of files and rules", shown(n))
		return layer{}
	}
	var l layer
	found := false
	for key, value := range d.entries(n) {
		switch key.Value {
		case "files":
			found = true
			l.files = d.files(key, value)
		case "rules":
			l.changes = d.changes(value, "rules")
		default:
			d.unknownKey(key, " of overrides", overrideKeys[:])
		}
	}
	if !found {
		d.fault(n, "an entry of overrides has no files; add patterns such as files: [\"drafts/**\"]")
	}
	return l
}

// files reads the patterns of an override, which has to have some.
func (d *decoder) files(key, value *yaml.Node) []string {
	if isNull(value) || value.Kind == yaml.SequenceNode && len(value.Content) == 0 {
		d.fault(value, "files is empty; add patterns such as \"drafts/**\"")
		return nil
	}
	return d.patterns(key, value).value
}

func severityNames() []string {
	names := make([]string, len(lint.Severities))
	for i, s := range lint.Severities {
		names[i] = s.String()
	}
	return names
}

// listed writes names as "a, b or c".
func listed(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
