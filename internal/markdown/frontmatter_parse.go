package markdown

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"github.com/maturitylint/maturitylint/internal/source"
)

const dashes = "---"

// parseFrontMatter reads the front matter and returns where the body starts.
func parseFrontMatter(m *Memory, f *source.File) (FrontMatter, int) {
	start := 0
	if bytes.HasPrefix(f.Bytes, []byte(source.BOM)) {
		start = len(source.BOM)
	}
	missing := FrontMatter{State: Missing, Span: source.Span{Start: start, End: start}}
	opening, state := openingDashes(f.Bytes, start)
	if state == Missing {
		return missing, start
	}
	content, closing, found := delimited(m, f.Bytes, start, opening)
	if !found {
		return unclosed(f, start, opening)
	}
	front := FrontMatter{State: state, Opening: opening, Content: content, Span: source.Span{Start: opening.Start, End: closing.End}}
	if isSpace(f.Bytes[closing.Start]) {
		front.State = Unclosed
	}
	front.decode(f)
	if swallowed(f.Bytes[content.Start:content.End], front.Mapping) {
		if short, body := unclosed(f, start, opening); short.State == Unclosed {
			return short, body
		}
	}
	if !front.Mapping && state != Closed {
		return missing, start // Learn sees no front matter here, and neither would an author
	}
	return front, nextLine(f.Bytes, closing.End)
}

// openingDashes finds the dashes that open the first line that is not blank.
func openingDashes(content []byte, start int) (source.Span, FrontMatterState) {
	first := start + len(content[start:]) - len(bytes.TrimLeft(content[start:], " \t\r\n"))
	end := lineEnd(content, first)
	if string(bytes.TrimRight(content[first:end], " \t\r")) != dashes {
		return source.Span{}, Missing
	}
	opening := source.Span{Start: first, End: first + len(dashes)}
	switch before := content[start:first]; {
	case bytes.IndexByte(before, '\n') >= 0:
		return opening, AfterBlankLines
	case len(before) > 0:
		return opening, Indented
	}
	return opening, Closed
}

var errStashed = errors.New("stashed")

// delimited finds the lines between the opening dashes and the next --- or ... alone on its line. The span of the
// closing line begins at its first byte, be it white space.
//
// The library's unmarshal function takes down what it is given and fails, so that the library does not copy the
// rest of the article. It knows one closing mark a format, so a ... before the --- is looked for in what it found.
func delimited(m *Memory, content []byte, start int, opening source.Span) (inner, closing source.Span, found bool) {
	stashed := -1
	stash := func(data []byte, _ any) error {
		stashed = len(data)
		return errStashed
	}
	inner.Start = nextLine(content, opening.End)
	for _, end := range []string{dashes, "..."} {
		_, err := frontmatter.Parse(m.reader(content[start:]), nil, frontmatter.NewFormat(dashes, end, stash))
		if errors.Is(err, errStashed) {
			break
		}
	}
	if stashed < 0 {
		return source.Span{}, source.Span{}, false
	}
	inner.End = inner.Start + stashed
	if dots := dotsLine(content[inner.Start:inner.End]); dots >= 0 {
		inner.End = inner.Start + dots
	}
	closing = source.Span{Start: inner.End, End: inner.End + len(bytes.TrimRight(content[inner.End:lineEnd(content, inner.End)], " \t\r"))}
	return inner, closing, true
}

// dotsLine returns the offset of the line that is ... and nothing else, -1 where there is none.
func dotsLine(lines []byte) int {
	for i := 0; i < len(lines); {
		end := lineEnd(lines, i)
		if string(bytes.TrimRight(lines[i:end], " \t\r")) == "..." {
			return i
		}
		i = end + 1
	}
	return -1
}

// unclosed reads front matter whose closing dashes are missing or misspelt: the lines up to the first blank line, heading
// or line of dashes, if they are a YAML mapping. Otherwise the dashes are a thematic break and there is no front matter.
func unclosed(f *source.File, start int, opening source.Span) (FrontMatter, int) {
	m := FrontMatter{State: Unclosed, Opening: opening, Content: source.Span{Start: nextLine(f.Bytes, opening.End)}}
	m.Content.End = m.Content.Start
	body := m.Content.Start
	for body == m.Content.End && body < len(f.Bytes) {
		end := lineEnd(f.Bytes, body)
		line := bytes.TrimSpace(f.Bytes[body:end])
		if len(line) == 0 || line[0] == '#' {
			break
		}
		body = min(end+1, len(f.Bytes))
		if !onlyDashes(line) {
			m.Content.End = body
		}
	}
	m.Span = source.Span{Start: opening.Start, End: max(opening.End, f.Trim(m.Content).End)}
	m.decode(f)
	if !m.Mapping || len(m.Entries) == 0 {
		return FrontMatter{State: Missing, Span: source.Span{Start: start, End: start}}, start
	}
	return m, body
}

// onlyDashes reports whether a line was meant as closing dashes, be they too few, too many, or what an editor made of them.
func onlyDashes(line []byte) bool { return len(line) > 1 && len(bytes.Trim(line, "-–—")) == 0 }

// swallowed reports whether the lines between the dashes hold the article itself: the front matter was never closed, and
// the dashes are those that close the tabs. A heading is a comment to YAML, so that all may well be a mapping.
func swallowed(lines []byte, mapping bool) bool {
	if bytes.Contains(lines, []byte("]("+tabTarget)) {
		return true
	}
	return !mapping && (bytes.HasPrefix(lines, []byte("# ")) || bytes.Contains(lines, []byte("\n# ")))
}

// decode reads the entries.
func (m *FrontMatter) decode(f *source.File) {
	if entries, ok := plainEntries(f.Bytes[m.Content.Start:m.Content.End], m.Content.Start); ok {
		m.Mapping, m.Entries = true, entries
		return
	}
	m.load(f)
}

// load reads the content as YAML. Nodes carry lines and columns in characters, from the content's first line.
func (m *FrontMatter) load(f *source.File) {
	var document yaml.Node
	content := f.Bytes[m.Content.Start:m.Content.End]
	if err := yaml.Unmarshal(content, &document); err != nil {
		m.Error = m.yamlError(f, err)
		return
	}
	if len(document.Content) == 0 {
		m.Mapping = true
		return
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		m.Mapping = root.Kind == yaml.ScalarNode && root.Tag == "!!null"
		return
	}
	m.Mapping = true
	for i := 0; i+1 < len(root.Content); i += 2 {
		stop := m.Content.End
		if i+2 < len(root.Content) {
			stop = m.offset(f, root.Content[i+2].Line, root.Content[i+2].Column)
		}
		m.Entries = append(m.Entries, m.entry(f, root.Content[i], root.Content[i+1], stop))
	}
}

// entry reads one key and its value; what belongs to them ends before stop.
func (m *FrontMatter) entry(f *source.File, key, value *yaml.Node, stop int) Entry {
	start := m.offset(f, key.Line, key.Column)
	e := Entry{Key: key.Value, KeySpan: source.Span{Start: start, End: start + len(key.Value)}}
	if key.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		e.KeySpan.End += 2
	}
	e.KeySpan.End = min(e.KeySpan.End, stop)
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	e.Scalar = value.Kind == yaml.ScalarNode
	if e.Scalar && value.Tag != "!!null" {
		e.Value = value.Value
	}
	e.ValueSpan = m.valueSpan(f, e.KeySpan.End, stop)
	return e
}

// valueSpan returns the value as written between its key and stop, without the colon, comments at its end and white space.
func (m *FrontMatter) valueSpan(f *source.File, start, stop int) source.Span {
	if colon := bytes.IndexByte(f.Bytes[start:stop], ':'); colon >= 0 {
		start += colon + 1
	}
	span := f.Trim(source.Span{Start: start, End: stop})
	if span.Empty() || f.Bytes[span.Start] == '#' {
		return source.Span{Start: start, End: start}
	}
	text := f.Bytes[span.Start:span.End]
	if end := bytes.IndexByte(text, '\n'); end >= 0 && text[0] != '|' && text[0] != '>' {
		// Further lines of a plain value are indented; others are comments between two keys.
		if next := bytes.TrimLeft(text[end:], "\r\n"); len(next) > 0 && next[0] == '#' {
			text = text[:end]
		}
	}
	if quote := text[0]; quote == '"' || quote == '\'' {
		if end := bytes.LastIndexByte(text, quote); end > 0 {
			return source.Span{Start: span.Start, End: span.Start + end + 1}
		}
	}
	if comment := bytes.Index(text, []byte(" #")); comment >= 0 && bytes.IndexByte(text, '\n') < 0 {
		text = text[:comment]
	}
	return source.Span{Start: span.Start, End: span.Start + len(bytes.TrimRight(text, " \t\r\n"))}
}

// offset turns a YAML position into an offset in the file.
func (m *FrontMatter) offset(f *source.File, line, column int) int {
	at := f.Line(min(f.LineAt(m.Content.Start)+line-1, f.Lines())).Start
	for ; column > 1 && at < m.Content.End; column-- {
		_, size := utf8.DecodeRune(f.Bytes[at:])
		at += size
	}
	return min(at, m.Content.End)
}

func (m *FrontMatter) yamlError(f *source.File, err error) *YAMLError {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return &YAMLError{Message: strings.TrimPrefix(err.Error(), "yaml: "), Span: m.Opening}
	}
	mark := load.Mark
	if mark.Line == 0 {
		mark = load.ContextMark
	}
	at := m.offset(f, max(mark.Line, 1), max(mark.Column, 1))
	line := f.Trim(f.LineOf(min(at, max(m.Content.Start, m.Content.End-1))))
	span := source.Span{Start: at, End: line.End}
	if span.Empty() {
		span = line
	}
	return &YAMLError{Message: load.Message, Span: span}
}

func lineEnd(content []byte, from int) int {
	if i := bytes.IndexByte(content[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(content)
}

// nextLine returns where the line behind from starts, the end of the content where there is none.
func nextLine(content []byte, from int) int {
	return min(lineEnd(content, from)+1, len(content))
}
