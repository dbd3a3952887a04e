// Package lint holds the words in which rules speak: a rule, the pass in which it
// checks one article, its findings and their fixes.
package lint

import (
	"fmt"
	"reflect"
)

// A Severity says how much a finding weighs, in Learn's own three words.
type Severity int

// The severities, from a rule that does not run to one that must be obeyed.
const (
	Off Severity = iota
	Suggestion
	Warning
	Error
)

// Severities lists every severity, the gravest first.
var Severities = []Severity{Error, Warning, Suggestion, Off}

// String returns the severity's name as users write it.
func (s Severity) String() string {
	return [...]string{Off: "off", Suggestion: "suggestion", Warning: "warning", Error: "error"}[s]
}

// ParseSeverity returns the severity of that name.
func ParseSeverity(name string) (Severity, bool) {
	for _, s := range Severities {
		if s.String() == name {
			return s, true
		}
	}
	return Off, false
}

// A FixStatus says how many of a rule's findings carry a fix.
type FixStatus int

// The fix statuses.
const (
	NoFix FixStatus = iota
	SometimesFix
	AlwaysFix
)

// String returns the status's name.
func (s FixStatus) String() string {
	return [...]string{NoFix: "never", SometimesFix: "sometimes", AlwaysFix: "always"}[s]
}

// A Rule is everything that the program knows about one rule.
type Rule struct {
	Name     string    // kebab-case; what people type
	Group    string    // the folder it stands in
	Summary  string    // what it demands: one sentence, no full stop
	Help     string    // what to do about a finding: one imperative sentence, no full stop
	Doc      string    // the Markdown page beside it
	Severity Severity  // in the template preset
	Fix      FixStatus // how many of its findings carry a fix
	Since    string    // the version that brought it

	options func() any
	check   func(*Pass, any)
}

// New returns a rule that checks an article with options of type O. O is a struct whose
// fields carry a yaml tag, the option's name, and a doc tag, its one-sentence description;
// defaults holds what applies where a configuration says nothing. The check function must
// be safe for concurrent use. It panics on an incomplete rule, which a test would show at once.
func New[O any](r Rule, defaults O, check func(*Pass, O)) *Rule {
	r.options = func() any {
		fresh := new(O)
		*fresh = clone(reflect.ValueOf(defaults)).Interface().(O)
		return fresh
	}
	r.check = func(p *Pass, options any) { check(p, *options.(*O)) }
	validate(&r)
	return &r
}

// NewOwn returns a rule whose findings the engine makes itself.
func NewOwn(r Rule) *Rule {
	return New(r, NoOptions{}, func(*Pass, NoOptions) {})
}

// NoOptions is the options type of a rule that has none.
type NoOptions struct{}

// Options returns a pointer to a fresh copy of the rule's default options, to decode a configuration into.
func (r *Rule) Options() any { return r.options() }

// Check runs the rule on an article and returns its findings, in the order in which the rule
// came upon them. The options are what Options returned, perhaps changed.
func (r *Rule) Check(a Pass, options any) []Finding { return a.Run(r, options) }

// clone copies a struct so deep that no slice or map is shared with the original.
func clone(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			out.Field(i).Set(clone(v.Field(i)))
		}
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(clone(v.Index(i)))
		}
		return out
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for _, key := range v.MapKeys() {
			out.SetMapIndex(key, clone(v.MapIndex(key)))
		}
		return out
	default:
		return v
	}
}

func validate(r *Rule) {
	for name, value := range map[string]string{
		"Name": r.Name, "Group": r.Group, "Summary": r.Summary, "Help": r.Help, "Doc": r.Doc, "Since": r.Since,
	} {
		if value == "" {
			panic(fmt.Sprintf("rule %q has no %s", r.Name, name))
		}
	}
}
