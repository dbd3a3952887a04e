package cli

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/report"
)

// reported reads the JSON of a report on the Markdown files of the working directory.
func reported(t *testing.T, args ...string) (*report.Report, string) {
	t.Helper()
	_, out, problems := run(nil, append([]string{"report", "--format", "json"}, args...)...)
	var made report.Report
	if err := json.Unmarshal([]byte(out), &made); err != nil {
		t.Fatalf("%v: %s%s", err, out, problems)
	}
	return &made, out
}

// A recount is what check and outline say of an article.
type recount struct {
	findings []jsonFound
	outline  outline
}

type jsonFound struct {
	Path     string            `json:"path"`
	Rule     string            `json:"rule"`
	Severity string            `json:"severity"`
	Line     int               `json:"line"`
	Fixes    []json.RawMessage `json:"fixes"`
}

func recountOf(t *testing.T, args ...string) map[string]*recount {
	t.Helper()
	var checked struct {
		Findings []jsonFound `json:"findings"`
	}
	var outlined struct {
		Articles []outline `json:"articles"`
	}
	_, out, _ := run(nil, append([]string{"check", "--format", "json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &checked); err != nil {
		t.Fatal(err)
	}
	_, out, _ = run(nil, append([]string{"outline", "--format", "json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &outlined); err != nil {
		t.Fatal(err)
	}
	articles := map[string]*recount{}
	for _, o := range outlined.Articles {
		articles[o.Path] = &recount{outline: o}
	}
	for _, f := range checked.Findings {
		if articles[f.Path] == nil {
			articles[f.Path] = &recount{}
		}
		articles[f.Path].findings = append(articles[f.Path].findings, f)
	}
	return articles
}

func tally(findings []jsonFound) (c report.Counts) {
	for _, f := range findings {
		switch f.Severity {
		case "error":
			c.Errors++
		case "warning":
			c.Warnings++
		default:
			c.Suggestions++
		}
	}
	return c
}

// Every number of a report is what check and outline say, in the archives of testdata and in real articles.
func TestReportRecounted(t *testing.T) {
	for _, path := range archives(t, "articles") {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			folder := t.TempDir()
			for _, f := range archive.Files {
				if _, ok := wanted(f); !ok {
					write(t, filepath.Join(folder, f.Name), f.Data)
				}
			}
			t.Chdir(folder)
			checkRecount(t, "**/*.md")
			checkRecount(t, "--preset", "published", "**/*.md")
		})
	}
	t.Run("corpus", func(t *testing.T) {
		corpus, err := filepath.Abs("../../../shared/corpus")
		if err != nil {
			t.Fatal(err)
		}
		if len(articlesBelow(t, corpus)) == 0 {
			t.Skipf("no real articles in %s to recount", corpus)
		}
		t.Chdir(corpus)
		checkRecount(t, "**/*.md")
	})
}

func checkRecount(t *testing.T, args ...string) {
	t.Helper()
	made, _ := reported(t, args...)
	expected := recountOf(t, args...)
	if len(made.Articles) != len(expected) {
		t.Errorf("%d articles in the report; %d checked", len(made.Articles), len(expected))
	}
	scopes := map[string]string{} // what each rule judges
	for _, g := range made.Groups {
		for _, d := range g.Demands {
			scopes[d.Rule] = d.Scope
		}
	}
	var sum report.Summary
	for _, a := range made.Articles {
		again := expected[a.Path]
		if again == nil {
			t.Errorf("%s is no article of the check", a.Path)
			continue
		}
		compareArticle(t, a, again, scopes)
		sum.Articles++
		sum.Findings.Errors += a.Counts.Errors
		sum.Findings.Warnings += a.Counts.Warnings
		sum.Findings.Suggestions += a.Counts.Suggestions
		sum.Strategies += a.Strategies
		sum.OverWords += a.OverWords
	}
	s := made.Summary
	if diff := cmp.Diff(sum, report.Summary{Articles: s.Articles, Findings: s.Findings, Strategies: s.Strategies, OverWords: s.OverWords}); diff != "" {
		t.Errorf("the summary (-sum +report):\n%s", diff)
	}
	compareDemands(t, made)
	compareFormats(t, made, args...)
}

func compareArticle(t *testing.T, a report.Article, again *recount, scopes map[string]string) {
	t.Helper()
	same := func(what string, expected, found any) {
		t.Helper()
		if diff := cmp.Diff(expected, found); diff != "" {
			t.Errorf("%s: %s (-check, outline +report):\n%s", a.Path, what, diff)
		}
	}
	same("findings", tally(again.findings), a.Counts)
	fixable, over := 0, 0
	for _, f := range again.findings {
		if len(f.Fixes) > 0 {
			fixable++
		}
		if f.Rule == "max-words-per-h4" {
			over++
		}
	}
	same("fixable", fixable, a.Fixable)
	same("strategies over the limit", over, a.OverWords)
	if a.State == report.Unread {
		return
	}
	if ready := tally(again.findings).Errors == 0; ready != (a.State == report.Ready) {
		t.Errorf("%s: %s", a.Path, a.State)
	}
	broken := map[string]int{}
	for _, f := range again.findings {
		broken[f.Rule]++
	}
	same("rules kept", a.Compliance.Applying-len(broken), a.Compliance.Kept)
	same("introduction", again.outline.Intro, outlineIntro(a.Intro))
	for _, v := range a.Verdicts {
		same(v.Rule, broken[v.Rule], v.Findings)
	}
	if len(a.Levels) != len(again.outline.Tabs) {
		t.Fatalf("%s: %d tabs; the outline has %d", a.Path, len(a.Levels), len(again.outline.Tabs))
	}
	for i, l := range a.Levels {
		compareLevel(t, a, l, again, again.outline.Tabs[i], scopes)
	}
}

func compareLevel(t *testing.T, a report.Article, l report.Level, again *recount, tab outlineTab, scopes map[string]string) {
	t.Helper()
	if l.Title != tab.Title || l.ID != tab.ID || l.Number != tab.Number || l.Line != tab.Line || (l.Checklist == nil) != (tab.Checklist == nil) {
		t.Errorf("%s: level %+v; the outline has %+v", a.Path, l, tab)
	}
	var strategies []outlineStrategy
	for i, s := range l.Strategies {
		strategies = append(strategies, outlineStrategy{s.Title, s.Line, s.Words, tab.Strategies[i].Anchor, s.CheckMark})
	}
	if diff := cmp.Diff(tab.Strategies, append([]outlineStrategy{}, strategies...)); diff != "" {
		t.Errorf("%s: strategies (-outline +report):\n%s", a.Path, diff)
	}
	var inside []jsonFound
	broken := map[string]bool{}
	for _, f := range again.findings {
		if f.Line >= l.Line && f.Line <= l.EndLine && scopes[f.Rule] == "level" {
			inside = append(inside, f)
			broken[f.Rule] = true
		}
	}
	if diff := cmp.Diff(tally(inside), l.Counts); diff != "" {
		t.Errorf("%s:%d: findings (-check +report):\n%s", a.Path, l.Line, diff)
	}
	marked := 0
	for _, f := range a.Findings {
		if f.Level != "" && f.Line >= l.Line && f.Line <= l.EndLine {
			marked++
		}
	}
	if marked != len(inside) {
		t.Errorf("%s:%d: %d findings say that they stand there; %d do", a.Path, l.Line, marked, len(inside))
	}
	if l.Compliance.Applying-len(broken) != l.Compliance.Kept {
		t.Errorf("%s:%d: %+v; %d rules are broken", a.Path, l.Line, l.Compliance, len(broken))
	}
}

func compareDemands(t *testing.T, made *report.Report) {
	t.Helper()
	var all report.Compliance
	for _, g := range made.Groups {
		for _, d := range g.Demands {
			kept, applying := 0, 0
			for _, a := range made.Articles {
				for _, v := range a.Verdicts {
					if v.Rule == d.Rule {
						applying++
						if v.Findings == 0 {
							kept++
						}
					}
				}
			}
			if kept != d.Kept || applying != d.Applying {
				t.Errorf("%s: %d of %d; recounted %d of %d", d.Rule, d.Kept, d.Applying, kept, applying)
			}
		}
		all.Kept += g.Compliance.Kept
		all.Applying += g.Compliance.Applying
	}
	if all != made.Summary.Compliance {
		t.Errorf("%+v; the groups have %+v", made.Summary.Compliance, all)
	}
}

// compiled is the schema that a command prints.
func compiled(t *testing.T, args ...string) *jsonschema.Schema {
	t.Helper()
	_, schema, _ := run(nil, args...)
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("report.json", document); err != nil {
		t.Fatal(err)
	}
	made, err := compiler.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func validate(t *testing.T, schema *jsonschema.Schema, text string) {
	t.Helper()
	instance, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(instance); err != nil {
		t.Error(err)
	}
}

func TestReportSchema(t *testing.T) {
	schema := compiled(t, "report", "--schema")
	articles, err := filepath.Abs(testdata)
	if err != nil {
		t.Fatal(err)
	}
	latin := filepath.Join(t.TempDir(), "latin.md")
	write(t, latin, []byte("\xff"))
	t.Chdir(articles)
	for _, args := range [][]string{{"."}, {"--link-template", "https://example.com/{path}#L{line}", "article/clean.md", "nope.md", latin}} {
		made, text := reported(t, args...)
		if unread := made.Summary.Unread > 0; unread != (len(args) > 1) {
			t.Errorf("%q: %d articles unread", args, made.Summary.Unread)
		}
		validate(t, schema, text)
	}
}

// hostile are titles that would be more than text, if a format let them.
var hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`'; alert(1); '`,
	`</title></style></script><b>bold`,
	`{{.Articles}}`,
	`=HYPERLINK("https://example.com")`,
	`@octocat and |a| cell`,
	`![picture](https://example.com/x.png)`,
	`東京 العربية हिन्दी 🎉`,
	strings.Repeat("Wort", 80),
}

func TestReportOfHostileTitles(t *testing.T) {
	clean, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	t.Chdir(folder)
	for i, title := range hostile {
		escaped := strings.NewReplacer("<", "&lt;", "[", `\[`, "!", `\!`).Replace(title)
		text := strings.Replace(string(clean), "# Backup maturity model\n", "# "+escaped+"\n", 1)
		text = strings.Replace(text, "List what must be kept\n", escaped+"\n", 1)
		write(t, filepath.Join(folder, string(rune('a'+i))+"-maturity-model.md"), []byte(text))
	}
	made, _ := reported(t)
	for i, a := range made.Articles {
		if a.Title != hostile[i] {
			t.Errorf("title %q; expected %q", a.Title, hostile[i])
		}
	}
	_, page, _ := run(nil, "report", "--format", "html")
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts in the page; expected 1", n)
	}
	for _, evil := range []string{"<img", "<b>bold", " onerror=alert(1)>"} {
		if strings.Contains(page, evil) {
			t.Errorf("the page holds %s", evil)
		}
	}
	_, table, _ := run(nil, "report", "--format", "csv")
	if strings.Contains(table, ",\"=") || strings.Contains(table, ",=") || strings.Contains(table, ",@") {
		t.Errorf("a formula in the table:\n%s", table)
	}
	_, text, _ := run(nil, "report", "--format", "markdown")
	for _, evil := range []string{"<script", "<img", "@octocat", "|a|", "![", "{{"} {
		if strings.Contains(text, evil) {
			t.Errorf("the Markdown holds %s", evil)
		}
	}
	var shown strings.Builder
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(text), &shown); err != nil {
		t.Fatal(err)
	}
	for _, title := range hostile {
		heading := "<h2>" + strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(title) + "</h2>"
		if !strings.Contains(strings.ReplaceAll(shown.String(), "<!-- -->", ""), heading) {
			t.Errorf("the Markdown is not shown as %s", heading)
		}
	}
}

// The same articles give the same bytes, in every format.
func TestReportIsTheSameAgain(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(testdata)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	for _, format := range []string{"terminal", "html", "markdown", "csv", "json"} {
		_, first, _ := run(nil, "report", "--format", format, "--date", "2026-06-15", "**/*.md")
		_, again, _ := run(nil, "report", "--format", format, "--date", "2026-06-15", "**/*.md")
		if first != again {
			t.Errorf("%s: another report of the same articles", format)
		}
		if format == "terminal" {
			checkWidth(t, first)
		}
	}
	var files int
	_ = fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, _ error) error {
		if filepath.Ext(name) == ".md" {
			files++
		}
		return nil
	})
	_, page, _ := run(nil, "report", "--format", "html", "**/*.md")
	if n := bytes.Count([]byte(page), []byte(`<section class="article"`)); n != files {
		t.Errorf("%d articles in the page; expected %d", n, files)
	}
}

func checkWidth(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 && strings.HasPrefix(line, " ") {
			t.Errorf("%d characters: %s", n, line)
		}
	}
}
