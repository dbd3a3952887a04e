package cli

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/rules"
)

// rulebook lists every rule, those of the engine last.
func rulebook() []*lint.Rule { return slices.Concat(rules.All(), engine.Rules()) }

func newRules(s Streams) *cobra.Command {
	var format *choice
	c := &cobra.Command{
		Use:   "rules [NAME]",
		Short: "List the rules, or explain one",
		Long: "Lists every rule or those of the group that you name, or explains the rule that\n" +
			"you name: what it demands and why, what it reports, what it leaves alone, and\n" +
			"its options.",
		Example: `  maturitylint rules
  maturitylint rules links
  maturitylint rules max-words-per-h4`,
		Args:              atMostOne("rule"),
		ValidArgsFunction: completeRule,
		RunE: func(_ *cobra.Command, args []string) error {
			chosen := rulebook()
			if len(args) > 0 {
				var err error
				if chosen, err = findRules(chosen, args[0]); err != nil {
					return err
				}
			}
			switch {
			case format.word == "json":
				return writeRulesJSON(s.Out, chosen)
			case len(args) > 0 && chosen[0].Name == args[0]:
				return writeRulePage(s.Out, chosen[0], s.Screen)
			}
			return writeRuleList(s.Out, chosen, s.Screen)
		},
	}
	format = addChoice(c, "format", "how rules are written", "text", "json")
	return c
}

// findRules returns the rule of a name, or else all the rules of the group of that name.
func findRules(all []*lint.Rule, name string) ([]*lint.Rule, error) {
	var group []*lint.Rule
	var names []string
	for _, r := range all {
		if r.Name == name {
			return []*lint.Rule{r}, nil
		}
		if r.Group == name {
			group = append(group, r)
		}
		names = append(names, r.Name)
	}
	if group == nil {
		return nil, fmt.Errorf("no rule is called %s%s", name, lint.DidYouMean(name, names, "`maturitylint rules` lists all"))
	}
	return group, nil
}

func completeRule(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []cobra.Completion
	for _, r := range rulebook() {
		names = append(names, cobra.CompletionWithDesc(r.Name, r.Summary))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// fixWord says in the list whether a rule's findings can be fixed.
func fixWord(f lint.FixStatus) string {
	return [...]string{lint.NoFix: "", lint.SometimesFix: "some", lint.AlwaysFix: "fix"}[f]
}

const legend = "fix: every finding can be fixed; some: a part of them. Severities are those of the preset template; " +
	"`maturitylint config PATH` shows yours, `maturitylint rules NAME` explains a rule."

// writeRuleList writes the rules under their groups: name, severity, fix and what they demand.
func writeRuleList(w io.Writer, all []*lint.Rule, screen output.Screen) error {
	var text bytes.Buffer
	style := output.NewStyle(screen.Color)
	name := 0
	for _, r := range all {
		name = max(name, len(r.Name))
	}
	before := 2 + name + 2 + len("suggestion") + 2 + len("some") + 2
	group := ""
	for _, r := range all {
		if r.Group != group {
			if group != "" {
				fmt.Fprintln(&text)
			}
			group = r.Group
			fmt.Fprintln(&text, style.Bold(group))
		}
		for i, line := range output.Wrap(r.Summary, max(screen.Columns()-before, 30)) {
			if i > 0 {
				fmt.Fprintf(&text, "%*s%s\n", before, "", line)
				continue
			}
			severity := style.Severity(r.Severity, fmt.Sprintf("%-10s", r.Severity))
			fmt.Fprintf(&text, "  %-*s  %s  %-4s  %s\n", name, r.Name, severity, fixWord(r.Fix), line)
		}
	}
	fmt.Fprintln(&text)
	for _, line := range output.Wrap(legend, screen.Columns()) {
		fmt.Fprintln(&text, line)
	}
	_, err := w.Write(text.Bytes())
	return err
}

type jsonRule struct {
	Name     string          `json:"name"`
	Group    string          `json:"group"`
	Summary  string          `json:"summary"`
	Help     string          `json:"help"`
	Severity string          `json:"severity"`
	Fix      string          `json:"fix"`
	Since    string          `json:"since"`
	Options  []config.Option `json:"options"`
	Doc      string          `json:"doc"`
}

func writeRulesJSON(w io.Writer, all []*lint.Rule) error {
	list := make([]jsonRule, len(all))
	for i, r := range all {
		list[i] = jsonRule{
			Name:     r.Name,
			Group:    r.Group,
			Summary:  r.Summary,
			Help:     r.Help,
			Severity: r.Severity.String(),
			Fix:      r.Fix.String(),
			Since:    r.Since,
			Options:  config.OptionsOf(r),
			Doc:      r.Doc,
		}
	}
	return writeJSON(w, struct {
		Version int        `json:"version"`
		Rules   []jsonRule `json:"rules"`
	}{1, list})
}
