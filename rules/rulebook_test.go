package rules_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v4"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/rules"
)

// rulebook is the list of rules that was agreed on before they were written.
const rulebook = "../../shared/RULES.md"

// A ruleRow is what the rulebook's table says of one rule.
type ruleRow struct {
	Group, Name string
	Severity    lint.Severity
	Published   lint.Severity
	Fixable     bool
	Fix         string   // the whole cell
	Options     []string // "name: default", as YAML
	Differing   []string // "name: value" in the published preset
}

// TestRulebook compares the rules that ship with the rulebook.
func TestRulebook(t *testing.T) {
	rows := readRulebook(t)
	var want, got []string
	published, err := config.PresetSettings(rules.All(), "published")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		want = append(want, row.Group+"/"+row.Name)
	}
	for _, rule := range rules.All() {
		got = append(got, rule.Group+"/"+rule.Name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the rules and their order (-rulebook +rules.All):\n%s", diff)
	}
	for _, row := range rows {
		for _, setting := range published.Rules {
			if setting.Rule.Name == row.Name {
				t.Run(row.Name, func(t *testing.T) { compareTemplate(t, setting.Rule, row); comparePublished(t, setting, row) })
			}
		}
	}
}

func compareTemplate(t *testing.T, rule *lint.Rule, row ruleRow) {
	if rule.Severity != row.Severity {
		t.Errorf("severity is %s, the rulebook says %s", rule.Severity, row.Severity)
	}
	if fixable := rule.Fix != lint.NoFix; fixable != row.Fixable {
		t.Errorf("fix is %s, the rulebook says fixable: %t", rule.Fix, row.Fixable)
	}
	for word, heading := range map[string]string{"**safe**": "### Fixed\n", "*unsafe*": "### Fixed, unsafe\n"} {
		if strings.Contains(row.Fix, word) && !strings.Contains(rule.Doc, heading) {
			t.Errorf("the rulebook promises a fix that is %s, but the page proves none under %q", word, strings.TrimSpace(heading))
		}
	}
	if diff := cmp.Diff(optionNames(rule), namesOf(row.Options), cmpopts.EquateEmpty(), cmpopts.SortSlices(strings.Compare)); diff != "" {
		t.Errorf("options (-rule +rulebook):\n%s", diff)
	}
	compareOptions(t, "the defaults", rule.Options(), withOptions(t, rule, row.Options))
}

func comparePublished(t *testing.T, setting config.Setting, row ruleRow) {
	if setting.Severity != row.Published {
		t.Errorf("severity in published is %s, the rulebook says %s", setting.Severity, row.Published)
	}
	compareOptions(t, "the options in published", setting.Options, withOptions(t, setting.Rule, row.Differing))
}

func compareOptions(t *testing.T, what string, got, want any) {
	if diff := cmp.Diff(got, want, cmpopts.EquateEmpty(), cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
		t.Errorf("%s (-rule +rulebook):\n%s", what, diff)
	}
}

// withOptions returns the rule's options with some of them set.
func withOptions(t *testing.T, rule *lint.Rule, set []string) any {
	options := rule.Options()
	for _, option := range set {
		if err := yaml.Load([]byte(option), options, yaml.WithKnownFields()); err != nil {
			t.Errorf("option %s: %v", option, err)
		}
	}
	return options
}

func optionNames(rule *lint.Rule) []string {
	var names []string
	for _, option := range rule.OptionList() {
		names = append(names, option.Name)
	}
	return names
}

func namesOf(options []string) []string {
	var names []string
	for _, option := range options {
		name, _, _ := strings.Cut(option, ":")
		names = append(names, name)
	}
	return names
}

func readRulebook(t *testing.T) []ruleRow {
	text, err := os.ReadFile(rulebook)
	if err != nil {
		t.Skip("the rulebook is not here")
	}
	var rows []ruleRow
	group := ""
	for line := range strings.Lines(string(text)) {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			group = strings.TrimSpace(name)
		}
		if strings.HasPrefix(line, "| `") {
			rows = append(rows, readRow(t, group, line))
		}
	}
	if len(rows) == 0 {
		t.Fatal("the rulebook holds no table of rules")
	}
	return rows
}

// readRow reads "| `name` | t / p | demands | fix |".
func readRow(t *testing.T, group, line string) ruleRow {
	cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
	if len(cells) != 4 {
		t.Fatalf("a row of the rulebook has %d cells: %s", len(cells), line)
	}
	template, published, _ := strings.Cut(strings.TrimSpace(cells[1]), " / ")
	row := ruleRow{
		Group:     group,
		Name:      strings.Trim(cells[0], " `"),
		Severity:  readSeverity(t, template),
		Published: readSeverity(t, published),
		Fixable:   strings.TrimSpace(cells[3]) != "none",
		Fix:       cells[3],
	}
	row.Options, row.Differing = readOptions(cells[2])
	return row
}

// readOptions reads "… `name: default` … (`published`: value) …".
func readOptions(demands string) (options, differing []string) {
	parts := strings.Split(demands, "`")
	for i := 1; i < len(parts); i += 2 {
		name, value, ok := strings.Cut(parts[i], ": ")
		if ok && value != "" && isOptionName(name) {
			options = append(options, parts[i])
		}
		if number, ok := strings.CutPrefix(parts[min(i+1, len(parts)-1)], ": "); ok && name == "published" && len(options) > 0 {
			last, _, _ := strings.Cut(options[len(options)-1], ":")
			number, _, _ = strings.Cut(number, ")")
			differing = append(differing, last+": "+number)
		}
	}
	return options, differing
}

func readSeverity(t *testing.T, letter string) lint.Severity {
	severity, ok := map[string]lint.Severity{
		"e": lint.Error, "w": lint.Warning, "s": lint.Suggestion, "–": lint.Off,
	}[letter]
	if !ok {
		t.Fatalf("the rulebook has a severity %q", letter)
	}
	return severity
}

func isOptionName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-0123456789") == ""
}
