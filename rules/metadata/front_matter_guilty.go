package metadata

import (
	"bytes"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// guiltyLine finds the line that broke the YAML, which YAML itself notices only further down: an entry without its colon, or
// the first half of a pair of quotes or brackets. It returns false where no line up to YAML's own place is of that kind.
func guiltyLine(f *source.File, m *markdown.FrontMatter) (lint.Finding, bool) {
	lines := linesUpTo(f, m)
	for i, span := range lines {
		line := f.Text(span)
		if line == "" || strings.ContainsAny(line[:1], " \t#-") {
			continue
		}
		key, value, found := cutEntry(line)
		if !found {
			return withoutColon(span, line), true
		}
		mark := unclosedMark(value)
		if mark == "" || i+1 < len(lines) && !opensEntry(f.Text(lines[i+1])) {
			continue
		}
		at := span.Start + strings.Index(line[len(key):], mark) + len(key)
		return lint.Finding{
			Span:    source.Span{Start: at, End: span.End},
			Message: "broken YAML: a `" + mark + "` that is never closed; expected `" + counterpart(mark) + "` at the end of the value",
			Help:    "Close the value with " + counterpart(mark),
		}, true
	}
	return lint.Finding{}, false
}

// linesUpTo returns the lines of the front matter up to the one at which YAML gave up, without white space at their ends.
func linesUpTo(f *source.File, m *markdown.FrontMatter) (lines []source.Span) {
	end := min(f.LineOf(m.Error.Span.Start).End, m.Content.End)
	for at := m.Content.Start; at < end; {
		line := f.LineOf(at)
		text := strings.TrimRight(f.Text(line), " \t\r\n")
		lines = append(lines, source.Span{Start: line.Start, End: line.Start + len(text)})
		next := bytes.IndexByte(f.Bytes[at:end], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return lines
}

// cutEntry parts a line at the colon that makes it an entry.
func cutEntry(line string) (key, value string, found bool) {
	if strings.HasSuffix(line, ":") && !strings.Contains(line, ": ") {
		return line[:len(line)-1], "", true
	}
	key, value, found = strings.Cut(line, ": ")
	return key, strings.TrimSpace(value), found
}

func withoutColon(span source.Span, line string) lint.Finding {
	f := lint.Finding{Span: span, Message: "broken YAML: no colon in this line; expected `key: value`", Help: "Write the line as `key: value`, or take it out"}
	if key, value, found := strings.Cut(line, ":"); found && opensEntry(line) {
		f.Message = "broken YAML: no space behind the colon; expected `" + key + ": " + value + "`"
		f.Help = "Write a space behind the colon"
	} else if key, value, _ := strings.Cut(line, " "); isKey(key) {
		f.Message = "broken YAML: no colon behind `" + key + "`; expected `" + strings.TrimSpace(key+": "+strings.TrimSpace(value)) + "`"
		f.Help = "Write a colon and a space behind the key"
	}
	return f
}

// isKey reports whether a word is a key of Learn's metadata, or made like one.
func isKey(word string) bool {
	switch word {
	case "title", "description", "author", "manager", "reviewer", "keywords":
		return true
	}
	return strings.HasPrefix(word, "ms.")
}

// unclosedMark returns the quote or bracket with which a value begins and which its line does not close, "" where there is none.
func unclosedMark(value string) string {
	if value == "" || counterpart(value[:1]) == "" {
		return ""
	}
	mark, rest := value[:1], value[1:]
	if mark == `"` {
		rest = strings.ReplaceAll(rest, `\"`, "")
	}
	if strings.Contains(rest, counterpart(mark)) {
		return ""
	}
	return mark
}

// counterpart returns what closes a quote or bracket, "" for another character.
func counterpart(mark string) string {
	switch mark {
	case `"`, "'":
		return mark
	case "[":
		return "]"
	case "{":
		return "}"
	}
	return ""
}
