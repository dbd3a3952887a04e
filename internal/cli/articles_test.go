package cli

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestArticles holds what `maturitylint check` says of whole articles against what it should say. Each archive of
// testdata/articles is a folder. A file "want ARGUMENT…" in it is what a check with these arguments prints there,
// and the exit code behind it where that is not 0.
func TestArticles(t *testing.T) {
	eachArchive(t, "articles", func(t *testing.T, archive *txtar.Archive) {
		folder, windows := t.TempDir(), t.TempDir()
		for _, f := range archive.Files {
			if _, ok := wanted(f); ok {
				continue
			}
			write(t, filepath.Join(folder, f.Name), f.Data)
			if filepath.Ext(f.Name) == ".md" {
				f.Data = fromWindows(f.Data)
			}
			write(t, filepath.Join(windows, f.Name), f.Data)
		}
		for i, f := range archive.Files {
			args, ok := wanted(f)
			if !ok {
				continue
			}
			found := checkIn(t, folder, args)
			if *update {
				archive.Files[i].Data = []byte(found)
			}
			if diff := cmp.Diff(string(archive.Files[i].Data), found); diff != "" {
				t.Errorf("%s (-expected +found):\n%s", f.Name, diff)
			}
			if strings.Contains(f.Name, "json") {
				continue // edits have offsets in bytes
			}
			if diff := cmp.Diff(found, checkIn(t, windows, args)); diff != "" {
				t.Errorf("%s with BOM and CRLF (-without +with):\n%s", f.Name, diff)
			}
		}
	})
}

func wanted(f txtar.File) (args []string, ok bool) {
	words := strings.Fields(f.Name)
	return words[1:], words[0] == "want"
}

func checkIn(t *testing.T, folder string, args []string) string {
	t.Helper()
	t.Chdir(folder)
	code, out, problems := run(nil, append([]string{"check"}, args...)...)
	if code != exitClean {
		problems += "exit code " + strconv.Itoa(code) + "\n"
	}
	return out + problems
}
