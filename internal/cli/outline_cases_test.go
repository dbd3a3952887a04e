package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestOutlineCases holds each CASE/outline.json of testdata/outline against what `maturitylint outline` says of CASE/article.md.
func TestOutlineCases(t *testing.T) {
	eachArchive(t, "outline", func(t *testing.T, archive *txtar.Archive) {
		t.Chdir(t.TempDir())
		for i, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, "/outline.json")
			if !ok {
				continue
			}
			article := fileIn(t, archive, name+"/article.md")
			found := outlineOf(t, article)
			if *update {
				archive.Files[i].Data = []byte(found)
			}
			if diff := cmp.Diff(string(archive.Files[i].Data), found); diff != "" {
				t.Errorf("%s (-expected +found):\n%s", name, diff)
			}
			if diff := cmp.Diff(found, outlineOf(t, fromWindows(article))); diff != "" {
				t.Errorf("%s with BOM and CRLF (-without +with):\n%s", name, diff)
			}
		}
	})
}

func outlineOf(t *testing.T, article []byte) string {
	t.Helper()
	code, out, problems := run(article, "outline", "--format", "json", "--stdin-filename", "article.md", "-")
	if code != exitClean || problems != "" {
		t.Errorf("exit code %d: %s", code, problems)
	}
	return out
}

func fileIn(t *testing.T, archive *txtar.Archive, name string) []byte {
	t.Helper()
	for _, f := range archive.Files {
		if f.Name == name {
			return f.Data
		}
	}
	t.Fatalf("no file %s in the archive", name)
	return nil
}
