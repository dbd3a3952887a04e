package config

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// value reads a node as a value of an option's type. What names the value in a fault.
func (d *decoder) value(n *yaml.Node, t reflect.Type, what string) (reflect.Value, bool) {
	switch t.Kind() {
	case reflect.Slice:
		return d.list(n, t, what)
	case reflect.Map:
		return d.dictionary(n, t, what)
	}
	n = resolve(n)
	v := reflect.New(t).Elem()
	if n.Kind != yaml.ScalarNode || !setScalar(v, n) {
		d.fault(n, "%s is %s; expected %s%s", what, shown(n), describe(t).expected, quoteHint(n, t))
		return v, false
	}
	return v, true
}

func (d *decoder) list(n *yaml.Node, t reflect.Type, what string) (reflect.Value, bool) {
	if n = resolve(n); n.Kind != yaml.SequenceNode {
		d.fault(n, "%s is %s; expected a list such as %s", what, shown(n), asList(n))
		return reflect.Value{}, false
	}
	list, ok := reflect.MakeSlice(t, 0, len(n.Content)), true
	for _, item := range n.Content {
		v, fine := d.value(item, t.Elem(), "an entry of "+what)
		if ok = ok && fine; ok {
			list = reflect.Append(list, v)
		}
	}
	return list, ok
}

func (d *decoder) dictionary(n *yaml.Node, t reflect.Type, what string) (reflect.Value, bool) {
	if n = resolve(n); n.Kind != yaml.MappingNode {
		d.fault(n, "%s is %s; expected a mapping such as {key: value}", what, shown(n))
		return reflect.Value{}, false
	}
	dictionary, ok := reflect.MakeMap(t), true
	for key, node := range d.entries(n) {
		v, fine := d.value(node, t.Elem(), key.Value+" in "+what)
		if ok = ok && fine; ok {
			dictionary.SetMapIndex(reflect.ValueOf(key.Value).Convert(t.Key()), v)
		}
	}
	return dictionary, ok
}

// setScalar sets a value to what a scalar says, if it says something of that type. It is stricter than YAML,
// so that a number such as 010 or a word such as yes is never read as what its author did not mean.
func setScalar(v reflect.Value, n *yaml.Node) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
		return n.ShortTag() == "!!str"
	case reflect.Bool:
		v.SetBool(strings.EqualFold(n.Value, "true"))
		return n.ShortTag() == "!!bool" && (v.Bool() || strings.EqualFold(n.Value, "false"))
	case reflect.Int:
		number, err := strconv.Atoi(n.Value)
		v.SetInt(int64(number))
		return err == nil && n.ShortTag() == "!!int" && n.Value == strconv.Itoa(number) && number >= 0
	case reflect.Float64:
		number, err := strconv.ParseFloat(n.Value, 64)
		v.SetFloat(number)
		isNumber := n.ShortTag() == "!!float" || n.ShortTag() == "!!int"
		return err == nil && isNumber && !math.IsInf(number, 0) && !math.IsNaN(number)
	}
	return false
}

// quoteHint tells how to write what YAML takes for a number, a day or a truth value but is meant as text.
func quoteHint(n *yaml.Node, t reflect.Type) string {
	if t.Kind() == reflect.String && n.Kind == yaml.ScalarNode && n.Value != "" {
		return ", so put it in quotes"
	}
	return ""
}

// asList shows what a user probably meant by a value that should be a list.
func asList(n *yaml.Node) string {
	const most = 40
	if n.Kind == yaml.ScalarNode && !isNull(n) && len(n.Value) < most {
		return Render([]string{n.Value})
	}
	return "[a, b]"
}
