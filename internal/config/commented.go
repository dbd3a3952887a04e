package config

import (
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// Commented returns a configuration file that says for every rule what a preset asks for anyway, and why: it changes nothing and
// is there to be changed. The schema is the path of the file's JSON Schema as editors should find it, "" where there is none.
func Commented(rules []*lint.Rule, preset, schema string) (string, error) {
	settings, err := PresetSettings(rules, preset)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	writeModeline(&b, schema)
	fmt.Fprintf(&b, `# How maturitylint checks the articles of this folder and of those below. Each value is that of the preset %s, so
# this file changes nothing until you change it. A rule is an error, a warning, a suggestion or off; what you take out goes
# back to the preset. `+"`maturitylint rules NAME`"+` explains a rule with examples.

# What this file builds upon: template, published, or the path of another file.
extends: %s

# The files that are articles, relative to this folder, and the files and folders that are none even so.
articles: %s
exclude: []

# A larger file is not read.
max-file-size: %s

rules:
`, preset, preset, Render([]string{defaultArticles}), formatSize(defaultMaxFileSize))
	group := ""
	for _, s := range settings.Rules {
		if s.Rule.Group != group {
			group = s.Rule.Group
			fmt.Fprintf(&b, "  # ---- %s ----\n\n", group)
		}
		s.writeCommented(&b)
	}
	b.WriteString(commentedOverrides)
	return b.String(), nil
}

const commentedOverrides = `# Other settings for some of the articles:
#
# overrides:
#   - files: ["drafts/**"]
#     rules:
#       placeholder: suggestion
`

// writeModeline writes the comment by which editors find the schema, or how to get there.
func writeModeline(b *strings.Builder, schema string) {
	if schema != "" {
		b.WriteString(Modeline(schema))
		return
	}
	fmt.Fprintf(b, "# An editor completes and checks this file by its schema: write it with `maturitylint config --schema > %s`,\n"+
		"# and take the first # from the next line.\n# %s%s\n#\n", SchemaName, modeline, SchemaName)
}

// modeline is what editors with the YAML language server look for. The path behind it is relative to the file's own folder.
const modeline = "# yaml-language-server: $schema="

// Modeline returns the comment by which editors find the schema at a path, to stand at the top of a configuration file.
func Modeline(schema string) string { return modeline + schema + "\n#\n" }

// SchemaName is how the file with the JSON Schema is called beside a configuration.
const SchemaName = "maturitylint.schema.json"

func (s *Setting) writeCommented(b *strings.Builder) {
	fmt.Fprintf(b, "  # %s.\n", s.Rule.Summary)
	info := s.explain()
	if len(info.Options) == 0 {
		fmt.Fprintf(b, "  %s: %s\n\n", s.Rule.Name, s.Severity)
		return
	}
	fmt.Fprintf(b, "  %s:\n    severity: %s\n", s.Rule.Name, s.Severity)
	docs := s.Rule.OptionList()
	for i, o := range info.Options {
		fmt.Fprintf(b, "    # %s.\n    %s: %s\n", docs[i].Doc, o.Name, Render(o.Value.Value))
	}
	b.WriteByte('\n')
}
