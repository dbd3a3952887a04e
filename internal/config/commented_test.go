package config_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
	"github.com/maturitylint/maturitylint/rules"
)

// The commented file is read without a fault and changes nothing, with the part about overrides taken out of its comment as well.
func TestCommentedChangesNothing(t *testing.T) {
	for _, preset := range config.Presets() {
		text, err := config.Commented(rules.All(), preset, "")
		if err != nil {
			t.Fatal(err)
		}
		want, err := config.PresetSettings(rules.All(), preset)
		if err != nil {
			t.Fatal(err)
		}
		same(t, preset, read(t, text).For("a/maturity-model.md"), want)
		before, overrides, ok := strings.Cut(text, "# overrides:\n")
		if !ok {
			t.Fatalf("%s: nothing is said of overrides", preset)
		}
		overrides = strings.ReplaceAll("# overrides:\n"+overrides, "# ", "")
		c := read(t, before+overrides)
		same(t, preset, c.For("a/maturity-model.md"), want)
		if s := c.For("drafts/maturity-model.md").Rule("placeholder").Severity; s != lint.Suggestion {
			t.Errorf("%s: placeholder is %s in the overrides", preset, s)
		}
	}
}

// Everything that can be set is there, each rule and option with a line that says what it is about.
func TestCommentedHoldsEverything(t *testing.T) {
	text, err := config.Commented(rules.All(), config.DefaultPreset, "x.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules.All() {
		if !strings.Contains(text, "  # "+r.Summary+".\n  "+r.Name+":") {
			t.Errorf("%s is missing", r.Name)
		}
		for _, o := range config.OptionsOf(r) {
			if !strings.Contains(text, "    # "+o.Doc+".\n    "+o.Name+": "+o.Default+"\n") {
				t.Errorf("%s: %s is missing", r.Name, o.Name)
			}
		}
	}
	if !strings.HasPrefix(text, "# yaml-language-server: $schema=x.json\n") {
		t.Error("the first line does not lead editors to the schema")
	}
}

func TestWrittenHoldsWhatDiffers(t *testing.T) {
	text, changes, err := config.Written(rules.All(), "published", []string{"A head", "", "of three lines"}, []config.Wish{
		{Rule: "max-h4-per-level", Option: "max", Value: 8, Reason: "as it is"},
		{Rule: "max-words-per-h4", Option: "max", Value: 120, Reason: "line 3:\n# a reason"},
		{Rule: "max-words-per-h4", Value: lint.Error, Reason: "line 4"},
		{Rule: "placeholder", Option: "patterns", Value: []string{`\[x\]`}, Reason: "line 1"},
		{Rule: "h3-is-level-title", Value: lint.Off, Reason: "as it is"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `# A head
#
# of three lines

extends: published
rules:
  max-words-per-h4:
    # line 3: # a reason
    max: 120
    # line 4
    severity: error
  placeholder:
    # line 1
    patterns: ["\\[x\\]"]
`
	if diff := cmp.Diff(want, text); diff != "" || changes != 3 {
		t.Errorf("%d changes (-want +got):\n%s", changes, diff)
	}
	if s := read(t, text).For("x.md").Rule("placeholder"); !reflect.DeepEqual(reflect.ValueOf(s.Options).Elem().Field(0).Interface(), []string{`\[x\]`}) {
		t.Errorf("patterns are read as %v", s.Options)
	}
}

func read(t *testing.T, text string) *config.Config {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, config.FileName), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := config.NewLoader(rules.All(), config.Options{Files: workspace.OnDisk(), Dir: folder}).Find(folder)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return c
}

func same(t *testing.T, what string, got, want *config.Settings) {
	t.Helper()
	for i, s := range got.Rules {
		if w := want.Rules[i]; s.Severity != w.Severity || !reflect.DeepEqual(normal(s.Options), normal(w.Options)) {
			t.Errorf("%s: %s is %s %v, was %s %v", what, s.Rule.Name, s.Severity, s.Options, w.Severity, w.Options)
		}
	}
	if got.MaxFileSize != want.MaxFileSize {
		t.Errorf("%s: max-file-size is %d", what, got.MaxFileSize)
	}
}

// normal writes options as YAML, in which a list that is missing is an empty one.
func normal(options any) []string {
	v := reflect.ValueOf(options).Elem()
	var all []string
	for i := range v.NumField() {
		all = append(all, config.Render(v.Field(i).Interface()))
	}
	return all
}
