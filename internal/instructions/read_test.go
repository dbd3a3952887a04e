package instructions_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/instructions"
	"github.com/maturitylint/maturitylint/internal/source"
)

var update = flag.Bool("update", false, "write what is understood into the archives of testdata")

// TestRead reads the templates in the archives of testdata: in each, what is understood of "template.md" is "want".
func TestRead(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d archives: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 || archive.Files[1].Name != "want" {
				t.Fatal("expected a template.md and a want")
			}
			found := understood(archive.Files[0].Data)
			if *update {
				archive.Files[1].Data = []byte(found)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), found); diff != "" {
				t.Errorf("-expected +found:\n%s", diff)
			}
			windows := strings.ReplaceAll(string(archive.Files[0].Data), "\n", "\r\n")
			if diff := cmp.Diff(found, understood([]byte(windows))); diff != "" {
				t.Errorf("with CRLF (-without +with):\n%s", diff)
			}
		})
	}
}

func understood(template []byte) string {
	var b strings.Builder
	for _, i := range instructions.Read(source.NewFile("template.md", template)) {
		fmt.Fprintf(&b, "%d %q", i.Line, i.Text)
		for _, s := range i.Settings {
			fmt.Fprintf(&b, " %s.%s=%v", s.Rule, s.Option, s.Value)
		}
		if len(i.Unheeded) > 0 {
			fmt.Fprintf(&b, " not %s", strings.Join(i.Unheeded, ", "))
		}
		if len(i.Settings) == 0 {
			b.WriteString(" ?")
		}
		b.WriteString("\n")
	}
	return b.String()
}
