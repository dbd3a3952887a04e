package source_test

import (
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/source"
)

func TestPosition(t *testing.T) {
	tests := []struct {
		name, content string
		offset        int
		want          source.Position
	}{
		{"empty file", "", 0, source.Position{Line: 1, Column: 1}},
		{"first byte", "ab\ncd", 0, source.Position{Line: 1, Column: 1}},
		{"line ending belongs to its line", "ab\ncd", 2, source.Position{Line: 1, Column: 3}},
		{"second line", "ab\ncd", 4, source.Position{Line: 2, Column: 2}},
		{"end of file", "ab\ncd", 5, source.Position{Line: 2, Column: 3}},
		{"behind the last newline", "ab\n", 3, source.Position{Line: 2, Column: 1}},
		{"CRLF", "ab\r\ncd", 4, source.Position{Line: 2, Column: 1}},
		{"columns are characters", "é✓x", 5, source.Position{Line: 1, Column: 3}},
		{"a BOM has no column", "\xef\xbb\xbfab", 3, source.Position{Line: 1, Column: 1}},
		{"behind a BOM", "\xef\xbb\xbfab", 4, source.Position{Line: 1, Column: 2}},
		{"inside a BOM", "\xef\xbb\xbfab", 1, source.Position{Line: 1, Column: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := source.NewFile("a.md", []byte(tt.content)).Position(tt.offset); got != tt.want {
				t.Errorf("Position(%d) of %q = %v, want %v", tt.offset, tt.content, got, tt.want)
			}
		})
	}
}

func TestPositionInLongLine(t *testing.T) {
	line := strings.Repeat("é", 20_000) + "x"
	f := source.NewFile("a.md", []byte("first\n"+line+"\nlast"))
	for characters, want := range map[int]int{0: 1, 1: 2, 4095: 4096, 4096: 4097, 12_345: 12_346, 20_000: 20_001} {
		got := f.Position(len("first\n") + characters*len("é"))
		if got != (source.Position{Line: 2, Column: want}) {
			t.Errorf("character %d is at %v, want column %d of line 2", characters, got, want)
		}
	}
}

func TestLine(t *testing.T) {
	f := source.NewFile("a.md", []byte("\xef\xbb\xbfone\r\ntwo\n\nfour"))
	for i, want := range []string{"one", "two", "", "four"} {
		if got := f.Text(f.Line(i + 1)); got != want {
			t.Errorf("line %d is %q, want %q", i+1, got, want)
		}
	}
	if got := f.Lines(); got != 4 {
		t.Errorf("Lines() = %d, want 4", got)
	}
}

func TestLines(t *testing.T) {
	for content, want := range map[string]int{"": 1, "a": 1, "a\n": 1, "a\nb": 2, "a\n\n": 2} {
		if got := source.NewFile("a.md", []byte(content)).Lines(); got != want {
			t.Errorf("Lines() of %q = %d, want %d", content, got, want)
		}
	}
}

func TestLineEnding(t *testing.T) {
	for content, want := range map[string]string{"": "\n", "a": "\n", "a\nb\r\n": "\n", "a\r\nb": "\r\n"} {
		if got := source.NewFile("a.md", []byte(content)).LineEnding(); got != want {
			t.Errorf("LineEnding() of %q = %q, want %q", content, got, want)
		}
	}
}

func TestTrim(t *testing.T) {
	f := source.NewFile("a.md", []byte(" \t a b \r\n"))
	if got := f.Text(f.Trim(source.Span{End: len(f.Bytes)})); got != "a b" {
		t.Errorf("Trim left %q, want %q", got, "a b")
	}
	if got := f.Trim(source.Span{Start: 0, End: 2}); !got.Empty() {
		t.Errorf("Trim of white space left %v, want an empty span", got)
	}
}
