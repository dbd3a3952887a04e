package style

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed heading-punctuation.md
var headingPunctuationDoc string

// HeadingPunctuation keeps punctuation off the end of headings.
var HeadingPunctuation = lint.New(lint.Rule{
	Name:     "heading-punctuation",
	Group:    "style",
	Summary:  "Headings do not end in a full stop, comma, colon, semicolon or exclamation mark",
	Help:     "Take the punctuation off the end of the heading",
	Doc:      headingPunctuationDoc,
	Severity: lint.Suggestion,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkHeadingPunctuation)

// endMarks are what a heading does not end in. A question mark is fine.
const endMarks = ".,:;!"

func checkHeadingPunctuation(p *lint.Pass, _ lint.NoOptions) {
	for _, h := range p.Article.Doc.Headings {
		if h.Text == "" || strings.IndexByte(endMarks, h.Text[len(h.Text)-1]) < 0 {
			continue
		}
		if slices.Contains(p.Article.TabLike, h) {
			continue // tab-id says that text behind the link makes it no tab
		}
		if !strings.ContainsAny(lastByte(markdown.WithoutShortcodes(h.Text)), endMarks) {
			continue // an emoji
		}
		words := strings.TrimRight(h.Text, endMarks)
		if isJudged(p.Article, h) && words != "" && !isAbbreviation(h.Text) && !isLabel(words) {
			reportEnd(p, h, h.Text[len(words):])
		}
	}
}

func lastByte(text string) string { return text[max(0, len(text)-1):] }

func reportEnd(p *lint.Pass, h *markdown.Heading, marks string) {
	shown := strings.TrimRight(h.Block.Text, " \t\n\u00a0")
	words := strings.TrimRight(shown, endMarks)
	span := h.Block.Source(len(words), len(shown))
	if p.Article.Doc.InCode(span.Start) {
		return
	}
	f := lint.Finding{Span: span, Message: "the heading ends in " + lint.Quote(marks) + "; expected no punctuation there"}
	if written := p.Article.File.Text(span); strings.Trim(written, endMarks+`\`) == "" {
		f.Fixes = []lint.Fix{{Title: "Remove the punctuation", Edits: []lint.Edit{removal(p.Article.File.Bytes, span)}}}
		if f.Fixes[0].Edits[0].Span != span {
			f.Fixes[0].Safety = lint.Unsafe // the space is part of the anchor
		}
	}
	p.Report(f)
}

// removal takes the punctuation away, with the blanks that would then stand at the end.
func removal(content []byte, marks source.Span) lint.Edit {
	for marks.Start > 0 && content[marks.Start-1] == ' ' {
		marks.Start--
	}
	return lint.Edit{Span: marks}
}

// isLabel reports whether what is left of a heading is a label of the template with nothing behind it, which other rules
// report: "Strategy focus:" or "Level 1:".
func isLabel(words string) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	return words == "strategy focus" || strings.TrimRight(words, "0123456789 \u00a0") == "level"
}

// isAbbreviation reports whether a heading ends in a word that has its full stop for good: etc., Inc., U.S.
func isAbbreviation(text string) bool {
	word, ok := strings.CutSuffix(text[strings.LastIndexAny(text, " \u00a0(")+1:], ".")
	if dot := strings.LastIndexByte(word, '.'); ok && dot > 0 && dot == len(word)-len(".S") {
		return isLetter(word[len(word)-1])
	}
	switch word {
	case "etc", "Inc", "Ltd", "Corp", "Co", "Jr", "Sr", "al":
		return ok
	}
	return false
}
