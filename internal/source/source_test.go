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

// Each unit of columns counts a long line as it counts a short one.
func TestPositionInLongLine(t *testing.T) {
	line := strings.Repeat("é😀", 10_000) + "x"
	f := source.NewFile("a.md", []byte("first\n"+line+"\nlast"))
	for pairs, want := range map[int][3]int{0: {1, 1, 1}, 1: {3, 4, 7}, 1365: {2731, 4096, 8191}, 10_000: {20_001, 30_001, 60_001}} {
		at := len("first\n") + pairs*len("é😀")
		got := [3]int{f.Position(at).Column, f.UTF16Position(at).Column, f.BytePosition(at).Column}
		if got != want {
			t.Errorf("behind %d pairs the columns are %v, want %v", pairs, got, want)
		}
	}
}

func TestUnitsOfColumns(t *testing.T) {
	tests := []struct {
		name, content string
		offset        int
		utf16, bytes  source.Position
	}{
		{"empty file", "", 0, source.Position{Line: 1, Column: 1}, source.Position{Line: 1, Column: 1}},
		{"within the first plane", "模型x", 6, source.Position{Line: 1, Column: 3}, source.Position{Line: 1, Column: 7}},
		{"beyond the first plane", "a😀b", 5, source.Position{Line: 1, Column: 4}, source.Position{Line: 1, Column: 6}},
		{"second line, CRLF", "a\r\n😀b", 7, source.Position{Line: 2, Column: 3}, source.Position{Line: 2, Column: 5}},
		{"behind the last newline", "ab\n", 3, source.Position{Line: 2, Column: 1}, source.Position{Line: 2, Column: 1}},
		{"behind a BOM", "\xef\xbb\xbfab", 4, source.Position{Line: 1, Column: 2}, source.Position{Line: 1, Column: 5}},
		{"inside a BOM", "\xef\xbb\xbfab", 1, source.Position{Line: 1, Column: 1}, source.Position{Line: 1, Column: 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("a.md", []byte(tt.content))
			if got := f.UTF16Position(tt.offset); got != tt.utf16 {
				t.Errorf("UTF16Position(%d) of %q = %v, want %v", tt.offset, tt.content, got, tt.utf16)
			}
			if got := f.BytePosition(tt.offset); got != tt.bytes {
				t.Errorf("BytePosition(%d) of %q = %v, want %v", tt.offset, tt.content, got, tt.bytes)
			}
		})
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
