package cli

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/source"
)

// Articles that were cut, doubled and shuffled at random lines get sound findings, the same each time.
func TestMutatedArticles(t *testing.T) {
	const mutants = 10
	for seed, article := range ownArticles(t) {
		random := rand.New(rand.NewPCG(uint64(seed), mutants))
		var buffers []*source.File
		for i := range mutants {
			name := fmt.Sprintf("%02d/maturity-model.md", i)
			buffers = append(buffers, source.NewFile(name, mutate(random, article.Data)))
		}
		request := engine.Request{Dir: t.TempDir(), Buffers: buffers}
		first := checkSound(t, request)
		slices.Reverse(request.Buffers)
		if again := checkSound(t, request); again != first {
			t.Errorf("mutants of %s (-first +again):\n%s", article.Name, cmp.Diff(first, again))
		}
		if t.Failed() {
			t.Fatalf("seed %d: mutants of %s", seed, article.Name)
		}
	}
}

// ownArticles lists every Markdown file of testdata, those in archives included.
func ownArticles(t *testing.T) (articles []txtar.File) {
	t.Helper()
	for _, name := range articlesBelow(t, testdata) {
		text, err := os.ReadFile(filepath.Join(testdata, name))
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, txtar.File{Name: name, Data: text})
	}
	for _, path := range archives(t, "articles") {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) == ".md" {
				articles = append(articles, f)
			}
		}
	}
	return articles
}

// mutate changes an article at up to four places.
func mutate(random *rand.Rand, article []byte) []byte {
	lines := slices.Collect(bytes.Lines(article))
	for range 1 + random.IntN(4) {
		lines = mutateLines(random, lines)
	}
	if random.IntN(4) == 0 {
		return fromWindows(bytes.Join(lines, nil))
	}
	return bytes.Join(lines, nil)
}

func mutateLines(random *rand.Rand, lines [][]byte) [][]byte {
	if len(lines) == 0 {
		return lines
	}
	at, other := random.IntN(len(lines)), random.IntN(len(lines))
	first, last := min(at, other), max(at, other)
	switch random.IntN(7) {
	case 0: // cut short
		return lines[:at]
	case 1: // cut within a line, perhaps within a character
		return append(lines[:at:at], lines[at][:random.IntN(len(lines[at])+1)])
	case 2: // without a line
		return slices.Delete(lines, at, at+1)
	case 3: // without some lines
		return slices.Delete(lines, first, min(last, first+10))
	case 4: // a line twice, the second time elsewhere
		return slices.Insert(lines, other, lines[at])
	case 5: // some lines twice
		return slices.Insert(lines, last, slices.Clone(lines[first:min(last, first+10)])...)
	default: // two lines in each other's place
		lines[at], lines[other] = lines[other], lines[at]
		return lines
	}
}
