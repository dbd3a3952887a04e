package cli

import (
	"bytes"
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// The findings of real articles are sound, and the same in every order of the files and on any number of cores.
func TestCorpus(t *testing.T) {
	const corpus = "../../../shared/corpus"
	articles := articlesBelow(t, corpus)
	if len(articles) == 0 {
		t.Skipf("no real articles in %s to run against", corpus)
	}
	first := checkSound(t, engine.Request{Dir: corpus, Args: articles})
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range []int{1, 8} {
		runtime.GOMAXPROCS(cores)
		if again := checkSound(t, engine.Request{Dir: corpus, Args: articles}); again != first {
			t.Errorf("on %d cores, in another order (-first +again):\n%s", cores, cmp.Diff(first, again))
		}
	}
}

// articlesBelow lists the Markdown files of a folder; none where the folder is missing.
func articlesBelow(t *testing.T, folder string) (names []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".md" && name != "README.md" {
			names = append(names, name)
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return names
}

// checkSound checks articles and the findings themselves, and returns the findings as JSON.
func checkSound(t *testing.T, r engine.Request) string {
	t.Helper()
	r.Config = config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk()})
	r.Today = lint.Day{Year: 2026, Month: 6, Day: 15}
	results, problems := engine.Run(context.Background(), r)
	for _, problem := range problems {
		t.Error(problem)
	}
	for _, result := range results {
		for _, f := range result.Findings {
			checkFinding(t, result.File, f)
		}
	}
	var out bytes.Buffer
	for _, format := range output.Formats() {
		if err := format.Write(&out, output.Report{Results: results}); err != nil {
			t.Error(err)
		}
	}
	return out.String()
}

func checkFinding(t *testing.T, file *source.File, f lint.Finding) {
	t.Helper()
	checkSpan(t, file, f, f.Span)
	checkMessage(t, file, f, f.Message)
	for _, related := range f.Related {
		checkSpan(t, file, f, related.Span)
		checkMessage(t, file, f, related.Message)
	}
	for _, fix := range f.Fixes {
		edits := slices.SortedFunc(slices.Values(fix.Edits), func(a, b lint.Edit) int { return a.Span.Start - b.Span.Start })
		end := 0
		for _, e := range edits {
			checkSpan(t, file, f, e.Span)
			if e.Span.Start < end {
				t.Errorf("%s:%d: %s: edits that overlap", file.Path, file.LineAt(e.Span.Start), f.Rule.Name)
			}
			end = e.Span.End
		}
	}
}

// checkSpan refuses a span that leaves the file or splits a character or a line ending.
func checkSpan(t *testing.T, file *source.File, f lint.Finding, s source.Span) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(file.Bytes) {
		t.Fatalf("%s: %s: span %v in a file of %d bytes", file.Path, f.Rule.Name, s, len(file.Bytes))
	}
	for _, at := range []int{s.Start, s.End} {
		switch rest := file.Bytes[at:]; {
		case len(rest) == 0:
		case !utf8.RuneStart(rest[0]):
			t.Errorf("%s:%d: %s: the span splits a character", file.Path, file.LineAt(at), f.Rule.Name)
		case rest[0] == '\n' && at > 0 && file.Bytes[at-1] == '\r':
			t.Errorf("%s:%d: %s: the span splits a line ending", file.Path, file.LineAt(at), f.Rule.Name)
		}
	}
}

func checkMessage(t *testing.T, file *source.File, f lint.Finding, message string) {
	t.Helper()
	if message == "" || !utf8.ValidString(message) || strings.ContainsAny(message, "\r\n") || strings.HasSuffix(message, ".") {
		t.Errorf("%s:%d: %s: message %q", file.Path, file.LineAt(f.Span.Start), f.Rule.Name, message)
	}
}
