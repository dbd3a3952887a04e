package config

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// syntaxFault notes why a file is no YAML.
func (d *decoder) syntaxFault(text []byte, err error) {
	f := &Fault{Path: d.path, Message: "is no valid YAML: " + err.Error()}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		message, at := advise(load, isTabIndented(text, load.Mark.Line))
		f.Message, f.Line, f.Column = message, at.Line, at.Column
	}
	d.faults = append(d.faults, f)
}

// advise says in plain words what the YAML reader stumbled over, and where the mistake is: of something
// that is never closed that is where it begins.
func advise(e *yaml.LoadError, tab bool) (message string, at yaml.Mark) {
	says := func(words string) bool { return strings.Contains(e.Message, words) }
	during := func(words string) bool { return strings.Contains(e.ContextMsg, words) }
	switch {
	case tab || says("a tab character"):
		return "this line is indented with a tab; indent it with spaces", e.Mark
	case says("unknown anchor"), during("scanning an alias"), during("scanning an anchor"):
		return "a value cannot begin with * or &; put it in quotes", e.Mark
	case during("flow sequence"):
		return "this list lacks a comma or its closing ]; add it", e.ContextMark
	case during("flow mapping"):
		return "this mapping lacks a comma or its closing }; add it", e.ContextMark
	case during("quoted scalar") && says("end of stream"):
		return "this quote is never closed; add the closing one", e.ContextMark
	case says("unknown escape"):
		return "a backslash in double quotes has a meaning of its own; use single quotes", e.Mark
	case says("mapping values are not allowed"):
		return "a colon cannot stand here; check the indentation or put the value in quotes", e.Mark
	case says("cannot start any token"):
		return "a value cannot begin with this character; put it in quotes", e.Mark
	case says("did not find expected key"), says("block collection"):
		return "this does not fit what stands above; check the indentation", e.Mark
	case e.Stage == yaml.ReaderStage:
		return "is no plain text in UTF-8; save it as such", e.Mark
	}
	return "is no valid YAML: " + strings.ReplaceAll(e.Message, "\n", " ") + "; check indentation, quotes and brackets", e.Mark
}

func isTabIndented(text []byte, line int) bool {
	for range line - 1 {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	return bytes.HasPrefix(bytes.TrimLeft(text, " "), []byte("\t"))
}
