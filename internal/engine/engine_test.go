package engine

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

func fake(name string, severity lint.Severity, check func(*lint.Pass)) *lint.Rule {
	return lint.New(lint.Rule{
		Name: name, Group: "fake", Summary: "s", Help: "h", Doc: "d", Severity: severity, Since: "0.1.0",
	}, lint.NoOptions{}, func(p *lint.Pass, _ lint.NoOptions) { check(p) })
}

// wordRule finds every occurrence of a word, the last one first.
func wordRule(word string, severity lint.Severity) *lint.Rule {
	return fake("no-"+word, severity, func(p *lint.Pass) {
		for _, at := range slices.Backward(occurrences(p.Article.File.Bytes, word)) {
			p.Reportf(source.Span{Start: at, End: at + len(word)}, "found %s; expected none", word)
		}
	})
}

// occurrences lists where a word is, but for those behind a hyphen: these are in the rule's own name.
func occurrences(text []byte, word string) (found []int) {
	for i := range text {
		if bytes.HasPrefix(text[i:], []byte(word)) && (i == 0 || text[i-1] != '-') {
			found = append(found, i)
		}
	}
	return found
}

// sectionRule finds "lengthy", and reports it as a fault of the section around it.
var sectionRule = fake("section", lint.Warning, func(p *lint.Pass) {
	doc := p.Article.Doc
	for i := range doc.Headings {
		section := source.Span{Start: doc.Headings[i].Span.Start, End: len(p.Article.File.Bytes)}
		if i+1 < len(doc.Headings) {
			section.End = doc.Headings[i+1].Span.Start
		}
		if at := strings.Index(p.Article.File.Text(section), "lengthy"); at >= 0 {
			at += section.Start
			p.Report(lint.Finding{Span: source.Span{Start: at, End: at + 7}, Section: section, Message: "lengthy section"})
		}
	}
})

// anchorRule finds links to an anchor that is not there.
var anchorRule = fake("anchor", lint.Error, func(p *lint.Pass) {
	for _, link := range p.Article.Doc.Links {
		target, fragment, ok := strings.Cut(link.Destination, "#")
		if !ok || target == "" {
			continue
		}
		anchors, ok := p.Workspace.Anchors(target)
		switch {
		case !ok:
			p.Reportf(link.Span, "%s cannot be read", target)
		case !strings.Contains(" "+strings.Join(anchors, " ")+" ", " "+fragment+" "):
			p.Reportf(link.Span, "%s has no anchor %s", target, fragment)
		}
	}
})

func panicRule(name string) *lint.Rule {
	return fake(name, lint.Error, func(p *lint.Pass) {
		if bytes.Contains(p.Article.File.Bytes, []byte("boom")) {
			panic("index out of range")
		}
	})
}

// folder makes a temporary folder from a list of path, text, path, text.
func folder(t testing.TB, files ...string) string {
	t.Helper()
	root := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(root, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func loader(rules ...*lint.Rule) *config.Loader {
	return config.NewLoader(append(rules, Rules()...), config.Options{Files: workspace.OnDisk()})
}

// told writes results as lines that a test can compare.
func told(results []lint.Result) []string {
	var lines []string
	for _, r := range results {
		for _, f := range r.Findings {
			at := r.File.Position(f.Span.Start)
			lines = append(lines, fmt.Sprintf("%s:%d:%d %s %s: %s", r.File.Path, at.Line, at.Column, f.Severity, f.Rule.Name, f.Message))
		}
	}
	return lines
}

func sentences(problems []error) []string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.Error())
	}
	return lines
}

func compare(t *testing.T, what string, expected, found []string) {
	t.Helper()
	if diff := cmp.Diff(expected, found); diff != "" {
		t.Errorf("%s (-expected +found):\n%s", what, diff)
	}
}

func TestRun(t *testing.T) {
	root := folder(t,
		"b/maturity-model.md", "bad and good, bad\n",
		"a/maturity-model.md", "\nworse, bad\n",
		"a/other.md", "bad\n",
	)
	rules := loader(wordRule("worse", lint.Suggestion), wordRule("bad", lint.Error), wordRule("good", lint.Off))
	results, problems := Run(context.Background(), Request{Dir: root, Config: rules})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{
		"a/maturity-model.md:2:1 suggestion no-worse: found worse; expected none",
		"a/maturity-model.md:2:8 error no-bad: found bad; expected none",
		"b/maturity-model.md:1:1 error no-bad: found bad; expected none",
		"b/maturity-model.md:1:15 error no-bad: found bad; expected none",
	}, told(results))
}

func TestRunWithoutFindings(t *testing.T) {
	root := folder(t, "maturity-model.md", "fine\n")
	results, problems := Run(context.Background(), Request{Dir: root, Config: loader()})
	if len(results) != 1 || results[0].File.Path != "maturity-model.md" || len(problems) != 0 {
		t.Errorf("results %v, problems %v; expected one result", results, problems)
	}
}

func TestRunGoesOnAfterProblems(t *testing.T) {
	root := folder(t, "x.md", "bad", "broken-maturity-model.md", "")
	if err := os.Remove(filepath.Join(root, "broken-maturity-model.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(root, "broken-maturity-model.md")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	results, problems := Run(context.Background(), Request{Dir: root, Args: []string{"nope.md", ".", "x.md"}, Config: loader(wordRule("bad", lint.Error))})
	compare(t, "problems", []string{
		"nope.md: no such file or folder; check the path",
		"broken-maturity-model.md: a symbolic link to nowhere, which is not there; mend or remove the link",
	}, sentences(problems))
	compare(t, "findings", []string{"x.md:1:1 error no-bad: found bad; expected none"}, told(results))
}

func TestRunBuffers(t *testing.T) {
	root := folder(t, "saved.md", "bad\n", "maturity-model.md", "bad\n")
	rules := loader(wordRule("bad", lint.Error))
	results, problems := Run(context.Background(), Request{Dir: root, Config: rules, Buffers: []*source.File{
		source.NewFile("saved.md", []byte("good now\n")),
		source.NewFile("new.md", []byte("still bad\n")),
	}})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{"new.md:1:7 error no-bad: found bad; expected none"}, told(results))
	if len(results) != 2 {
		t.Errorf("%d results; expected those of the two buffers", len(results))
	}
}

func TestRunForceExclude(t *testing.T) {
	root := folder(t, "readme.md", "bad\n", "maturity-model.md", "bad\n")
	results, problems := Run(context.Background(), Request{
		Dir: root, Args: []string{"readme.md", "maturity-model.md"}, ForceExclude: true, Config: loader(wordRule("bad", lint.Error)),
	})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{"maturity-model.md:1:1 error no-bad: found bad; expected none"}, told(results))
}

func TestRunCancelled(t *testing.T) {
	root := folder(t, "a.md", "bad", "b.md", "bad")
	ctx, cancel := context.WithCancel(context.Background())
	rule := fake("cancels", lint.Error, func(*lint.Pass) { cancel() })
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	results, problems := Run(ctx, Request{Dir: root, Args: []string{"a.md", "b.md"}, Config: loader(rule)})
	if len(results) != 1 {
		t.Errorf("%d results; expected the one before the context was cancelled", len(results))
	}
	compare(t, "problems", []string{"stopped before every article was checked: context canceled"}, sentences(problems))
}

func TestRunAfterPanic(t *testing.T) {
	root := folder(t, "a.md", "bad boom", "b.md", "bad", "c.md", "bad\n\n<!-- maturitylint-disable-file panics -- x -->\n\nboom")
	rules := loader(panicRule("panics"), panicRule("panics-too"), wordRule("bad", lint.Error))
	results, problems := Run(context.Background(), Request{Dir: root, Args: []string{"*.md"}, Config: rules})
	compare(t, "problems", []string{
		"internal error in rule panics on a.md (index out of range); please report it",
		"internal error in rule panics on c.md (index out of range); please report it",
	}, sentences(problems))
	compare(t, "findings", []string{
		"a.md:1:1 error no-bad: found bad; expected none",
		"b.md:1:1 error no-bad: found bad; expected none",
		"c.md:1:1 error no-bad: found bad; expected none",
	}, told(results))
}

func TestRunInMissingFolder(t *testing.T) {
	_, problems := Run(context.Background(), Request{Dir: filepath.Join(t.TempDir(), "nope"), Config: loader()})
	if len(problems) != 1 {
		t.Errorf("problems %v; expected one", problems)
	}
}

// Whatever the order of the arguments and the number of cores, the same articles give the same findings.
func TestRunIsDeterministic(t *testing.T) {
	var files, names []string
	for i := range 40 {
		name := fmt.Sprintf("%02d.md", i)
		names = append(names, name)
		files = append(files, name, fmt.Sprintf("# Heading %d\n\nbad worse bad [on](%02d.md#heading-%d) [off](%02d.md#none)\n\nlengthy\n\n<!-- maturitylint-disable none -->\n",
			i, (i+7)%40, (i+7)%40, (i+1)%40))
	}
	root := folder(t, files...)
	rules := loader(wordRule("worse", lint.Suggestion), anchorRule, sectionRule, wordRule("bad", lint.Error))
	var expected []string
	for _, cores := range []int{1, 8, 8, 8} {
		rand.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		before := runtime.GOMAXPROCS(cores)
		results, problems := Run(context.Background(), Request{Dir: root, Args: names, Config: rules})
		runtime.GOMAXPROCS(before)
		compare(t, "problems", nil, sentences(problems))
		if expected == nil {
			expected = told(results)
		}
		compare(t, fmt.Sprintf("findings on %d cores", cores), expected, told(results))
	}
	if len(expected) != 40*7 {
		t.Errorf("%d findings; expected 7 in each of 40 articles, like\n%s", len(expected), strings.Join(expected[:7], "\n"))
	}
}

func TestArticles(t *testing.T) {
	root := folder(t, "b/maturity-model.md", "# B\n", "a/maturity-model.md", "# A\n", "maturity-model.md", "\xff", "c/other.md", "# C\n")
	var told []string
	for a, err := range Articles(context.Background(), Request{Dir: root, Args: []string{"nope", "."}, Config: loader()}) {
		if err != nil {
			told = append(told, err.Error())
			continue
		}
		told = append(told, a.File.Path)
	}
	compare(t, "articles", []string{
		"nope: no such file or folder; check the path",
		"a/maturity-model.md", "b/maturity-model.md",
		"maturity-model.md: byte 0 is 0xFF, which is no UTF-8 here; an article is UTF-8",
	}, told)
	for _, err := range Articles(context.Background(), Request{Dir: root, Config: loader()}) {
		if err != nil {
			t.Error(err)
		}
		break
	}
}
