package metadata

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

func checkYAML(p *lint.Pass, m *markdown.FrontMatter) {
	switch {
	case m.Error != nil:
		f, ok := guiltyLine(p.Article.File, m)
		if !ok {
			f = brokenYAML(p.Article.File, m.Error)
		}
		p.Report(f)
	case !m.Mapping:
		p.Report(lint.Finding{
			Span:    firstLine(p.Article.File, m.Content),
			Message: "front matter without keys; expected lines such as `title: Name of the article`",
			Help:    "Write one `key: value` on each line between the dashes",
		})
	default:
		checkDuplicates(p, m.Entries)
	}
}

// brokenYAML says what an author most often meant where YAML's own words do not.
func brokenYAML(f *source.File, e *markdown.YAMLError) lint.Finding {
	finding := lint.Finding{
		Span:    e.Span,
		Message: "broken YAML: " + e.Message,
		Help:    "Write one `key: value` on each line, and close every quote and bracket in its value",
	}
	at, line := f.Text(e.Span), f.Text(f.Trim(f.LineOf(e.Span.Start)))
	switch refused := strings.Contains(e.Message, "cannot start any token"); {
	case strings.Contains(e.Message, "mapping values are not allowed"):
		finding.Message += "; a value that holds a colon and a space needs quotes"
		finding.Help = putInQuotes(line)
	case refused && strings.HasPrefix(at, "\t"):
		finding.Message += "; lines are indented with spaces, not with tabs"
		finding.Help = "Indent the line with spaces"
	case refused && at != "":
		finding.Message += "; a value that starts with " + at[:1] + " needs quotes"
		finding.Help = putInQuotes(line)
	}
	return finding
}

// putInQuotes shows a line with quotes around its value, where they make no difference to the value.
func putInQuotes(line string) string {
	const help = "Put the value in quotes"
	key, value, found := strings.Cut(line, ": ")
	value, _, _ = strings.Cut(value, " #") // a comment
	value = strings.TrimSpace(value)
	if !found || value == "" || strings.ContainsAny(value, "\"\\`") {
		return help
	}
	return help + ": `" + key + ": " + lint.Quote(value) + "`"
}
