package source

import (
	"sync"
	"unicode/utf8"
)

// A Position is a place in a file as people name it.
type Position struct {
	Line   int // 1-based
	Column int // 1-based, in characters (Unicode code points) unless it says otherwise
}

// Position returns the place of offset. A byte order mark has no column of its own.
func (f *File) Position(offset int) Position {
	line, start, offset := f.within(offset)
	return Position{Line: line, Column: f.characters.between(f.Bytes, start, offset, utf8.RuneCount, runeStarts) + 1}
}

// UTF16Position returns the place of offset, its column in UTF-16 code units, as Windows and JavaScript count. A byte
// order mark has no column of its own.
func (f *File) UTF16Position(offset int) Position {
	position := f.Position(offset)
	_, start, offset := f.within(offset)
	position.Column += f.surrogates.between(f.Bytes, start, offset, longRunes, longRunes)
	return position
}

// BytePosition returns the place of offset, its column in bytes. A byte order mark fills columns: who counts bytes cuts
// the line as it is on disk.
func (f *File) BytePosition(offset int) Position {
	line := f.LineAt(offset)
	return Position{Line: line, Column: offset - f.starts()[line-1] + 1}
}

// within returns the line of an offset, where that line's text starts, and the offset moved out of a byte order mark.
func (f *File) within(offset int) (line, start, moved int) {
	line = f.LineAt(offset)
	start = f.Line(line).Start
	return line, start, max(start, offset)
}

// stride is how many bytes lie between two counts of a tally.
const stride = 4096

// A tally counts something in a text. An article may be one line of megabytes with a finding in each sentence, so that
// longer stretches are taken from counts made once.
type tally struct {
	once   sync.Once
	counts []int // before each stride
}

// between counts between two offsets: short stretches by one function, which may look at whole characters, and long ones
// by another, which must not mind where the text is cut.
func (t *tally) between(text []byte, start, end int, short, long func([]byte) int) int {
	if end-start < 2*stride {
		return short(text[start:end])
	}
	t.once.Do(func() {
		for at := 0; at < len(text); at += stride {
			counted := 0
			if n := len(t.counts); n > 0 {
				counted = t.counts[n-1] + long(text[at-stride:at])
			}
			t.counts = append(t.counts, counted)
		}
	})
	return t.before(text, end, long) - t.before(text, start, long)
}

func (t *tally) before(text []byte, offset int, count func([]byte) int) int {
	at := min(offset/stride, len(t.counts)-1)
	return t.counts[at] + count(text[at*stride:offset])
}

func runeStarts(text []byte) int {
	starts := 0
	for _, c := range text {
		if utf8.RuneStart(c) {
			starts++
		}
	}
	return starts
}

// longRunes counts the characters that are two code units in UTF-16: those of four bytes in UTF-8.
func longRunes(text []byte) int {
	long := 0
	for _, c := range text {
		if c >= 0xf0 {
			long++
		}
	}
	return long
}
