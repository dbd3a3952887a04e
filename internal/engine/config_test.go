package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
)

func TestConfiguredSeverities(t *testing.T) {
	root := folder(t,
		".maturitylint.yaml", "rules: {no-bad: suggestion, suppression: off}\noverrides:\n- files: [drafts/**]\n  rules: {no-bad: off, no-worse: error}\n",
		"a.md", "bad worse\n\n<!-- maturitylint-disable nothing -->\n",
		"drafts/b.md", "bad worse\n",
	)
	results, problems := Run(context.Background(), Request{
		Dir: root, Args: []string{"**/*.md"}, Config: loader(wordRule("bad", lint.Error), wordRule("worse", lint.Warning)),
	})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{
		"a.md:1:1 suggestion no-bad: found bad; expected none",
		"a.md:1:5 warning no-worse: found worse; expected none",
		"drafts/b.md:1:5 error no-worse: found worse; expected none",
	}, told(results))
}

func TestConfiguredArticles(t *testing.T) {
	root := folder(t,
		".maturitylint.yaml", "articles: ['docs/**/*.md', '*.md']\nexclude: [docs/old/, '**/x*.md']\n",
		"a.md", "bad\n", "docs/a.md", "bad\n", "docs/b/xa.md", "bad\n", "docs/old/c/a.md", "bad\n", "other/a.md", "bad\n",
		"own/.maturitylint.yaml", "articles: ['*.md']\n", "own/a.md", "bad\n", "own/b/a.md", "bad\n",
	)
	expected := []string{
		"a.md:1:1 error no-bad: found bad; expected none",
		"docs/a.md:1:1 error no-bad: found bad; expected none",
		"own/a.md:1:1 error no-bad: found bad; expected none",
	}
	rules := loader(wordRule("bad", lint.Error))
	results, problems := Run(context.Background(), Request{Dir: root, Config: rules})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings below the folder", expected, told(results))
	results, problems = Run(context.Background(), Request{Dir: root, Args: []string{"**/*.md"}, ForceExclude: true, Config: rules})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings of a pattern, forced", expected, told(results))
}

func TestConfiguredSize(t *testing.T) {
	root := folder(t,
		".maturitylint.yaml", "max-file-size: 1KiB\n", "a.md", strings.Repeat("x", 1025), "b.md", strings.Repeat("x", 1024),
		"off/.maturitylint.yaml", "max-file-size: 1KiB\nrules: {too-large: off, encoding: off}\n", "off/a.md", "\xff"+strings.Repeat("x", 1025)+" bad",
	)
	results, problems := Run(context.Background(), Request{Dir: root, Args: []string{"**/*.md"}, Config: loader(wordRule("bad", lint.Error))})
	compare(t, "problems", nil, sentences(problems))
	compare(t, "findings", []string{
		"a.md:1:1 error too-large: more than 1 KiB; a file has at most 1 KiB",
		"off/a.md:1:1028 error no-bad: found bad; expected none",
	}, told(results))
}

// A configuration that governs many articles is complained about once, and articles elsewhere are checked.
func TestBrokenConfiguration(t *testing.T) {
	root := folder(t,
		"a/.maturitylint.yaml", "rules: {no-bda: off}\n", "a/maturity-model.md", "bad\n", "a/other-maturity-model.md", "bad\n",
		"b/maturity-model.md", "bad\n",
	)
	for _, args := range [][]string{nil, {"a/maturity-model.md", "a/other-maturity-model.md", "b/maturity-model.md"}} {
		results, problems := Run(context.Background(), Request{Dir: root, Args: args, Config: loader(wordRule("bad", lint.Error))})
		if len(problems) != 1 || !strings.Contains(problems[0].Error(), "no-bda") {
			t.Errorf("problems %q; expected one about the unknown rule", problems)
		}
		compare(t, "findings", []string{"b/maturity-model.md:1:1 error no-bad: found bad; expected none"}, told(results))
	}
}
