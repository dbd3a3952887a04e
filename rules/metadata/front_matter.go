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
	switch indented := indentedClosing(p.Article.File, m); {
	case m.State == markdown.Missing:
		reportMissing(p)
		return
	case m.State == markdown.Unclosed && indented.Empty():
		reportUnclosed(p, m)
	default:
		checkDashes(p, m, indented)
	}
	if !p.Article.InConflict(m.Content) {
		checkYAML(p, m)
	}
}

func reportMissing(p *lint.Pass) {
	f := p.Article.File
	first := firstText(p.Article)
	next := firstLine(f, source.Span{Start: first.End, End: len(f.Bytes)})
	switch {
	case p.Article.InConflict(first):
	case isDashes(f.Text(first)) && opensEntry(f.Text(next)):
		p.Report(lint.Finding{Span: first, Message: miscounted(f.Text(first)), Help: "Write --- with three hyphens, and nothing else, on the first line"})
	case isTextBefore(p.Article, first):
		dashes := len(strings.TrimRight(f.Text(first), "-"))
		p.Report(lint.Finding{
			Span:    f.Trim(source.Span{Start: first.Start, End: first.Start + dashes}),
			Message: "content before the front matter, which is therefore none; the dashes must be the first characters of the file",
			Help:    "Move it below the title, or delete it",
		})
	default:
		p.Reportf(first, "no front matter; an article opens with a line ---, its metadata and another line ---")
	}
}

// isTextBefore reports whether the first text of the file is none of the dashes and entries that follow it.
func isTextBefore(a *article.Article, first source.Span) bool {
	f, metadata := a.File, a.SpiltMetadata()
	if metadata.Empty() || isDashes(f.Text(first)) {
		return false
	}
	for n := f.LineAt(first.Start); n <= f.LineAt(metadata.End); n++ {
		if line := f.Text(f.Trim(f.Line(n))); strings.HasSuffix(line, "---") {
			return true
		} else if opensEntry(line) {
			return false
		}
	}
	return false
}

func reportUnclosed(p *lint.Pass, m *markdown.FrontMatter) {
	finding := lint.Finding{
		Span:    m.Opening,
		Message: "front matter that is never closed; a line --- must follow its last entry",
		Help:    "Put a line --- behind the last entry",
	}
	f := p.Article.File
	if closing := f.Trim(f.LineOf(m.Content.End)); isDashes(f.Text(closing)) {
		finding.Help = "Write --- with three hyphens to close the block"
		finding.Related = []lint.Related{{Span: closing, Message: "`" + f.Text(closing) + "`, probably meant to close it"}}
	}
	p.Report(finding)
}

// isDashes reports whether a line was meant as the dashes around front matter, be they too few, too many, or what an
// editor made of them.
func isDashes(line string) bool { return line != "" && strings.Trim(line, "-–—") == "" }

// opensEntry reports whether a line begins like an entry, with a key and a colon.
func opensEntry(line string) bool {
	key, _, found := strings.Cut(line, ":")
	return found && key != "" && !strings.ContainsAny(key, " \t`[]()<>*")
}

// miscounted says why dashes open no front matter.
func miscounted(dashes string) string {
	if strings.Trim(dashes, "-") != "" {
		return "`" + dashes + "` is not written with hyphens; expected `---`"
	}
	return fmt.Sprintf("`%s` has %s; expected `---`", dashes, lint.Count(len(dashes), "dash", "dashes"))
}

// indentedClosing returns closing dashes with the white space before them, because of which they close nothing.
func indentedClosing(f *source.File, m *markdown.FrontMatter) source.Span {
	behind := source.Span{Start: m.Content.End, End: max(m.Content.End, m.Span.End)}
	if dashes := f.Trim(behind); m.State == markdown.Unclosed && !dashes.Empty() {
		return source.Span{Start: behind.Start, End: dashes.End}
	}
	return source.Span{}
}

// checkDashes reports what stands before the opening dashes, before the closing ones, or before both: one cause then.
func checkDashes(p *lint.Pass, m *markdown.FrontMatter, closing source.Span) {
	before := source.Span{End: m.Opening.Start}
	if bytes.HasPrefix(p.Article.File.Bytes, []byte(source.BOM)) {
		before.Start = len(source.BOM)
	}
	dashes := p.Article.File.Trim(closing)
	f := lint.Finding{Span: m.Opening}
	switch {
	case before.Empty() && closing.Empty():
		return
	case before.Empty():
		f.Span, f.Message = dashes, "white space before the closing ---; the dashes must be the first characters of their line"
	case p.Article.File.LineAt(m.Opening.Start) > 1:
		f.Message = "blank lines before the opening ---; the dashes must stand on the first line"
	default:
		f.Message = "white space before the opening ---; the dashes must be the first characters of the file"
	}
	fix := lint.Fix{Title: "Remove what stands before ---", Safety: lint.Safe}
	if !before.Empty() {
		fix.Edits = append(fix.Edits, lint.Edit{Span: before})
	}
	if !closing.Empty() {
		fix.Edits = append(fix.Edits, lint.Edit{Span: source.Span{Start: closing.Start, End: dashes.Start}})
	}
	if len(fix.Edits) > 1 {
		f.Related = []lint.Related{{Span: dashes, Message: "white space before the closing --- as well"}}
	}
	f.Fixes = []lint.Fix{fix}
	p.Report(f)
}

func checkDuplicates(p *lint.Pass, entries []markdown.Entry) {
	for i, entry := range entries {
		for _, first := range entries[:i] {
			if first.Key == entry.Key {
				p.Report(lint.Finding{
					Span:    entry.KeySpan,
					Message: fmt.Sprintf("a second `%s`; each key stands once", entry.Key),
					Help:    "Keep the entry that is right, and delete the other one",
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
