package output

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"github.com/maturitylint/maturitylint/internal/source"
)

// span takes the marks « and » out of a text and returns what stood between them.
func span(text string) (*source.File, source.Span) {
	start := strings.Index(text, "«")
	text = strings.Replace(text, "«", "", 1)
	end := strings.Index(text, "»")
	text = strings.Replace(text, "»", "", 1)
	return source.NewFile("a.md", []byte(text)), source.Span{Start: start, End: end}
}

func TestExcerpt(t *testing.T) {
	prose := strings.Repeat("Teams agree on what good looks like and write it down. ", 4)
	for _, test := range []struct {
		name, text      string
		width           int
		line, underline string
	}{
		{"short", "one «two» three", 40,
			"one two three",
			"    ^^^"},
		{"empty span", "one «»two", 40,
			"one two",
			"    ^"},
		{"at the end of the line", "one«»\ntwo", 40,
			"one",
			"   ^"},
		{"a space at the end", "one« »\ntwo", 40,
			"one",
			"   ^"},
		{"several lines", "one\n«two three\nfour» five", 40,
			"two three",
			"^^^^^^^^^"},
		{"CRLF", "one «two\r\nthree»", 40,
			"one two",
			"    ^^^"},
		{"byte order mark", "\ufeff«# One»", 40,
			"# One",
			"^^^^^"},
		{"wide characters", "成熟«模型»成", 40,
			"成熟模型成",
			"    ^^^^"},
		{"combining marks", "cafe\u0301 «de\u0301ja\u0300» vu", 40,
			"cafe\u0301 de\u0301ja\u0300 vu",
			"     ^^^^"},
		{"within a character of several code points", "a👩‍«👧»z", 40,
			"a👩‍👧z",
			" ^^"},
		{"a mark without width of its own", "e«\u0301»x", 40,
			"e\u0301x",
			"^"},
		{"tabs", "\ta\t«b»", 40,
			"    a    b",
			"         ^"},
		{"an underlined tab", "a«\t»b", 40,
			"a    b",
			" ^^^^"},
		{"escape sequence", "a\x1b[31m«red»\x07", 40,
			"a␛[31mred␇",
			"      ^^^"},
		{"no UTF-8", "a\xff«b»", 40,
			"a�b",
			"  ^"},
		{"the start of a long line", "«Teams» agree on" + prose, 40,
			"Teams agree onTeams agree on what good…",
			"^^^^^"},
		{"the middle of a long line", prose + "they «wrote» down " + prose, 40,
			"…it down. they wrote down Teams agree…",
			"               ^^^^^"},
		{"the end of a long line", prose + "the «end»", 40,
			"…looks like and write it down. the end",
			"                                   ^^^"},
		{"longer than the screen", "so «" + prose + "»on", 40,
			"so Teams agree on what good looks like…",
			"   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"},
		{"longer than the screen, in the middle", prose + "so «" + prose + "»on", 40,
			"…it down. so Teams agree on what good l…",
			"             ^^^^^^^^^^^^^^^^^^^^^^^^^^"},
		{"no space to cut at", strings.Repeat("x", 60) + "«yyy»" + strings.Repeat("z", 60), 21,
			"…xxxxxxxxyyyzzzzzzzz…",
			"         ^^^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := excerptOf(test.text, test.width)
			if diff := cmp.Diff([]string{test.line, test.underline}, []string{e.text, e.underline}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func excerptOf(text string, width int) excerpt {
	file, s := span(text)
	return newExcerpt(file, s, width)
}

// An excerpt keeps to the screen, underlines something and lets nothing through that moves the cursor.
func FuzzExcerpt(f *testing.F) {
	f.Add([]byte("one two three"), 4, 7, 20)
	f.Add([]byte("\ufeff成熟\r\n\t👩‍👧\x1b[0m"), 3, 30, 12)
	f.Add(bytes.Repeat([]byte("e\u0301\xff"), 300), 400, 403, 30)
	f.Fuzz(func(t *testing.T, text []byte, start, end, width int) {
		if start < 0 || end < start || end > len(text) || width < 10 || width > 500 {
			t.Skip()
		}
		e := newExcerpt(source.NewFile("a.md", text), source.Span{Start: start, End: end}, width)
		switch {
		case uniseg.StringWidth(e.text) > width:
			t.Errorf("%q is %d cells wide; expected at most %d", e.text, uniseg.StringWidth(e.text), width)
		case !strings.Contains(e.underline, "^"):
			t.Errorf("nothing underlined in %q", e.text)
		case Printable(strings.ReplaceAll(e.text, "\ufffd", "")) != strings.ReplaceAll(e.text, "\ufffd", ""):
			t.Errorf("%q holds a control character", e.text)
		}
	})
}
