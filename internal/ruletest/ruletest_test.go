package ruletest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

type blueOptions struct {
	Words []string `yaml:"words" doc:"The words to look for"`
}

// blue reports each word "blue" and replaces it by "green".
func blue(p *lint.Pass, o blueOptions) {
	eachWord(p, o.Words[0], func(s source.Span) {
		p.Report(lint.Finding{Span: s, Message: "found " + o.Words[0], Fixes: []lint.Fix{
			{Title: "Write green", Edits: []lint.Edit{{Span: s, New: "green"}}},
		}})
	})
}

// toLineFeed takes the last line to end in one byte.
func toLineFeed(p *lint.Pass, _ blueOptions) {
	if content := p.Article.File.Bytes; bytes.HasPrefix(content, []byte("so blue, ")) {
		p.Report(lint.Finding{Span: source.Span{Start: 3, End: len(content) - 1}, Message: "found blue"})
	}
}

// inFirstLine takes the first line of the file for the first one of the text.
func inFirstLine(p *lint.Pass, _ blueOptions) {
	content := p.Article.File.Bytes
	if at := p.Article.File.Line(1).Start + 3; bytes.Contains(content, []byte("so blue")) {
		p.Report(lint.Finding{Span: source.Span{Start: at, End: at + 4}, Message: "found blue"})
	}
}

func eachWord(p *lint.Pass, word string, report func(source.Span)) {
	content := p.Article.File.Bytes
	for at := 0; ; {
		i := bytes.Index(content[at:], []byte(word))
		if i < 0 {
			return
		}
		at += i + len(word)
		report(source.Span{Start: at - len(word), End: at})
	}
}

const bluePage = `# blue

No blue.

## Options

<!-- options -->
<!-- /options -->

## Bad

~~~~markdown
so blue, blue
~~~~

~~~findings
1:4-1:8 found blue
1:10-1:14 found blue
~~~

### Fixed

~~~~markdown
so green, green
~~~~

## Good

~~~yaml
words: [red]
~~~

~~~~markdown
blue
~~~~
`

func rule(check func(*lint.Pass, blueOptions), change func(*lint.Rule)) *lint.Rule {
	r := lint.Rule{Name: "blue", Group: "colours", Summary: "No blue", Help: "Write green", Doc: "x",
		Severity: lint.Error, Fix: lint.AlwaysFix, Since: "0.1"}
	if change != nil {
		change(&r)
	}
	return lint.New(r, blueOptions{Words: []string{"blue"}}, check)
}

func TestCheckAcceptsSoundRule(t *testing.T) {
	for _, p := range check(rule(blue, nil), []byte(bluePage)) {
		t.Errorf("line %d: %s", p.line, p.message)
	}
}

func TestCheckRefuses(t *testing.T) {
	span := func(start, end int, fixes ...lint.Fix) func(*lint.Pass, blueOptions) {
		return func(p *lint.Pass, _ blueOptions) {
			if bytes.Contains(p.Article.File.Bytes, []byte("so blue")) {
				p.Report(lint.Finding{Span: source.Span{Start: start, End: end}, Message: "found blue", Fixes: fixes})
			}
		}
	}
	edit := func(start, end int, text string) lint.Edit {
		return lint.Edit{Span: source.Span{Start: start, End: end}, New: text}
	}
	fix := func(edits ...lint.Edit) func(*lint.Pass, blueOptions) {
		return func(p *lint.Pass, _ blueOptions) {
			eachWord(p, "so blue", func(s source.Span) {
				p.Report(lint.Finding{Span: s, Message: "found blue", Fixes: []lint.Fix{{Title: "Write green", Edits: edits}}})
			})
		}
	}
	finds := func(findings string) string {
		return strings.NewReplacer("1:4-1:8 found blue\n1:10-1:14 found blue", findings, "### Fixed", "## Words", "so green, green", "").Replace(bluePage)
	}
	page := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(bluePage) }

	cases := map[string]struct {
		check  func(*lint.Pass, blueOptions)
		change func(*lint.Rule)
		page   string
		want   string
	}{
		"another title":              {page: page("# blue", "# red"), want: `the page's title is "red"`},
		"summary with stop":          {change: func(r *lint.Rule) { r.Summary = "No blue." }, want: "Summary ends in a full stop"},
		"no bad example":             {page: page("## Bad", "## Sad"), want: "the page has no bad example"},
		"no good example":            {page: page("## Good", "## Goody"), want: "the page has no good example"},
		"options undocumented":       {page: page("## Options", "## Settings"), want: "lacks the section Options"},
		"option unused":              {page: page("words: [red]", ""), want: "no example sets the option words"},
		"option unknown":             {page: page("words: [red]", "colours: [red]"), want: "does not fit the rule's options"},
		"message differs":            {page: page("1:4-1:8 found blue", "1:4-1:8 found red"), want: "findings differ\n"},
		"position differs":           {page: page("1:10-1:14", "1:10-1:15"), want: "findings differ\n"},
		"finding in good":            {page: page("words: [red]", "words: [blu]"), want: "--- the page says\n--- the rule finds\n1:1-1:4"},
		"fixed differs":              {page: page("green, green", "green, blue"), want: "safe fixes differ\n"},
		"wrong fix status":           {change: func(r *lint.Rule) { r.Fix = lint.NoFix }, want: "the rule says that it never has a fix, but 2 of the 2"},
		"fix not shown":              {page: page("### Fixed", "### Fixt", "so green, green", "so blue"), want: "the page shows under no Fixed"},
		"two fixed":                  {page: page("## Good", "~~~~markdown\nx\n~~~~\n\n## Good"), want: "a second block under Fixed"},
		"unknown word":               {page: page("~~~~markdown\nblue", "~~~~markdown high\nblue"), want: `unknown word "high"`},
		"yaml without example":       {page: bluePage + "~~~yaml\nwords: [a]\n~~~\n", want: "followed by no example"},
		"changes options":            {check: func(_ *lint.Pass, o blueOptions) { o.Words[0] = "red" }, want: "the rule changes its options"},
		"span outside":               {check: span(3, 90), want: "the finding has the span 3-90"},
		"span empty":                 {check: span(3, 3), want: "the finding is empty"},
		"span with newline":          {check: span(9, 14), want: "ends in a line ending"},
		"splits CRLF":                {check: toLineFeed, page: finds("1:4-1:14 found blue"), want: "(with CRLF): the finding splits a CRLF"},
		"covers the mark":            {check: span(0, 4), page: finds("1:1-1:5 found blue"), want: "covers the byte order mark"},
		"counts from the first byte": {check: span(3, 7), page: finds("1:4-1:8 found blue"), want: "findings differ (with a byte order mark)"},
		"counts from the first line": {check: inFirstLine, page: finds("1:4-1:8 found blue"), want: "findings differ (with multibyte text in front)"},
		"edits overlap":              {check: fix(edit(3, 7, "a"), edit(5, 9, "b")), want: "has edits that overlap"},
		"edit changes nothing":       {check: fix(edit(0, 2, "so")), want: "changes nothing"},
		"bare LF":                    {check: fix(edit(2, 3, "\n")), page: finds("1:1-1:8 found blue"), want: "(with CRLF): the fix \"Write green\" writes a bare LF"},
		"fix without edits":          {check: fix(), want: "has no edits"},
		"fix never done":             {check: fix(edit(0, 0, "so blue ")), want: "safe fixes are never done"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if c.check == nil {
				c.check = blue
			}
			if c.page == "" {
				c.page = bluePage
			}
			problems := check(rule(c.check, c.change), []byte(c.page))
			var all strings.Builder
			for _, p := range problems {
				all.WriteString(p.message + "\n")
			}
			if !strings.Contains(all.String(), c.want) {
				t.Errorf("want a problem with %q, got\n%s", c.want, &all)
			}
		})
	}
}

func TestRewriteFillsPage(t *testing.T) {
	blank := strings.Replace(bluePage, "~~~findings\n1:4-1:8 found blue\n1:10-1:14 found blue\n~~~\n\n", "", 1)
	blank = strings.Replace(blank, "so green, green\n", "", 1)
	got := string(rewrite(rule(blue, nil), []byte(blank)))
	want := strings.Replace(bluePage, "~~~findings\n1:4-1:8 found blue\n1:10-1:14 found blue\n~~~",
		"```findings\n1:4-1:8 found blue\n1:10-1:14 found blue\n```", 1)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if again := string(rewrite(rule(blue, nil), []byte(got))); again != got {
		t.Errorf("a second update changed the page to\n%s", again)
	}
}

func TestSurroundings(t *testing.T) {
	s := readSurroundings("articles/_images/goal.svg\narticles/other.md#start\narticles/other.md#end\n")
	lookups := map[string]lint.Existence{
		"../_images/goal.svg": lint.File,
		"../_images/Goal.svg": lint.Missing,
		"../_images":          lint.Folder,
		"../_images/":         lint.Folder,
		"maturity-model.md":   lint.File,
		"../../..":            lint.Unknown,
		"../..":               lint.Folder,
	}
	for target, want := range lookups {
		if got := s.Lookup(target); got != want {
			t.Errorf("Lookup(%q) = %v, want %v", target, got, want)
		}
	}
	if got := strings.Join(s.Names(".."), " "); got != "_images/ example/ other.md" {
		t.Errorf("Names(..) = %s", got)
	}
	if got, ok := s.Anchors("../other.md"); !ok || strings.Join(got, " ") != "start end" {
		t.Errorf("Anchors(../other.md) = %v, %v", got, ok)
	}
	if _, ok := s.Anchors("../none.md"); ok {
		t.Error("Anchors(../none.md) knows a file that is not there")
	}
	if got := surroundings(nil).Lookup("maturity-model.md"); got != lint.Unknown {
		t.Errorf("without a files block Lookup = %v, want Unknown", got)
	}
}
