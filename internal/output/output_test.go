package output

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

func rule(name string) *lint.Rule {
	return &lint.Rule{Name: name, Help: "Do what " + name + " asks for"}
}

// results are two articles with findings of every shape and one without any.
func results() []lint.Result {
	first := source.NewFile("drafts/first.md", []byte("---\ntitle: 模型 model\n---\n\n# A  title\n\nOne paragraph\nof two lines.\n"))
	second := source.NewFile("second.md", []byte(strings.Repeat("\n", 99)+"the \x1b[1mend\n"))
	return []lint.Result{
		{File: first, Findings: []lint.Finding{
			{
				Rule: rule("front"), Severity: lint.Suggestion, Span: find(first, "模型"), Message: `"模型" says little; expected more`,
			},
			{
				Rule: rule("title"), Severity: lint.Warning, Span: find(first, "  "), Message: "2 spaces; expected 1",
				Related: []lint.Related{{Span: find(first, "title:"), Message: "the title in the front matter"}},
				Fixes: []lint.Fix{
					{Title: "Remove one", Safety: lint.Safe, Edits: []lint.Edit{{Span: find(first, " "), New: ""}}},
					{Title: "Use its name", Safety: lint.Unsafe, Edits: []lint.Edit{{Span: find(first, "A"), New: "<b>"}}},
				},
			},
			{
				Rule: rule("lines"), Severity: lint.Error, Span: find(first, "paragraph\nof two"), Message: "two lines; expected one",
			},
		}},
		{File: source.NewFile("clean.md", nil)},
		{File: second, Findings: []lint.Finding{
			{Rule: rule("empty"), Severity: lint.Error, Message: "an empty line"},
			{Rule: rule("lines"), Severity: lint.Error, Span: find(second, "end"), Message: "ends with \x1b[1mend"},
		}},
	}
}

// elsewhere are results with an article outside of the repository, signs of each format in a path and text, and a fix of two
// edits.
func elsewhere() []lint.Result {
	file := source.NewFile("/a: 100%/#1 «é».md", []byte("\ufeffone\r\n😀 **two** [x](1)\r\n"))
	finding := lint.Finding{
		Rule: rulebook()[1], Severity: lint.Error, Span: find(file, "two"), Message: "no link [x](1) behind 😀\u202e ::error:: ]]> </script>",
		Related: []lint.Related{{Span: find(file, "one"), Message: "the [first]"}, {Span: find(file, "\r\n"), Message: "its end"}},
		Fixes: []lint.Fix{{Title: "Remove the bold", Edits: []lint.Edit{
			{Span: find(file, "** ["), New: " ["}, {Span: find(file, "**t"), New: "t"},
		}}},
	}
	return append(results(), lint.Result{File: file, Findings: []lint.Finding{finding}, Suppressed: []lint.Suppressed{{Finding: finding, Reason: "a test"}}})
}

// rulebook is one rule that is off and one that is not.
func rulebook() []*lint.Rule {
	return []*lint.Rule{
		{Name: "level-goal", Group: "levels", Summary: "A level has a goal", Help: "Write it", Doc: "# level-goal\n\nIt has.\n"},
		{Name: "bold", Group: "style", Summary: "Nothing is bold", Help: "Write it plainly", Doc: "# bold\n", Severity: lint.Warning},
	}
}

// many is an article with so many warnings and one error behind them.
func many(warnings int) []lint.Result {
	r := lint.Result{File: source.NewFile("many.md", nil)}
	for i := range warnings {
		r.Findings = append(r.Findings, lint.Finding{Rule: rule("count"), Severity: lint.Warning, Message: fmt.Sprintf("number %d", i+1)})
	}
	return []lint.Result{r, {File: source.NewFile("last.md", nil), Findings: []lint.Finding{
		{Rule: rule("last"), Severity: lint.Error, Message: "the last, and the gravest"},
	}}}
}

func find(f *source.File, text string) source.Span {
	start := strings.Index(string(f.Bytes), text)
	if start < 0 {
		panic(fmt.Sprintf("%s holds no %q", f.Path, text))
	}
	return source.Span{Start: start, End: start + len(text)}
}

// TestFormats compares reports with the files of testdata/formats.txtar. UPDATE=1 writes them.
func TestFormats(t *testing.T) {
	reports := []struct {
		name, format string
		report       Report
	}{
		{"text", "text", Report{Results: results()}},
		{"text, narrow terminal", "text", Report{Results: results(), Screen: Screen{Width: 40}}},
		{"text, quiet", "text", Report{Results: results()[1:], Quiet: true}},
		{"text, statistics", "text", Report{Results: results(), Statistics: true}},
		{"text, clean", "text", Report{Results: results()[1:2]}},
		{"text, nothing", "text", Report{}},
		{"json", "json", Report{Results: results()}},
		{"json, statistics", "json", Report{Results: results()[2:], Statistics: true}},
		{"json, nothing", "json", Report{Statistics: true}},
		{"sarif", "sarif", Report{Results: elsewhere(), Rules: rulebook(), Version: "v1.2.0", Folder: "/repo/docs", Root: "/repo"}},
		{"sarif, nothing", "sarif", Report{Version: "(devel)", Folder: "/repo"}},
		{"gitlab", "gitlab", Report{Results: elsewhere(), Folder: "/repo/docs", Root: "/repo"}},
		{"gitlab, nothing", "gitlab", Report{}},
		{"rdjson", "rdjson", Report{Results: elsewhere()}},
		{"rdjson, nothing", "rdjson", Report{}},
		{"github", "github", Report{Results: results(), Folder: "/repo/docs", Root: "/repo"}},
		{"github, more than GitHub shows", "github", Report{Results: many(13), Quiet: true}},
		{"github, statistics", "github", Report{Results: results()[2:], Statistics: true}},
		{"github, clean", "github", Report{Results: results()[1:2]}},
		{"github, nothing", "github", Report{}},
		{"azure", "azure", Report{Results: results(), Folder: "/repo/docs", Root: "/repo"}},
		{"azure, quiet", "azure", Report{Results: results()[2:], Quiet: true}},
		{"azure, nothing", "azure", Report{}},
		{"junit", "junit", Report{Results: results()}},
		{"junit, twice in one place", "junit", Report{Results: many(2)}},
		{"junit, nothing", "junit", Report{}},
		{"checkstyle", "checkstyle", Report{Results: results()}},
		{"checkstyle, nothing", "checkstyle", Report{}},
		{"markdown", "markdown", Report{Results: results()}},
		{"markdown, statistics", "markdown", Report{Results: results()[2:], Statistics: true}},
		{"markdown, clean", "markdown", Report{Results: results()[1:2]}},
		{"markdown, nothing", "markdown", Report{Statistics: true}},
	}
	path := filepath.Join("testdata", "formats.txtar")
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := make([]txtar.File, 0, len(reports))
	for _, r := range reports {
		var b strings.Builder
		if err := format(t, r.format).Write(&b, r.report); err != nil {
			t.Fatal(err)
		}
		found = append(found, txtar.File{Name: r.name, Data: []byte(b.String())})
	}
	if os.Getenv("UPDATE") != "" {
		archive.Files = found
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i, f := range found {
		if i >= len(archive.Files) || archive.Files[i].Name != f.Name {
			t.Fatalf("%s lacks %q at place %d", path, f.Name, i)
		}
		if diff := cmp.Diff(string(archive.Files[i].Data), string(f.Data)); diff != "" {
			t.Errorf("%s (-expected +found):\n%s", f.Name, diff)
		}
	}
}

func format(t *testing.T, name string) Format {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no format %s", name)
	return Format{}
}

// Colour changes nothing but colour.
func TestColor(t *testing.T) {
	var plain, colored strings.Builder
	text := format(t, "text")
	if err := errors.Join(
		text.Write(&plain, Report{Results: results()}),
		text.Write(&colored, Report{Results: results(), Screen: Screen{Color: true}}),
	); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(colored.String(), "\x1b[1;31merror:\x1b[") {
		t.Error("no bold red")
	}
	if diff := cmp.Diff(plain.String(), uncolor(colored.String())); diff != "" {
		t.Errorf("(-plain +colored):\n%s", diff)
	}
}

// uncolor takes out the escape sequences that set colours.
func uncolor(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, text, _ = strings.Cut(rest, "m")
	}
}

// Every format passes on that its writer failed.
func TestWriteError(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Write(full{}, Report{Results: results()}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v; expected %v", f.Name, err, errFull)
		}
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestSummary(t *testing.T) {
	findings := func(severities ...lint.Severity) lint.Result {
		r := lint.Result{File: source.NewFile("a.md", nil)}
		for _, s := range severities {
			r.Findings = append(r.Findings, lint.Finding{Rule: rule("r"), Severity: s})
		}
		return r
	}
	fixable := findings(lint.Error)
	fixable.Findings[0].Fixes = make([]lint.Fix, 1)
	fixed := fixable
	fixed.Fixed = 3
	for expected, results := range map[string][]lint.Result{
		"no articles checked":                                nil,
		"no findings in 1 article":                           {findings()},
		"no findings in 2 articles":                          {findings(), findings()},
		"1 error in 1 article":                               {findings(lint.Error)},
		"1 warning in 1 of 2 articles":                       {findings(), findings(lint.Warning)},
		"2 errors, 1 warning, 2 suggestions in 2 articles":   {findings(lint.Error, lint.Suggestion), findings(lint.Warning, lint.Error, lint.Suggestion)},
		"1 error in 1 of 3 articles; 1 comes with a fix":     {findings(), fixable, findings()},
		"2 errors in 2 articles; 2 come with a fix":          {fixable, fixable},
		"3 fixed; no findings in 2 articles":                 {findings(), {File: fixed.File, Fixed: 3}},
		"6 fixed; 3 errors in 3 articles; 3 come with a fix": {fixed, fixable, fixed},
	} {
		if found := summary(results); found != expected {
			t.Errorf("found %q; expected %q", found, expected)
		}
	}
}

func TestWriteDiff(t *testing.T) {
	const diff = "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n same\r\n-\told\x1b[2J\n+new\n\\ No newline at end of file\n"
	for expected, screen := range map[string]Screen{
		diff: {},
		"--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n same␍\n-    old␛[2J\n+new\n\\ No newline at end of file\n": {Width: 80},
		"\x1b[1m--- a/a.md\x1b[22m\n\x1b[1m+++ b/a.md\x1b[22m\n\x1b[36m@@ -1,3 +1,3 @@\x1b[0m\n same␍\n" +
			"\x1b[1;31m-    old␛[2J\x1b[22;0m\n\x1b[32m+new\x1b[0m\n\\ No newline at end of file\n": {Color: true},
	} {
		var w bytes.Buffer
		if err := WriteDiff(&w, diff, screen); err != nil {
			t.Error(err)
		}
		if found := w.String(); found != expected {
			t.Errorf("%+v: found\n%q\nexpected\n%q", screen, found, expected)
		}
	}
	if err := WriteDiff(full{}, diff, Screen{}); !errors.Is(err, errFull) {
		t.Errorf("found %v; expected the writer's error", err)
	}
}

func TestHelps(t *testing.T) {
	f := lint.Finding{Rule: rule("r")}
	of := func(change func(*lint.Finding)) []string {
		change(&f)
		return helps(f)
	}
	for _, test := range []struct {
		found    []string
		expected string
	}{
		{of(func(*lint.Finding) {}), "Do what r asks for"},
		{of(func(f *lint.Finding) { f.Help = "Do this" }), "Do this"},
		{of(func(f *lint.Finding) { f.Fixes = []lint.Fix{{Title: "Mend"}} }), "Mend (fixable)"},
	} {
		if diff := cmp.Diff([]string{test.expected}, test.found); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPrintable(t *testing.T) {
	for text, expected := range map[string]string{
		"plain 模型 e\u0301 👩‍👧":      "plain 模型 e\u0301 👩‍👧",
		"a\tb\nc\r":                 "a␉b␊c␍",
		"\x1b[31mred\x7f":           "␛[31mred␡",
		"\u009b31m":                 "�31m",
		"\u202egnp.exe\u2069":       "�gnp.exe�",
		"line\u2028paragraph\u2029": "line�paragraph�",
		"a\xffb":                    "a�b",
	} {
		if found := Printable(text); found != expected {
			t.Errorf("Printable(%q) = %q; expected %q", text, found, expected)
		}
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		text     string
		width    int
		expected string
	}{
		{"levels", 6, "levels"},
		{"levels", 5, "leve…"},
		{"模型模型", 8, "模型模型"},
		{"模型模型", 7, "模型模…"},
		{"模型模型", 6, "模型…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"levels", 0, "…"},
	} {
		if found := Clip(test.text, test.width); found != test.expected {
			t.Errorf("Clip(%q, %d) = %q; expected %q", test.text, test.width, found, test.expected)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text     string
		width    int
		expected []string
	}{
		{"", 10, []string{""}},
		{"one two three", 13, []string{"one two three"}},
		{"one two three", 12, []string{"one two", "three"}},
		{"one two three", 1, []string{"one", "two", "three"}},
		{"模型 模型", 8, []string{"模型", "模型"}},
		{"two  spaces stay", 12, []string{"two  spaces", "stay"}},
	} {
		if diff := cmp.Diff(test.expected, Wrap(test.text, test.width)); diff != "" {
			t.Errorf("Wrap(%q, %d): %s", test.text, test.width, diff)
		}
	}
}
