package config

import (
	"iter"

	"go.yaml.in/yaml/v4"
)

// resolve returns the node that an alias stands for, or the node itself. The place of a fault in it is where it is written.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// isNull reports whether a node says nothing, as a key does whose every line below is commented out.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

// shown says what a node is, for a message.
func shown(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case isNull(n):
		return "empty"
	}
	return quote(n.Value)
}

// entries yields the keys and values of a mapping, each key once, and notes keys that are none.
func (d *decoder) entries(mapping *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		lines := make(map[string]int, len(mapping.Content)/2)
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			key := resolve(mapping.Content[i])
			if fault := keyFault(key); fault != "" {
				d.fault(key, "%s", fault)
				continue
			}
			if line, twice := lines[key.Value]; twice {
				d.fault(key, "%s stands here again; it is set on line %d already, so remove one", quote(key.Value), line)
				continue
			}
			lines[key.Value] = key.Line
			if !yield(key, resolve(mapping.Content[i+1])) {
				return
			}
		}
	}
}

// sections yields the entries of a mapping that may be empty; what and expected name it and what it holds in a fault.
func (d *decoder) sections(n *yaml.Node, what, expected string) iter.Seq2[*yaml.Node, *yaml.Node] {
	if n.Kind == yaml.MappingNode {
		return d.entries(n)
	}
	if !isNull(n) {
		d.fault(n, "%s is %s; expected %s", what, shown(n), expected)
	}
	return func(func(key, value *yaml.Node) bool) {}
}

// keyFault says why a node cannot be a key, "" where it can.
func keyFault(key *yaml.Node) string {
	switch {
	case key.Kind != yaml.ScalarNode:
		return "a key is " + shown(key) + "; expected a name"
	case key.ShortTag() == "!!merge":
		return "the merge key << is not understood; write out what it stands for"
	case key.ShortTag() != "!!str":
		return "a key is " + shown(key) + "; expected text, so put it in quotes"
	}
	return ""
}
