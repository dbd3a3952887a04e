package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/fix"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// textRules are the rules whose fixes are about what a reader sees, and why. Those of all others leave every visible word.
var textRules = map[string]string{
	"callout":             "writes the label as it has to read",
	"check-mark":          "replaces what was taken for the check mark, such as [x]",
	"heading-punctuation": "removes what stands behind the last word",
	"heading-spacing":     "turns #Title, whose # is shown, into a heading",
	"key-strategies":      "writes entries of the checklist",
	"lazy-continuation":   "leaves the mark of a quote alone on its line, so that it is no longer shown",
	"level-title":         "writes a colon behind the number",
	"link-locale":         "shortens an address, which may stand in the text itself",
	"repeated-word":       "removes the second word",
	"straight-quotes":     "writes other quotes, which are parts of words",
	"tab-id":              "turns #[Title](#tab/id), whose # is shown, into a tab, and makes emphasis of marks that are shown",
}

// structureRules are those whose fixes change which levels, sections and metadata an article has. What these then lack was
// not asked for before, so that single rules may find more and, in an article as broken as only a mutant is, even all together.
var structureRules = []string{"front-matter", "heading-spacing", "tab-group-closed", "tab-group-whole", "tab-id"}

// checkFixes applies the fixes of a request, as often as that changes something, and checks what they made. It returns the
// findings before and after.
func checkFixes(t *testing.T, r engine.Request, most lint.Safety) (before, after []lint.Result) {
	t.Helper()
	r.Config = config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk()})
	r.Today = lint.Day{Year: 2026, Month: 6, Day: 15}
	before, _ = engine.Run(context.Background(), r)
	flags := &fixFlags{unsafe: most == lint.Unsafe}

	made := flags.mend(context.Background(), r)
	for _, problem := range slices.Concat(made.problems, made.outcome.Problems) {
		if !errors.As(problem, new(*fix.Advice)) {
			t.Error(problem)
		}
	}
	r.Buffers = slices.Concat(r.Buffers, texts(made.outcome.Changes))
	for _, c := range flags.mend(context.Background(), r).outcome.Changes {
		t.Errorf("%s: fixed again:\n%s", c.Path, c.Diff())
	}
	return before, made.outcome.Results
}

// checkNumber compares how many findings an article has before and after its fixes.
func checkNumber(t *testing.T, before, after lint.Result) {
	t.Helper()
	if had, has := len(before.Findings), len(after.Findings); has > had {
		t.Errorf("%s: %d findings, %d before the fixes:\n%s", after.File.Path, has, had, cmp.Diff(countByRule(before.Findings), countByRule(after.Findings)))
	}
}

// gainedStructure reports whether the fixes of an article mended what one of structureRules had found.
func gainedStructure(before, after lint.Result) bool {
	had, has := countByRule(before.Findings), countByRule(after.Findings)
	return slices.ContainsFunc(structureRules, func(rule string) bool { return had[rule] > has[rule] })
}

// checkRules compares the findings of each rule before and after the fixes of an article.
func checkRules(t *testing.T, before, after lint.Result) {
	t.Helper()
	had, has := countByRule(before.Findings), countByRule(after.Findings)
	for rule, n := range has {
		if n > had[rule] && !gainedStructure(before, after) {
			t.Errorf("%s: %d findings of %s, %d before the fixes:\n%s\n%s", after.File.Path, n, rule, had[rule], cmp.Diff(had, has), fix.Change{Path: after.File.Path, Before: before.File.Bytes, After: after.File.Bytes}.Diff())
		}
	}
}

func countByRule(findings []lint.Finding) map[string]int {
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Rule.Name]++
	}
	return counts
}

// checkWords applies the fixes of all rules but textRules and compares what a reader sees.
func checkWords(t *testing.T, r engine.Request, most lint.Safety) {
	t.Helper()
	r.Config = config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk()})
	r.Today = lint.Day{Year: 2026, Month: 6, Day: 15}
	m := &mending{ctx: context.Background(), request: r}
	outcome := fix.Rounds(func(fixed []*source.File) []lint.Result {
		results := m.check(fixed)
		for _, result := range results {
			for i, f := range result.Findings {
				if _, ok := textRules[f.Rule.Name]; ok {
					result.Findings[i].Fixes = nil
				}
			}
		}
		return results
	}, most)
	for _, c := range outcome.Changes {
		if diff := cmp.Diff(visibleWords(c.Before), visibleWords(c.After)); diff != "" {
			t.Errorf("%s: other words after fixes (-before +after):\n%s\n%s", c.Path, diff, c.Diff())
		}
	}
}

// visibleWords lists what DESIGN.md calls words, in order.
func visibleWords(text []byte) (words []string) {
	for _, b := range markdown.Parse(source.NewFile("", text)).Blocks {
		for _, word := range strings.Fields(b.Text) {
			if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
				words = append(words, word)
			}
		}
	}
	return words
}

func texts(changes []fix.Change) (files []*source.File) {
	for _, c := range changes {
		files = append(files, source.NewFile(c.Path, c.After))
	}
	return files
}

// The fixes of real articles come to an end, leave no more findings and change no word that they are not about.
func TestFixCorpus(t *testing.T) {
	const corpus = "../../../shared/corpus"
	articles := articlesBelow(t, corpus)
	if len(articles) == 0 {
		t.Skipf("no real articles in %s to run against", corpus)
	}
	for _, most := range []lint.Safety{lint.Safe, lint.Unsafe} {
		t.Run(most.String(), func(t *testing.T) {
			r := engine.Request{Dir: corpus, Args: articles}
			before, after := checkFixes(t, r, most)
			for i := range after {
				checkNumber(t, before[i], after[i])
				checkRules(t, before[i], after[i])
			}
			checkWords(t, r, most)
		})
	}
}

// So do the fixes of articles that were cut, doubled and shuffled at random lines.
func TestFixMutatedArticles(t *testing.T) {
	const mutants = 10
	for _, article := range ownArticles(t) {
		random := rand.New(rand.NewPCG(seedOf(article.Data), mutants))
		r := engine.Request{Dir: t.TempDir()}
		for i := range mutants {
			r.Buffers = append(r.Buffers, source.NewFile(fmt.Sprintf("%02d/maturity-model.md", i), mutate(random, article.Data)))
		}
		for _, most := range []lint.Safety{lint.Safe, lint.Unsafe} {
			before, after := checkFixes(t, r, most)
			for i := range after {
				if most == lint.Safe || !gainedStructure(before[i], after[i]) { // a level that was none may lack more than it was to blame for
					checkNumber(t, before[i], after[i])
				}
			}
			checkWords(t, r, most)
		}
		if t.Failed() {
			t.Errorf("mutants of %s", article.Name)
		}
	}
}

// seedOf makes the mutants of an article depend on nothing but its text, whatever other articles are added.
func seedOf(article []byte) uint64 {
	hash := fnv.New64a()
	_, _ = hash.Write(article)
	return hash.Sum64()
}

// A run that is interrupted writes nothing any more, says so, and loses no text from standard input.
func TestFixInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	const text = "---\nms.topic: conceptual\n---\n"
	write(t, "draft.md", []byte(text))
	ctx, stop := context.WithCancelCause(context.Background())
	f := &checkFlags{fixFlags: fixFlags{fix: true}}
	request := engine.Request{
		Args:    []string{"draft.md"},
		Buffers: []*source.File{source.NewFile("other.md", []byte(text))},
		Config:  config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk()}),
	}
	m := f.mend(ctx, request)
	if len(m.outcome.Changes) != 2 {
		t.Fatalf("%d changes; expected 2", len(m.outcome.Changes))
	}
	stop(errors.New("enough"))
	if failures := m.write(); len(failures) > 0 {
		t.Error(failures)
	}
	var out bytes.Buffer
	results, troubles := f.runFix(ctx, Streams{Out: &out, Err: io.Discard}, request)
	if len(results) != 0 || len(troubles) != 1 || !strings.Contains(troubles[0].Error(), "stopped before every article was checked") {
		t.Errorf("%d results, %v; expected none, and one sentence", len(results), troubles)
	}
	if saved, _ := os.ReadFile("draft.md"); string(saved) != text || out.String() != text {
		t.Errorf("draft.md holds %q and %q was printed; expected %q twice", saved, out.String(), text)
	}
}
