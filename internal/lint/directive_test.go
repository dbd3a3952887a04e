package lint_test

import (
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
)

func TestParseDirective(t *testing.T) {
	tests := []struct {
		text   string
		kind   lint.DirectiveKind
		rules  string // joined by spaces
		reason string
	}{
		{"maturitylint-disable-next-line alt-text -- the picture is decoration", lint.DisableNextLine, "alt-text", "the picture is decoration"},
		{"  maturitylint-disable alt-text intro -- two at once\r\n", lint.Disable, "alt-text intro", "two at once"},
		{"maturitylint-disable alt-text, intro -- commas", lint.Disable, "alt-text intro", "commas"},
		{"maturitylint-disable-file alt-text\n--\nover several\nlines", lint.DisableFile, "alt-text", "over several\nlines"},
		{"maturitylint-disable alt-text — an editor's dash", lint.Disable, "alt-text", "an editor's dash"},
		{"maturitylint-disable alt-text -- a -- b", lint.Disable, "alt-text", "a -- b"},
		{"maturitylint-enable alt-text", lint.Enable, "alt-text", ""},
		{"maturitylint-disable alt-text", lint.Disable, "alt-text", ""},
		{"maturitylint-disable alt-text --", lint.Disable, "alt-text", ""},
		{"maturitylint-disable alt-text --glued", lint.Disable, "alt-text --glued", ""},
		{"maturitylint-disable -- no rule", lint.Disable, "", "no rule"},
		{"maturitylint-disable", lint.Disable, "", ""},
		{"maturitylint-disable-line alt-text -- x", lint.UnknownDirective, "alt-text", "x"},
		{"maturitylint-", lint.UnknownDirective, "", ""},
		{"Maturitylint-Disable alt-text -- x", lint.UnknownDirective, "alt-text", "x"},
		{"maturitylint: disable alt-text", lint.UnknownDirective, "alt-text", ""},
		{"maturitylint disable alt-text", lint.UnknownDirective, "alt-text", ""},
		{"maturitylint- disable alt-text", lint.UnknownDirective, "alt-text", ""},
	}
	for _, test := range tests {
		d, ok := lint.ParseDirective(test.text, 0)
		if !ok {
			t.Errorf("%q: not recognized", test.text)
			continue
		}
		var names []string
		for _, r := range d.Rules {
			names = append(names, r.Name)
		}
		if got := strings.Join(names, " "); d.Kind != test.kind || got != test.rules || d.Reason != test.reason {
			t.Errorf("%q: kind %d, rules %q, reason %q; expected %d, %q, %q",
				test.text, d.Kind, got, d.Reason, test.kind, test.rules, test.reason)
		}
	}
}

func TestParseDirectiveLeavesOtherComments(t *testing.T) {
	for _, text := range []string{"", "maturitylint", "maturitylint is run by hand", "maturitylinter-disable x", "Add an image here", "eslint-disable x"} {
		if d, ok := lint.ParseDirective(text, 0); ok {
			t.Errorf("%q is taken for a directive: %+v", text, d)
		}
	}
}

func FuzzParseDirective(f *testing.F) {
	f.Add("maturitylint-disable-next-line alt-text, intro -- reason", 7)
	f.Add(" maturitylint-enable\talt-text\r\n", 0)
	f.Add("maturitylint: disable — x", 0)
	f.Add("maturitylint-", 0)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		if offset < 0 || offset > 1<<30 {
			return
		}
		d, ok := lint.ParseDirective(text, offset)
		if !ok {
			return
		}
		at := func(start, end int) string { return text[start-offset : end-offset] }
		if span := at(d.Span.Start, d.Span.End); strings.TrimSpace(span) != span && strings.Trim(span, " \t\r\n") != span {
			t.Errorf("span %q is not trimmed", span)
		}
		last := d.Span.Start
		for _, r := range d.Rules {
			if at(r.Span.Start, r.Span.End) != r.Name || r.Name == "" || r.Span.Start < last {
				t.Errorf("rule %q has span %q", r.Name, at(r.Span.Start, r.Span.End))
			}
			last = r.Span.End
		}
	})
}
