package markdown

import (
	"bytes"

	"github.com/maturitylint/maturitylint/internal/source"
)

// plainEntries reads content that is nothing but lines of `key: value`, and of `- value` below a key, with values that mean
// in YAML what they say. That is the front matter of nearly every article, and to load it as YAML takes a tenth of the time that the whole article takes.
// Anything else is left to YAML: ok is false.
func plainEntries(content []byte, start int) (entries []Entry, ok bool) {
	entries = make([]Entry, 0, bytes.Count(content, []byte{'\n'}))
	for at := 0; at < len(content); {
		end := lineEnd(content, at)
		line := bytes.TrimRight(content[at:end], " \r")
		if len(line) > 0 {
			entry, ok := plainEntry(line, start+at)
			if !ok {
				return nil, false
			}
			if entry.ValueSpan.Empty() {
				list, ok := plainList(content, end+1)
				if !ok {
					return nil, false
				}
				entry.ValueSpan = source.Span{Start: start + list.Start, End: start + list.End}
				end = lineEnd(content, list.End)
			}
			entries = append(entries, entry)
		}
		at = end + 1
	}
	return entries, true
}

func plainEntry(line []byte, start int) (Entry, bool) {
	colon := bytes.IndexByte(line, ':')
	if colon <= 0 || !isLetter(line[0]) || !plainBytes(line[:colon]) {
		return Entry{}, false
	}
	e := Entry{Key: string(line[:colon]), KeySpan: source.Span{Start: start, End: start + colon}, Scalar: true}
	value := bytes.TrimLeft(line[colon+1:], " ")
	from := start + len(line) - len(value)
	switch {
	case len(value) == 0:
		e.Scalar = false // a list may follow on the next lines
		return e, true
	case len(value) == len(line)-colon-1 || !isPlain(value):
		return Entry{}, false
	}
	e.Value = string(value)
	e.ValueSpan = source.Span{Start: from, End: from + len(value)}
	return e, true
}

// plainList finds the lines of `- value` that content goes on with at an offset, all indented alike.
func plainList(content []byte, at int) (list source.Span, ok bool) {
	indent := -1
	for at < len(content) {
		end := lineEnd(content, at)
		line := bytes.TrimRight(content[at:end], " \r")
		value := bytes.TrimLeft(line, " ")
		item, isItem := bytes.CutPrefix(value, []byte("- "))
		if !isItem {
			break
		}
		item = bytes.TrimLeft(item, " ")
		if indent < 0 {
			indent = len(line) - len(value)
			list.Start = at + indent
		}
		if indent != len(line)-len(value) || len(item) == 0 || !isPlain(item) {
			return source.Span{}, false
		}
		list.End = at + len(line)
		at = end + 1
	}
	return list, indent >= 0
}

// plainBytes reports whether text holds only what a name is made of.
func plainBytes(text []byte) bool {
	for _, c := range text {
		if !isNameByte(c) && c != '.' {
			return false
		}
	}
	return true
}

// isPlain reports whether a value is a plain scalar that YAML reads as it stands: it begins with an ASCII letter or digit,
// holds no comment, no further key and no byte that YAML refuses or unfolds, and is not one of the words for null.
func isPlain(value []byte) bool {
	if !isLetter(value[0]) && (value[0] < '0' || value[0] > '9') || value[len(value)-1] == ':' || len(value) == 4 && bytes.EqualFold(value, []byte("null")) {
		return false
	}
	for i, c := range value {
		switch {
		case c < ' ' || c > '~':
			return false
		case c == '#' && value[i-1] == ' ', c == ' ' && value[i-1] == ':':
			return false
		}
	}
	return true
}
