package markdown

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A Text is visible text with a way back to the bytes that show it.
type Text struct {
	String string
	runs   []run
}

// A run is a stretch of visible text that one stretch of the file shows: byte for byte or,
// where the lengths differ, as a whole (an entity).
type run struct {
	text, length       int32
	source, fromLength int32
}

// source returns the span of the file that shows as String[start:end].
func (t *Text) source(start, end int) source.Span {
	if start >= end {
		at := t.offset(start, false)
		return source.Span{Start: at, End: at}
	}
	return source.Span{Start: t.offset(start, false), End: t.offset(end, true)}
}

// offset maps one border of a stretch of visible text; the end border belongs to the run before it.
func (t *Text) offset(at int, end bool) int {
	i := sort.Search(len(t.runs), func(i int) bool {
		if end {
			return int(t.runs[i].text) >= at
		}
		return int(t.runs[i].text) > at
	}) - 1
	if i < 0 {
		return 0
	}
	r := t.runs[i]
	inside := min(int32(at)-r.text, r.length)
	switch {
	case r.length == r.fromLength:
		return int(r.source + inside)
	case inside == r.length || end:
		return int(r.source + r.fromLength)
	default:
		return int(r.source)
	}
}

// shownAt returns where in the visible text a letter stands that was added from an offset: what shows before it may be shorter
// than what is written.
func (b *textBuilder) shownAt(offset int) int {
	for _, r := range slices.Backward(b.runs) {
		if int(r.source) <= offset {
			return int(r.text + min(int32(offset)-r.source, r.length))
		}
	}
	return 0
}

// A textBuilder puts visible text together.
type textBuilder struct {
	content []byte
	text    strings.Builder
	runs    []run
}

// here opens a stretch of the text, which end closes.
func (b *textBuilder) here() stretch { return stretch{start: int32(b.text.Len())} }

func (b *textBuilder) end(s *stretch) { s.length = int32(b.text.Len()) - s.start }

// add appends text that the file shows at a place.
func (b *textBuilder) add(shown string, from, fromLength int) {
	b.runs = append(b.runs, run{int32(b.text.Len()), int32(len(shown)), int32(from), int32(fromLength)})
	b.text.WriteString(shown)
}

// markdown adds running text as goldmark cuts it, with entities and escapes still in it.
func (b *textBuilder) markdown(span source.Span) {
	raw := b.content[span.Start:span.End]
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\\') < 0 {
		b.verbatim(span)
		return
	}
	from := span.Start
	for i := span.Start; i < span.End; {
		length := 0
		decoded := ""
		switch b.content[i] {
		case '&':
			decoded, length = entityAt(b.content[i:span.End])
		case '\\':
			if i+1 < span.End && util.IsPunct(b.content[i+1]) {
				decoded, length = string(b.content[i+1]), 2
			}
		}
		if length == 0 {
			i++
			continue
		}
		b.verbatim(source.Span{Start: from, End: i})
		b.as(source.Span{Start: i, End: i + length}, decoded)
		i += length
		from = i
	}
	b.verbatim(source.Span{Start: from, End: span.End})
}

// verbatim adds text that shows as it is written. Text right behind what came before belongs to one run with it.
func (b *textBuilder) verbatim(span source.Span) {
	if span.Empty() {
		return
	}
	length := int32(span.Len())
	if last := len(b.runs) - 1; last >= 0 && b.runs[last].length == b.runs[last].fromLength && int(b.runs[last].source+b.runs[last].length) == span.Start {
		b.runs[last].length += length
		b.runs[last].fromLength += length
	} else {
		b.runs = append(b.runs, run{int32(b.text.Len()), length, int32(span.Start), length})
	}
	b.text.Write(b.content[span.Start:span.End])
}

// as adds text that is written in another way than it shows.
func (b *textBuilder) as(span source.Span, shown string) { b.add(shown, span.Start, span.Len()) }

// lineBreak separates words where the reader sees a new line.
func (b *textBuilder) lineBreak(at int) { b.add("\n", at, 1) }

// longestEntity bounds the search for an entity's semicolon: the longest name that HTML knows has 31 letters.
const longestEntity = 33

// entityAt decodes the entity that text begins with; length is 0 where it is none.
func entityAt(text []byte) (decoded string, length int) {
	end := bytes.IndexByte(text[:min(len(text), longestEntity)], ';')
	if end < 2 {
		return "", 0
	}
	if text[1] != '#' {
		if entity, ok := util.LookUpHTML5EntityByName(string(text[1:end])); ok {
			return string(entity.Characters), end + 1
		}
		return "", 0
	}
	digits, base := string(text[2:end]), 10
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base = digits[1:], 16
	}
	if len(digits) > 7 || strings.ContainsAny(digits, "+-_") {
		return "", 0
	}
	number, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	if number == 0 || number > utf8.MaxRune || !utf8.ValidRune(rune(number)) {
		return string(utf8.RuneError), end + 1
	}
	return string(rune(number)), end + 1
}

// decode resolves the entities and backslash escapes of a destination, title or attribute.
func decode(text string) string {
	if strings.IndexByte(text, '&') < 0 && strings.IndexByte(text, '\\') < 0 {
		return text
	}
	b := textBuilder{content: []byte(text)}
	b.markdown(source.Span{End: len(text)})
	return b.text.String()
}
