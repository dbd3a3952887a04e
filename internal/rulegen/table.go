package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/maturitylint/maturitylint/internal/config"
)

// ruleTables returns a table of rules for each group, under a heading. The rules come as the published preset sets them.
func ruleTables(published []config.Setting) string {
	var groups []string
	var b strings.Builder
	for i, s := range published {
		r := s.Rule
		if i == 0 || published[i-1].Rule.Group != r.Group {
			groups = append(groups, b.String())
			b.Reset()
			fmt.Fprintf(&b, "## %s\n\n| Rule | `template` | `published` | Fix | What it demands |\n|---|---|---|---|---|\n", r.Group)
		}
		fmt.Fprintf(&b, "| [`%s`](%s) | %s | %s | %s | %s |\n", r.Name, pagePath(r), r.Severity, s.Severity, r.Fix, cell(r.Summary))
	}
	return strings.Join(append(groups, b.String())[1:], "\n")
}

// optionsTable returns the table of a rule's options, with a column for the published preset where that sets one of them.
func optionsTable(published config.Setting) string {
	differs := !reflect.DeepEqual(published.Rule.Options(), published.Options)
	var b strings.Builder
	if differs {
		b.WriteString("| Option | Type | Default | In `published` | What it says |\n|---|---|---|---|---|\n")
	} else {
		b.WriteString("| Option | Type | Default | What it says |\n|---|---|---|---|\n")
	}
	for i, o := range config.OptionsOf(published.Rule) {
		fmt.Fprintf(&b, "| `%s` | %s | `%s` |", o.Name, o.Type, cell(o.Default))
		if differs {
			value := reflect.ValueOf(published.Options).Elem().Field(i).Interface()
			fmt.Fprintf(&b, " `%s` |", cell(config.Render(value)))
		}
		fmt.Fprintf(&b, " %s |\n", cell(o.Doc))
	}
	return b.String()
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
