// Package source holds an article's bytes and the positions in them.
//
// A position is a byte offset in the file as it is on disk, byte order mark and
// CRLF included. It is the only package that counts lines or columns.
package source

import (
	"bytes"
	"sort"
	"sync"
)

// BOM is the UTF-8 byte order mark, which some editors put before the first line.
const BOM = "\xef\xbb\xbf"

// A Span is a half-open byte range of a file.
type Span struct {
	Start, End int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether other lies wholly inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Holds reports whether the byte at offset lies inside s.
func (s Span) Holds(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// A File is an article's bytes under its path. Its methods are safe for concurrent use.
type File struct {
	Path  string // as the user named it, slash-separated
	Bytes []byte

	once  sync.Once
	lines []int // offset of each line's first byte

	characters, surrogates tally
}

// NewFile returns the file of that path and content. The content must not change afterwards.
func NewFile(path string, content []byte) *File {
	return &File{Path: path, Bytes: content}
}

// Text returns the bytes of the span as a string.
func (f *File) Text(s Span) string { return string(f.Bytes[s.Start:s.End]) }

// Lines returns the number of lines; a newline at the very end opens no further line.
func (f *File) Lines() int {
	starts := f.starts()
	if n := len(starts); n > 1 && starts[n-1] == len(f.Bytes) {
		return n - 1
	}
	return len(starts)
}

// LineAt returns the 1-based number of the line that holds offset.
func (f *File) LineAt(offset int) int {
	starts := f.starts()
	return sort.Search(len(starts), func(i int) bool { return starts[i] > offset })
}

// Line returns the span of a 1-based line without its line ending and without a byte order mark.
func (f *File) Line(number int) Span {
	starts := f.starts()
	line := Span{Start: starts[number-1], End: len(f.Bytes)}
	if number < len(starts) {
		line.End = starts[number] - 1
	}
	if line.End > line.Start && f.Bytes[line.End-1] == '\r' {
		line.End--
	}
	if line.Start == 0 && bytes.HasPrefix(f.Bytes, []byte(BOM)) {
		line.Start = len(BOM)
	}
	return line
}

// LineOf returns the span of the line that holds offset, without its line ending.
func (f *File) LineOf(offset int) Span { return f.Line(f.LineAt(offset)) }

// FirstLine returns the part of the span that stands on its first line, white space trimmed.
func (f *File) FirstLine(s Span) Span {
	return f.Trim(Span{Start: s.Start, End: min(s.End, f.LineOf(s.Start).End)})
}

// LineEnding returns the line ending that the file uses: that of its first line, "\n" where it has one line only.
func (f *File) LineEnding() string {
	i := bytes.IndexByte(f.Bytes, '\n')
	if i > 0 && f.Bytes[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// Trim returns the span without the white space at both ends.
func (f *File) Trim(s Span) Span {
	for s.Start < s.End && isSpace(f.Bytes[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isSpace(f.Bytes[s.End-1]) {
		s.End--
	}
	return s
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func (f *File) starts() []int {
	f.once.Do(func() {
		f.lines = append(make([]int, 0, bytes.Count(f.Bytes, []byte{'\n'})+1), 0)
		for i := 0; ; {
			next := bytes.IndexByte(f.Bytes[i:], '\n')
			if next < 0 {
				return
			}
			i += next + 1
			f.lines = append(f.lines, i)
		}
	})
	return f.lines
}
