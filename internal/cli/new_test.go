package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// TestNew makes the articles that the archives of testdata/new ask for, each in the folder that its archive is. The first
// line of the file "want" is the command; what follows is what it prints, and the outline of the article. A check of the
// article finds its placeholders and nothing else, and nothing at all once they are replaced.
func TestNew(t *testing.T) {
	settings := filepath.Join(t.TempDir(), "gitconfig")
	write(t, settings, []byte("[user]\n\tname = Kim Lee\n\temail = kimlee@example.com\n[github]\n\tuser = kim-lee\n"))
	t.Setenv("GIT_CONFIG_GLOBAL", settings)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	eachArchive(t, "new", func(t *testing.T, archive *txtar.Archive) {
		folder := t.TempDir()
		want := &archive.Files[len(archive.Files)-1]
		if want.Name != "want" {
			t.Fatalf("the last file is called %s; expected want", want.Name)
		}
		for _, f := range archive.Files[:len(archive.Files)-1] {
			write(t, filepath.Join(folder, f.Name), f.Data)
		}
		t.Chdir(folder)
		command, _, _ := strings.Cut(string(want.Data), "\n")
		n := newTest{t: t, options: config.Options{Files: workspace.OnDisk(), Dir: folder}}
		printed := n.make(strings.Fields(strings.TrimPrefix(command, "$ maturitylint ")))
		if *update {
			want.Data = []byte(command + "\n" + printed)
		}
		if diff := cmp.Diff(string(want.Data), command+"\n"+printed); diff != "" {
			t.Errorf("-expected +found:\n%s", diff)
		}
		n.checkFresh()
		n.checkFilled()
	})
}

type newTest struct {
	t       *testing.T
	options config.Options
	path    string
}

// make runs a command new and returns what it prints with the outline of the article.
func (n *newTest) make(args []string) string {
	code, out, problems := run(nil, args...)
	if code != exitClean {
		n.t.Fatalf("exit code %d: %s", code, problems)
	}
	wrote, _, _ := strings.Cut(out, ": ")
	n.path = strings.TrimPrefix(wrote, "wrote ")
	if i := slices.Index(args, "--preset"); i >= 0 {
		n.options.Preset = args[i+1]
	}
	_, outline, problems := run(nil, "outline", n.path)
	return out + problems + "\n" + outline
}

func (n *newTest) find() []lint.Finding {
	n.t.Helper()
	results, problems := engine.Run(context.Background(), engine.Request{
		Args:   []string{n.path},
		Config: config.NewLoader(rulebook(), n.options),
		Today:  today(),
	})
	if len(problems) > 0 || len(results) != 1 {
		n.t.Fatalf("%d results, problems: %v", len(results), problems)
	}
	return results[0].Findings
}

var filler = regexp.MustCompile(`\[add [^\]]*\]`)

// checkFresh demands that the placeholders are found, each once, and nothing else.
func (n *newTest) checkFresh() {
	text := n.read()
	findings := n.find()
	for _, f := range findings {
		if f.Rule.Name != "placeholder" {
			n.t.Errorf("fresh: %s: %s", f.Rule.Name, f.Message)
		}
	}
	if fillers := len(filler.FindAllString(text, -1)); fillers == 0 || fillers != len(findings) {
		n.t.Errorf("%d findings, %d placeholders", len(findings), fillers)
	}
}

// checkFilled writes words in the place of each placeholder, the same for the same one, and mends what a machine can
// mend: the anchors of the strategies' new titles. Nothing may be left to find.
func (n *newTest) checkFilled() {
	words := make(map[string]string)
	text := filler.ReplaceAllStringFunc(n.read(), func(placeholder string) string {
		if words[placeholder] == "" {
			words[placeholder] = fmt.Sprintf("Words of number %d", len(words)+1)
			if strings.HasPrefix(placeholder, "[add a description") {
				words[placeholder] = strings.Repeat("A dozen words", 9)
			}
		}
		return words[placeholder]
	})
	write(n.t, n.path, []byte(text))
	findings := n.find()
	for _, f := range findings {
		if f.Rule.Name != "key-strategies" && f.Rule.Name != "anchor-exists" {
			n.t.Errorf("filled: %s: %s", f.Rule.Name, f.Message)
		}
	}
	write(n.t, n.path, []byte(mended(text, findings)))
	for _, f := range n.find() {
		n.t.Errorf("filled and mended: %s: %s", f.Rule.Name, f.Message)
	}
}

// mended applies the safe fixes, the last one first so that no place moves.
func mended(text string, findings []lint.Finding) string {
	for _, f := range slices.Backward(findings) {
		for _, fix := range f.Fixes {
			if fix.Safety != lint.Safe {
				continue
			}
			for _, e := range slices.Backward(fix.Edits) {
				text = text[:e.Span.Start] + e.New + text[e.Span.End:]
			}
		}
	}
	return text
}

func (n *newTest) read() string {
	text, err := os.ReadFile(n.path)
	if err != nil {
		n.t.Fatal(err)
	}
	return string(text)
}
