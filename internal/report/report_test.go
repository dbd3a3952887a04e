package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

var titled = lint.NewOwn(lint.Rule{
	Name: "titled", Group: "style", Summary: "A title", Help: "Write one", Doc: "# titled", Severity: lint.Warning, Since: "0.1.0",
})

// checked plays an engine that comes upon one article of each kind.
func checked(r engine.Request) ([]lint.Result, []error) {
	read := lint.Result{File: source.NewFile("read.md", []byte("# Read\n"))}
	torn := lint.Result{File: source.NewFile("torn.md", nil), Findings: []lint.Finding{{Rule: titled, Severity: lint.Error, Message: "torn"}}}
	half := lint.Result{File: source.NewFile("half.md", []byte("# Half\n")), Findings: []lint.Finding{{Rule: titled, Severity: lint.Warning}}}
	for _, result := range []lint.Result{read, half} {
		a := article.ParseInto(&markdown.Memory{}, result.File)
		r.Inspect(a, result, []lint.Setting{{Rule: titled, Severity: lint.Warning, Options: titled.Options()}})
	}
	r.Missed("half.md", errors.New("half.md: a rule failed"))
	r.Missed("shut.md", errors.New("shut.md: permission denied"))
	return []lint.Result{half, read, torn}, []error{errors.New("shut.md: permission denied")}
}

// What cannot be read, parsed or checked whole stands in the report as such, in every format.
func TestUnread(t *testing.T) {
	c := Collector{Rules: []*lint.Rule{titled}, Check: checked, Governing: func(string) (string, string) { return "template", "" }}
	made, problems := c.Run(engine.Request{}, Checked{})
	if len(problems) != 1 || len(made.Problems) != 1 {
		t.Errorf("problems %v, %v", problems, made.Problems)
	}
	var states []string
	for _, a := range made.Articles {
		states = append(states, strings.Join([]string{a.Path, a.State, a.Standing(), a.Compliance.Words(), a.Problem}, " | "))
	}
	if diff := cmp.Diff([]string{
		"half.md | unread | not checked | 0 of 1 | half.md: a rule failed",
		"read.md | ready | ready | 1 of 1 | ",
		"shut.md | unread | not checked | 0 of 0 | shut.md: permission denied",
		"torn.md | unread | not checked | 0 of 0 | torn",
	}, states); diff != "" {
		t.Errorf("articles (-expected +found):\n%s", diff)
	}
	if s := made.Summary; s.Ready != 1 || s.Unread != 3 || s.Findings != (Counts{Errors: 1, Warnings: 1}) {
		t.Errorf("summary %+v", s)
	}
	if d := made.Groups[0].Demands[0]; d.Met() != "1 of 3 articles" || d.Verdict() != "not met" {
		t.Errorf("%s, %s", d.Met(), d.Verdict())
	}
	for name, write := range map[string]func(*bytes.Buffer) error{"html": made.HTML, "markdown": made.Markdown, "csv": made.CSV, "json": made.JSON} {
		var text bytes.Buffer
		if err := write(&text); err != nil {
			t.Error(err)
		}
		for _, a := range made.Articles {
			if !strings.Contains(text.String(), a.Path) {
				t.Errorf("%s: no %s", name, a.Path)
			}
		}
	}
}

func TestLinkTemplate(t *testing.T) {
	for _, test := range []struct{ template, path, expected string }{
		{"", "a.md", ""},
		{"https://example.com/{path}", "a.md", "https://example.com/a.md"},
		{"https://example.com/{path}#L{line}", "a b/c#d?e%20.md", "https://example.com/a%20b/c%23d%3Fe%2520.md#L7"},
		{"https://example.com/{path}", `"><script>'.md`, "https://example.com/%22%3E%3Cscript%3E%27.md"},
		{"https://example.com/{path}", "{line}/東.md", "https://example.com/%7Bline%7D/%E6%9D%B1.md"},
		{"../{path}", "a.md", "../a.md"},
		{"{path}#L{line}", "javascript:alert(1)/a.md", "javascript%3Aalert%281%29/a.md#L7"},
		{"vscode://file/home/kim/{path}:{line}", "a.md", "vscode://file/home/kim/a.md:7"},
	} {
		links, err := ParseLinkTemplate(test.template)
		if found := links.Of(test.path).At(7); err != nil || found != test.expected {
			t.Errorf("%s for %s: %s, %v; expected %s", test.template, test.path, found, err, test.expected)
		}
	}
	for _, refused := range []string{"https://example.com", "javascript:{path}", "data:{path}", "{Path}{path}", "a b{path}", `"{path}`} {
		if _, err := ParseLinkTemplate(refused); err == nil {
			t.Errorf("%s is taken", refused)
		}
	}
}

func TestPlain(t *testing.T) {
	for text, expected := range map[string]string{
		"Level 2: Build once (again), 1.5 times - or more!": "Level 2: Build once (again), 1.5 times - or more!",
		"*a* _b_ `c` [d](e) #1 |f| ~g~ $h$":                 "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\#1 \\|f\\| \\~g\\~ \\$h\\$",
		"<b> & &lt;":                                        "&lt;b&gt; &amp; &amp;lt;",
		"@kim https://x.com www.x.y":                        "@<!-- -->kim https\\://x.com www\\.x.y",
		"1. a 2. b":                                         "1\\. a 2. b",
		"12) a":                                             "12\\) a",
		"+ a + b":                                           "\\+ a + b",
		"- a":                                               "\\- a",
		":tada: two\nlines\x1b\u202e":                       "\\:tada: two lines\ufffd\ufffd",
	} {
		if found := plain(text); found != expected {
			t.Errorf("%q: %q; expected %q", text, found, expected)
		}
	}
}

func TestInert(t *testing.T) {
	found := inert([]string{"=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "a=1", "", "1"})
	if diff := cmp.Diff([]string{"'=1", "'+1", "'-1", "'@a", " a", " a", "'＝1", "a=1", "", "1"}, found); diff != "" {
		t.Errorf("cells (-expected +found):\n%s", diff)
	}
}

func TestMessage(t *testing.T) {
	for text, expected := range map[string]string{
		"found `<b>`; expected `a`": "found <code>&lt;b&gt;</code>; expected <code>a</code>",
		"one ` alone <i>":           "one ` alone &lt;i&gt;",
		"``":                        "",
	} {
		if found := string(message(text)); found != expected {
			t.Errorf("%q: %s; expected %s", text, found, expected)
		}
	}
}

// A day's total is of all articles as they stood when it ended, from the day on which all of them are known.
func TestDayTotals(t *testing.T) {
	point := func(day string, errors int) Point {
		p := Point{Revision: Revision{Day: day}, State: Ready, Counts: Counts{Errors: errors}, Written: 1, Words: 10}
		if errors > 0 {
			p.State = Unfinished
		}
		return p
	}
	gone := point("2026-01-04", 0)
	gone.Gone = true
	one := Journey{Points: []Point{point("2026-01-01", 2), point("2026-01-03", 1), point("2026-01-03", 0), gone}}
	two := Journey{Points: []Point{point("2026-01-02", 5), point("2026-01-05", 3)}}
	total := func(day string, articles, ready, errors int) DayTotal {
		return DayTotal{Day: day, Articles: articles, Ready: ready, Counts: Counts{Errors: errors}, Written: articles, Words: 10 * articles}
	}
	all := []DayTotal{total("2026-01-01", 1, 0, 2), total("2026-01-02", 2, 0, 7), total("2026-01-03", 2, 1, 5), total("2026-01-04", 1, 0, 5), total("2026-01-05", 1, 0, 3)}
	if diff := cmp.Diff(all, dayTotals([]Journey{one, two}, "")); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
	since := append([]DayTotal{total("2026-01-04", 1, 0, 5)}, all[4])
	if diff := cmp.Diff(since, dayTotals([]Journey{{Points: one.Points[2:]}, two}, "2026-01-04")); diff != "" {
		t.Errorf("from a day on (-expected +found):\n%s", diff)
	}
	wrong := Journey{Points: []Point{point("2026-01-02", 1), point("2026-01-01", 0)}}
	if diff := cmp.Diff([]DayTotal{total("2026-01-02", 1, 1, 0)}, dayTotals([]Journey{wrong}, "")); diff != "" {
		t.Errorf("of a wrong clock (-expected +found):\n%s", diff)
	}
	if diff := cmp.Diff(all[2:], dayTotals([]Journey{one.Cut(), two}, "")); diff != "" {
		t.Errorf("with older ones left out (-expected +found):\n%s", diff)
	}
}

// A revision brings what the last judged one did not break, and removes what that broke.
func TestJourney(t *testing.T) {
	other := lint.NewOwn(lint.Rule{Name: "encoded", Group: "style", Summary: "Text", Help: "Write text", Doc: "# encoded", Severity: lint.Error, Since: "0.1.0"})
	point := func(path string, judged int, broken ...string) Point {
		p := Point{Revision: Revision{Path: path}, Compliance: Compliance{Applying: judged}, broken: map[string]bool{}}
		if judged == 0 {
			p.State = Unread
		}
		for _, rule := range broken {
			p.broken[rule] = true
		}
		return p
	}
	gone := point("b.md", 0)
	gone.Gone, gone.State = true, Absent
	failed := point("b.md", 1)
	failed.State = Unread
	for _, test := range []struct {
		beginning bool
		expected  []string
	}{
		{true, []string{"not checked +titled", "not checked renamed from a.md; +encoded", "not checked ", "no findings -titled -encoded", "gone ", "no findings new; +titled"}},
		{false, []string{"not checked ", "not checked renamed from a.md; +encoded", "not checked ", "no findings -titled -encoded", "gone ", "no findings new; +titled"}},
	} {
		first := point("a.md", 2, "titled")
		first.State = Unread
		j := NewJourney("b.md", []Point{first, point("b.md", 0, "encoded"), failed, point("b.md", 2), gone, point("b.md", 2, "titled")},
			[]*lint.Rule{titled, other}, test.beginning)
		var changes []string
		for _, p := range j.Points {
			changes = append(changes, p.Standing()+" "+p.Change())
		}
		if diff := cmp.Diff(test.expected, changes); diff != "" {
			t.Errorf("changes (-expected +found):\n%s", diff)
		}
	}
}
