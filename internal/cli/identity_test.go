package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A standing is what makes a reader say that a finding is still the same one in the next draft.
type standing struct{ rule, message, line string }

// identified checks articles and lists the fingerprints of what stands in each.
func identified(t *testing.T, r engine.Request) []map[standing][]string {
	t.Helper()
	r.Config = config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk()})
	r.Today = lint.Day{Year: 2026, Month: 6, Day: 15}
	r.Identify = true
	results, problems := engine.Run(context.Background(), r)
	for _, problem := range problems {
		t.Error(problem)
	}
	var articles []map[standing][]string
	for _, result := range results {
		found := map[standing][]string{}
		for _, f := range result.Findings {
			line := result.File.Text(result.File.Trim(result.File.LineOf(f.Span.Start)))
			s := standing{f.Rule.Name, f.Message, line}
			found[s] = append(found[s], f.Fingerprint())
		}
		articles = append(articles, found)
	}
	return articles
}

// What stands in a draft and in the next one of the same article keeps its fingerprint.
func TestFingerprintsLastOverDrafts(t *testing.T) {
	const drafts = "../../../shared/corpus/drafts"
	folders, _ := filepath.Glob(drafts + "/*")
	stand, kept := 0, 0
	for _, folder := range folders {
		names, _ := filepath.Glob(folder + "/*.md")
		slices.Sort(names)
		if len(names) < 2 {
			continue
		}
		articles := identified(t, engine.Request{Args: names})
		for i := 1; i < len(articles); i++ {
			for s, before := range articles[i-1] {
				after := articles[i][s]
				stand += min(len(before), len(after))
				for _, fingerprint := range before {
					if slices.Contains(after, fingerprint) {
						kept++
					}
				}
			}
		}
	}
	if stand == 0 {
		t.Skipf("no drafts in %s to compare", drafts)
	}
	share := 100 * float64(kept) / float64(stand)
	t.Logf("%d of %d findings that stand in the next draft keep their fingerprint: %.1f %%", kept, stand, share)
	if share < 95 {
		t.Errorf("%.1f %%; expected at least 95 %%", share)
	}
}

// Whatever is done to the text around a finding, its fingerprint is the same; and no two findings of an article share one.
func TestFingerprintsWithstandMoves(t *testing.T) {
	for _, article := range ownArticles(t) {
		text := string(article.Data)
		moved := strings.Replace(text, "\n# ", "\n<!-- maturitylint-disable-file fantasy -- moves all that follows -->\n\n\n# ", 1)
		articles := identified(t, engine.Request{Dir: t.TempDir(), Buffers: []*source.File{
			source.NewFile("1/maturity-model.md", []byte(text)),
			source.NewFile("2/maturity-model.md", []byte(moved)),
			source.NewFile("3/maturity-model.md", []byte(strings.ReplaceAll(text, "\n", "\r\n"))),
		}})
		if len(articles) != 3 || strings.Contains(text, "\r") {
			continue
		}
		for s, before := range articles[0] {
			if s.rule == "suppression" {
				continue
			}
			for i, after := range articles[1:] {
				if found := after[s]; len(found) == len(before) && !slices.Equal(found, before) {
					t.Errorf("%s, variant %d: %s %q has another fingerprint", article.Name, i+1, s.rule, s.message)
				}
			}
		}
		seen := map[string]bool{}
		for _, fingerprints := range articles[0] {
			for _, f := range fingerprints {
				if seen[f] {
					t.Errorf("%s: two findings share a fingerprint", article.Name)
				}
				seen[f] = true
			}
		}
	}
}
