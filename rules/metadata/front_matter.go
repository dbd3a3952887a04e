package metadata

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed front-matter.md
var frontMatterDoc string

// FrontMatter demands front matter that Learn can read.
var FrontMatter = lint.New(lint.Rule{
	Name:     "front-matter",
	Group:    "metadata",
	Summary:  "The file opens with a closed block of YAML metadata in which no key stands twice",
	Help:     "Begin the file with a line ---, then one `key: value` a line with each key once, then a line --- again",
	Doc:      frontMatterDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkFrontMatter)

func checkFrontMatter(p *lint.Pass, _ lint.NoOptions) {
	m := &p.Article.Doc.FrontMatter
	if m.State == markdown.Missing {
		p.Reportf(firstText(p.Article), "no front matter; an article opens with a line ---, its metadata and another line ---")
		return
	}
	checkOpening(p, m)
	if m.State == markdown.Unclosed {
		checkClosing(p, m)
	}
	checkYAML(p, m)
}

func checkOpening(p *lint.Pass, m *markdown.FrontMatter) {
	before := source.Span{End: m.Opening.Start}
	if bytes.HasPrefix(p.Article.File.Bytes, []byte(source.BOM)) {
		before.Start = len(source.BOM)
	}
	switch {
	case before.Empty():
	case p.Article.File.LineAt(m.Opening.Start) > 1:
		reportMisplaced(p, m.Opening, before, "blank lines before the opening ---; the dashes must stand on the first line")
	default:
		reportMisplaced(p, m.Opening, before, "white space before the opening ---; the dashes must be the first characters of the file")
	}
}

// checkClosing tells closing dashes that are indented, and thus close nothing, from dashes that never come.
func checkClosing(p *lint.Pass, m *markdown.FrontMatter) {
	behind := source.Span{Start: m.Content.End, End: max(m.Content.End, m.Span.End)}
	dashes := p.Article.File.Trim(behind)
	if dashes.Empty() {
		p.Reportf(m.Opening, "front matter that is never closed; a line --- must follow its last entry")
		return
	}
	reportMisplaced(p, dashes, source.Span{Start: behind.Start, End: dashes.Start},
		"white space before the closing ---; the dashes must be the first characters of their line")
}

func reportMisplaced(p *lint.Pass, dashes, before source.Span, message string) {
	p.Report(lint.Finding{Span: dashes, Message: message, Fixes: []lint.Fix{
		{Title: "Remove what stands before ---", Safety: lint.Safe, Edits: []lint.Edit{{Span: before}}},
	}})
}

func checkYAML(p *lint.Pass, m *markdown.FrontMatter) {
	switch {
	case m.Error != nil:
		p.Reportf(m.Error.Span, "broken YAML: %s%s", m.Error.Message, hint(m.Error.Message, p.Article.File.Text(m.Error.Span)))
	case !m.Mapping:
		p.Reportf(firstLine(p.Article.File, m.Content), "front matter without keys; expected lines such as `title: Name of the article`")
	default:
		checkDuplicates(p, m.Entries)
	}
}

// hint says what an author most often meant where YAML's own words do not.
func hint(message, at string) string {
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return "; a value that holds a colon and a space needs quotes"
	case strings.Contains(message, "cannot start any token") && strings.HasPrefix(at, "\t"):
		return "; lines are indented with spaces, not with tabs"
	case strings.Contains(message, "cannot start any token") && at != "":
		return "; a value that starts with " + at[:1] + " needs quotes"
	}
	return ""
}

func checkDuplicates(p *lint.Pass, entries []markdown.Entry) {
	for i, entry := range entries {
		for _, first := range entries[:i] {
			if first.Key == entry.Key {
				p.Report(lint.Finding{
					Span:    entry.KeySpan,
					Message: fmt.Sprintf("a second `%s`; each key stands once", entry.Key),
					Related: []lint.Related{{Span: first.KeySpan, Message: "the first one"}},
				})
				break
			}
		}
	}
}

// firstText returns the first line of the file that is not blank, without the white space around it; the file's start
// where it has none.
func firstText(a *article.Article) source.Span {
	if a.File.Trim(a.Doc.Body).Empty() {
		return a.Doc.FrontMatter.Span
	}
	return firstLine(a.File, a.Doc.Body)
}

func firstLine(f *source.File, within source.Span) source.Span {
	text := f.Trim(within)
	line := f.LineOf(text.Start)
	return f.Trim(source.Span{Start: max(line.Start, text.Start), End: min(line.End, text.End)})
}
