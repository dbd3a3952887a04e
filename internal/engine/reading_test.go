package engine

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

func TestEncoding(t *testing.T) {
	tests := []struct {
		name, text string
		expected   []string
	}{
		{"UTF-8", "café bad", []string{"a.md:1:6 error no-bad: found bad; expected none"}},
		{"UTF-8 with a byte order mark", source.BOM + "bad", []string{"a.md:1:1 error no-bad: found bad; expected none"}},
		{"Windows-1252", "é\nbad caf\xe9 bad \xe9", []string{"a.md:2:8 error encoding: byte 10 is 0xE9, which is no UTF-8 here; an article is UTF-8"}},
		{"UTF-16", "\xff\xfeb\x00a\x00d\x00", []string{"a.md:1:1 error encoding: the file is UTF-16; an article is UTF-8"}},
		{"UTF-16, the other way round", "\xfe\xff\x00b", []string{"a.md:1:1 error encoding: the file is UTF-16; an article is UTF-8"}},
		{"NUL", "bad\x00", []string{"a.md:1:4 error encoding: byte 3 is NUL, so the file is binary or UTF-16; an article is UTF-8 text"}},
		{"binary", "\x89\x00", []string{"a.md:1:1 error encoding: byte 0 is 0x89, which is no UTF-8 here; an article is UTF-8"}},
		{"Word", "PK\x03\x04\x14\x00", []string{"a.md:1:1 error encoding: this is a Word or ZIP file, not Markdown; expected text in UTF-8"}},
		{"older Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", []string{"a.md:1:1 error encoding: this is a file of an older Word or Office, not Markdown; expected text in UTF-8"}},
		{"PDF", "%PDF-1.7\n", []string{"a.md:1:1 error encoding: this is a PDF file, not Markdown; expected text in UTF-8"}},
		{"text about a PDF", "%PDF bad", []string{"a.md:1:6 error no-bad: found bad; expected none"}},
		{"PNG", "\x89PNG\x00", []string{"a.md:1:1 error encoding: this is a picture (PNG), not Markdown; expected text in UTF-8"}},
		{"no text", strings.Repeat("\x00\x01\xfea\x02b", 20), []string{"a.md:1:1 error encoding: this is no text; expected Markdown in UTF-8"}},
		{"UTF-16 without a mark", strings.Repeat("b\x00\xe9\x00", 20), []string{"a.md:1:2 error encoding: byte 1 is NUL, so the file is binary or UTF-16; an article is UTF-8 text"}},
		{"old Mac", "bad\rbad\r", []string{"a.md:1:1 error encoding: the lines end in a lone carriage return (CR); expected LF or CRLF"}},
		{"a carriage return at the end", "bad\r", []string{"a.md:1:1 error no-bad: found bad; expected none"}},
		{"a carriage return in a line", "bad\r\rb\n", []string{"a.md:1:1 error no-bad: found bad; expected none"}},
		{"cut short", "bad \xe2\x9c", []string{"a.md:1:5 error encoding: byte 4 is 0xE2, which is no UTF-8 here; an article is UTF-8"}},
		{"a surrogate", "\xed\xa0\x80", []string{"a.md:1:1 error encoding: byte 0 is 0xED, which is no UTF-8 here; an article is UTF-8"}},
		{"the replacement character itself", "\uFFFD", nil},
		{"nothing", "", nil},
	}
	rules := loader(wordRule("bad", lint.Error))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			results, problems := Run(context.Background(), Request{
				Dir: t.TempDir(), Config: rules, Buffers: []*source.File{source.NewFile("a.md", []byte(test.text))},
			})
			compare(t, "problems", nil, sentences(problems))
			compare(t, "findings", test.expected, told(results))
		})
	}
}

func TestTooLarge(t *testing.T) {
	root := folder(t, "large.md", "bad", "asks.md", "[a](large.md#x)\n")
	if err := os.Truncate(filepath.Join(root, "large.md"), 4<<20+2); err != nil {
		t.Fatal(err)
	}
	results, problems := Run(context.Background(), Request{
		Dir: root, Args: []string{"*.md"}, Config: loader(wordRule("bad", lint.Error), anchorRule),
	})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{
		"asks.md:1:1 error anchor: large.md cannot be read",
		"large.md:1:1 error too-large: 4.1 MiB; a file has at most 4 MiB",
	}, told(results))
	if f := results[1]; len(f.File.Bytes) != 0 || !f.Findings[0].Span.Empty() {
		t.Errorf("%d bytes were read, the span is %v", len(f.File.Bytes), f.Findings[0].Span)
	}
}

func TestSize(t *testing.T) {
	for _, test := range []struct {
		n        int64
		up       bool
		expected string
	}{
		{0, false, "0 bytes"},
		{1023, false, "1023 bytes"},
		{1024, false, "1 KiB"},
		{1025, true, "1.1 KiB"},
		{1025, false, "1 KiB"},
		{4 << 20, true, "4 MiB"},
		{4<<20 + 1, true, "4.1 MiB"},
		{5<<20 - 1, true, "5 MiB"},
		{100 << 30, true, "100 GiB"},
		{1<<63 - 1, true, "8589934592 GiB"},
	} {
		if found := size(test.n, test.up); found != test.expected {
			t.Errorf("%d: %s; expected %s", test.n, found, test.expected)
		}
	}
}
