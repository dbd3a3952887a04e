package cli

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/instructions"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// TestInitFromTemplate makes configurations of the templates in testdata/init. Of each archive, "want" is what is printed and
// "config" the file that is written, which is read again without a fault.
func TestInitFromTemplate(t *testing.T) {
	eachArchive(t, "init", func(t *testing.T, archive *txtar.Archive) {
		folder := t.TempDir()
		t.Chdir(folder)
		args := []string{"init", "--from-template", "template.md"}
		for i, f := range archive.Files {
			switch f.Name {
			case "template.md":
				write(t, f.Name, f.Data)
			case "flags":
				args = append(args, strings.Fields(string(f.Data))...)
			case "want":
				code, out, problems := run(nil, args...)
				if code != exitClean {
					t.Fatalf("exit code %d: %s", code, problems)
				}
				expect(t, archive, i, out+problems)
			case "config":
				text, err := os.ReadFile(config.FileName)
				if err != nil {
					t.Fatal(err)
				}
				expect(t, archive, i, string(text))
			}
		}
		if _, err := config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk(), Dir: folder}).Find(folder); err != nil {
			t.Error(err)
		}
	})
}

// What init writes is read again without a fault, for each template of the testdata and upon each preset.
func TestInitWritesWhatLoads(t *testing.T) {
	for name, template := range templates(t) {
		for _, preset := range config.Presets() {
			t.Run(name+"/"+preset, func(t *testing.T) {
				folder := t.TempDir()
				t.Chdir(folder)
				write(t, "template.md", template)
				code, _, problems := run(nil, "init", "--from-template", "template.md", "--preset", preset)
				if strings.Contains(problems, "holds no instruction that is understood") {
					return
				}
				if code != exitClean {
					t.Fatalf("exit code %d: %s", code, problems)
				}
				if _, err := config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk(), Dir: folder}).Find(folder); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// templates returns the templates of the testdata of this package and of the one that reads instructions.
func templates(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"../../testdata/init/*.txtar", "../instructions/testdata/*.txtar", "../../testdata/template/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files: %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(path) == ".md" {
				all[filepath.Base(path)] = text
				continue
			}
			for _, f := range txtar.Parse(text).Files {
				if f.Name == "template.md" {
					all[filepath.Base(path)] = f.Data
				}
			}
		}
	}
	return all
}

// expect holds a file of an archive against what was found.
func expect(t *testing.T, archive *txtar.Archive, i int, found string) {
	t.Helper()
	if *update {
		archive.Files[i].Data = []byte(found)
	}
	if diff := cmp.Diff(string(archive.Files[i].Data), found); diff != "" {
		t.Errorf("%s (-expected +found):\n%s", archive.Files[i].Name, diff)
	}
}

// The drafts that still hold the instructions of the authoring template yield the numbers of the default preset.
func TestInitFromRealTemplate(t *testing.T) {
	drafts, err := filepath.Glob("../../../shared/corpus/drafts/operational-excellence/0015-*.md")
	if err != nil || len(drafts) == 0 {
		t.Skip("the real draft is not here")
	}
	draft, err := filepath.Abs(drafts[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	code, out, problems := run(nil, "init", "--from-template", draft)
	if code != exitClean {
		t.Fatalf("exit code %d: %s", code, problems)
	}
	for _, setting := range []string{
		"max-h3-per-level: {max: 1}", "max-h4-per-level: {max: 5}", "max-words-per-h4: {max: 100}",
		"next-steps-links: {min: 1}", "next-steps-links: {max: 3}", "level-sequence: {count: 5}",
		"required-metadata: {keys: [title, description, author, ms.author, ms.date, ms.topic]}",
		"intro: error", "h3-is-level-title: error", "next-steps-context: warning",
	} {
		if !strings.Contains(out, "→ "+setting+" (as in the preset)\n") {
			t.Errorf("%s is missing in\n%s", setting, out)
		}
	}
	if !strings.Contains(out, "the template asks for what the preset template asks for anyway") {
		t.Errorf("something differs from the preset:\n%s", out)
	}
}

// Every rule and option that instructions may become settings of is there.
func TestInstructionsKnowTheRules(t *testing.T) {
	settings, err := config.PresetSettings(rulebook(), config.DefaultPreset)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range instructions.Rules() {
		setting := settings.Rule(s.Rule)
		if setting == nil {
			t.Errorf("there is no rule %s", s.Rule)
			continue
		}
		if s.Option == "" {
			continue
		}
		value, ok := setting.Option(s.Option)
		want := reflect.TypeFor[int]()
		if s.Option == "keys" || s.Option == "patterns" {
			want = reflect.TypeFor[[]string]()
		}
		if !ok || reflect.TypeOf(value) != want {
			t.Errorf("%s has no option %s of type %s", s.Rule, s.Option, want)
		}
	}
}

// The file that init writes beside the schema meets the schema, which is where the comment says it is.
func TestInitWithSchema(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, _, problems := run(nil, "init", "--schema"); code != exitClean {
		t.Fatal(problems)
	}
	text, err := os.ReadFile(config.FileName)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	_, schema, ok := strings.Cut(first, "# yaml-language-server: $schema=")
	if !ok {
		t.Fatalf("the first line is %q", first)
	}
	found, err := os.ReadFile(schema)
	if err != nil {
		t.Fatal(err)
	}
	want, err := config.Schema(rulebook())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(found)); diff != "" {
		t.Error(diff)
	}
}
