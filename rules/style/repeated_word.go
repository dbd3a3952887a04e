package style

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed repeated-word.md
var repeatedWordDoc string

// RepeatedWord finds a word that stands twice in a row.
var RepeatedWord = lint.New(lint.Rule{
	Name:     "repeated-word",
	Group:    "style",
	Summary:  "No word stands twice in a row",
	Help:     "Take one of the two words out, or allow the word in the rule's options",
	Doc:      repeatedWordDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, repeatedWordOptions{Allow: []string{"that", "had"}}, checkRepeatedWord)

type repeatedWordOptions struct {
	Allow []string `yaml:"allow" doc:"Words that may stand twice in a row"`
}

func checkRepeatedWord(p *lint.Pass, o repeatedWordOptions) {
	found, start := repetitions(p.Article.Doc.Text.String), 0
	for _, b := range p.Article.Doc.Blocks {
		if b.Text == "" {
			continue
		}
		for len(found) > 0 && found[0].second < start+len(b.Text) {
			if found[0].first >= start {
				reportRepetition(p, o, b, found[0].from(start))
			}
			found = found[1:]
		}
		start += len(b.Text) + len("\n")
	}
}

func reportRepetition(p *lint.Pass, o repeatedWordOptions, b *markdown.Block, r repetition) {
	first, second := b.Text[r.first:r.firstEnd], b.Text[r.second:r.secondEnd]
	if !isWord(first) || !isSameWord(b.Text[:r.first], first, second) || slices.ContainsFunc(o.Allow, func(w string) bool { return strings.EqualFold(w, first) }) {
		return
	}
	before, again := b.Source(r.first, r.firstEnd), b.Source(r.second, r.secondEnd)
	between := source.Span{Start: before.End, End: again.Start}
	if between.End < between.Start {
		return
	}
	markup := strings.Trim(p.Article.File.Text(between), " \t\r\n>")
	doc := p.Article.Doc
	if strings.Contains(markup, "<") || strings.Contains(markup, "![") || strings.Contains(markup, ":::") || doc.InCode(before.Start) || doc.InCode(again.Start) {
		return
	}
	f := lint.Finding{
		Span:    again,
		Message: lint.Quote(second) + " stands twice in a row; expected it once",
	}
	if strings.Contains(p.Article.File.Text(between), "\n") {
		f.Related = []lint.Related{{Span: before, Message: "the word before it"}}
	}
	if markup == "" {
		f.Fixes = []lint.Fix{{Title: "Remove the second word", Safety: lint.Unsafe, Edits: []lint.Edit{{Span: secondWord(p.Article.File, before, again)}}}}
	}
	p.Report(f)
}

// secondWord is what to remove: the word with the blank before it or, at the start of a line, behind it.
func secondWord(f *source.File, before, again source.Span) source.Span {
	startsLine := strings.Contains(f.Text(source.Span{Start: before.End, End: again.Start}), "\n")
	if startsLine && again.End < len(f.Bytes) && f.Bytes[again.End] == ' ' {
		return source.Span{Start: again.Start, End: again.End + 1}
	}
	return source.Span{Start: before.End, End: again.End}
}

func isWord(text string) bool {
	for _, r := range text {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return len(text) > 1 || strings.EqualFold(text, "a")
}

// isSameWord tells a repetition from two words that differ in their first letter's case for a reason: an acronym beside a
// word (IT it), or a name before the noun that it ends in (Azure OpenAI Service service).
func isSameWord(before, first, second string) bool {
	if first == second {
		return len(first) > 1 || first == "a"
	}
	if isUpper(first[1:]) != isUpper(second[1:]) {
		return false
	}
	capital, _ := utf8.DecodeRuneInString(first)
	return !unicode.IsUpper(capital) || startsSentence(before)
}

func isUpper(text string) bool { return text != "" && strings.ToUpper(text) == text }

func startsSentence(before string) bool {
	before = strings.TrimRight(before, " \t\n"+openers)
	return before == "" || strings.IndexByte(".!?:", before[len(before)-1]) >= 0
}
