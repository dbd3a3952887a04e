package engine

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// counting returns a checker that counts how often each file is parsed.
func counting(t *testing.T, dir string, rules *config.Loader, names ...string) (*checker, func() string) {
	t.Helper()
	w, err := workspace.New(dir, workspace.OnDisk())
	if err != nil {
		t.Fatal(err)
	}
	c := newChecker(Request{Config: rules}, w, names)
	var mu sync.Mutex
	counts := map[string]int{}
	c.library.parse = func(m *markdown.Memory, f *source.File) *article.Article {
		mu.Lock()
		counts[f.Path]++
		mu.Unlock()
		return article.ParseInto(m, f)
	}
	return c, func() string { return strings.TrimPrefix(fmt.Sprint(counts), "map") }
}

func findings(outcomes []outcome) []string {
	var results []lint.Result
	for _, o := range outcomes {
		results = append(results, o.result)
	}
	return told(results)
}

// Articles that link to each other are parsed once each and do not wait for each other.
func TestLinksInACircle(t *testing.T) {
	root := folder(t,
		"a.md", "# A\n\n[b](b.md#b) [b](b.md#none) [c](c.md#c)\n",
		"b.md", "# B\n\n[c](c.md#c) [a](a.md#a)\n",
		"c.md", "# C\n\n[a](a.md#a) [b](b.md#b)\n",
	)
	for range 20 {
		c, counts := counting(t, root, loader(anchorRule), "a.md", "b.md", "c.md")
		compare(t, "findings", []string{"a.md:3:13 error anchor: b.md has no anchor none"}, findings(c.checkAll(context.Background())))
		if counts() != "[a.md:1 b.md:1 c.md:1]" {
			t.Errorf("parsed %s; expected each once", counts())
		}
	}
}

// However many articles link on to the next one, few wait for each other, and none is checked twice.
func TestLongChainOfLinks(t *testing.T) {
	const length = 3 * mostWaitingArticles
	var files, names []string
	for i := range length {
		name := fmt.Sprintf("%03d.md", i)
		names = append(names, name)
		files = append(files, name, fmt.Sprintf("# N%[1]d\n\n[next](%03[2]d.md#n%[2]d) [none](%03[2]d.md#none)\n", i, (i+1)%length))
	}
	c, counts := counting(t, folder(t, files...), loader(anchorRule), names...)
	if found := findings(c.checkAll(context.Background())); len(found) != length {
		t.Errorf("%d findings; expected %d", len(found), length)
	}
	if strings.Contains(counts()+" ", ":2") {
		t.Errorf("parsed %s; expected each once", counts())
	}
}

// Files that are only linked to are read for their anchors, if they are Markdown.
func TestAnchorsOfOtherFiles(t *testing.T) {
	root := folder(t,
		".git/HEAD", "",
		"docs/a.md", strings.Join([]string{
			"[1](b.md#b)", "[2](b.md#none)", "[3](B%2Emd#b)", "[4](../c.MD#top)", "[5](nope.md#x)", "[6](d.yml#d)",
			"[7](e.md#e)", "[8](../../outside.md#x)", "[9](/docs/b.md#b)", "[10](a.md#none)",
		}, "\n"),
		"docs/b.md", "# B\n", "c.MD", "# C\n", "docs/d.yml", "# D\n", "docs/e.md", "# E\n\xff\n",
	)
	results, problems := Run(context.Background(), Request{Dir: root, Args: []string{"docs/a.md"}, Config: loader(anchorRule)})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{
		"docs/a.md:2:1 error anchor: b.md has no anchor none",
		"docs/a.md:3:1 error anchor: B%2Emd cannot be read",
		"docs/a.md:5:1 error anchor: nope.md cannot be read",
		"docs/a.md:6:1 error anchor: d.yml cannot be read",
		"docs/a.md:7:1 error anchor: e.md cannot be read",
		"docs/a.md:8:1 error anchor: ../../outside.md cannot be read",
		"docs/a.md:9:1 error anchor: /docs/b.md cannot be read",
		"docs/a.md:10:1 error anchor: a.md has no anchor none",
	}, told(results))
}

// The anchors of the files that a file includes are its own, whatever they include in turn. Where one cannot be read, nobody can
// say which there are.
func TestAnchorsOfIncludedFiles(t *testing.T) {
	root := folder(t,
		".git/HEAD", "",
		"docs/a.md", "[1](b.md#b) [2](b.md#deep) [3](b.md#none)\n[4](c.md#none)\n[5](d.md#round) [6](d.md#none)\n",
		"docs/b.md", "# B\n\n[!INCLUDE [first](../includes/first.md)]\n",
		"includes/first.md", "# First\n\nSee [!INCLUDE [x](more/second%2Emd#x)].\n",
		"includes/more/second.md", "# Deep\n",
		"docs/c.md", "# C\n\n[!INCLUDE [gone](gone.md)]\n",
		"docs/d.md", "# D\n\n[!INCLUDE [e](e.md)]\n",
		"docs/e.md", "# Round\n\n[!INCLUDE [d](d.md)]\n",
	)
	for _, args := range [][]string{{"docs/a.md"}, {"docs/b.md", "docs/e.md", "docs/a.md"}} {
		results, problems := Run(context.Background(), Request{Dir: root, Args: args, Config: loader(anchorRule)})
		compare(t, "problems", nil, sentences(problems))
		compare(t, "findings", []string{
			"docs/a.md:1:28 error anchor: b.md has no anchor none",
			"docs/a.md:2:1 error anchor: c.md cannot be read",
			"docs/a.md:3:17 error anchor: d.md has no anchor none",
		}, told(results))
	}
}

// A parser that fails on one article costs the others nothing, whoever came upon it first.
func TestParserPanics(t *testing.T) {
	root := folder(t, "a.md", "bad [b](b.md#b)\n", "b.md", "# B\n")
	c, _ := counting(t, root, loader(anchorRule, wordRule("bad", lint.Error)), "a.md", "b.md")
	c.library.parse = func(m *markdown.Memory, f *source.File) *article.Article {
		if f.Path == "b.md" {
			panic("nil pointer")
		}
		return article.ParseInto(m, f)
	}
	outcomes := c.checkAll(context.Background())
	a, b := outcomes[0], outcomes[1]
	compare(t, "a.md", []string{
		"a.md:1:1 error no-bad: found bad; expected none",
		"a.md:1:5 error anchor: b.md cannot be read",
	}, findings([]outcome{a}))
	if b.problem == nil || b.problem.Error() != "internal error reading b.md (nil pointer); please report it" || b.result.File != nil {
		t.Errorf("b.md: %v", b.problem)
	}
}

func BenchmarkRun(b *testing.B) {
	var files []string
	for i := range 200 {
		var text strings.Builder
		fmt.Fprintf(&text, "# Model %d\n\n[next](%d-maturity-model.md#model-%d)\n\n", i, (i+1)%200, (i+1)%200)
		for strategy := range 30 {
			fmt.Fprintf(&text, "#### &#10003; Train pilots for berth %d\n\n%s\n", strategy,
				strings.Repeat("A pilot *guides* each **ship** into the `port`, and [reports](#model) on it.\n", 9))
		}
		files = append(files, fmt.Sprintf("%d-maturity-model.md", i), text.String())
	}
	root := folder(b, files...)
	rules := loader(anchorRule, wordRule("bad", lint.Error))
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Run(context.Background(), Request{Dir: root, Config: rules}); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
