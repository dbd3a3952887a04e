package style

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed balanced-emphasis.md
var balancedEmphasisDoc string

// BalancedEmphasis finds the marks of bold that readers see.
var BalancedEmphasis = lint.New(lint.Rule{
	Name:     "balanced-emphasis",
	Group:    "style",
	Summary:  "No `**` is left that shows as text",
	Help:     "Put the two ** right around the bold text, or write a literal one as \\*\\*",
	Doc:      balancedEmphasisDoc,
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkBalancedEmphasis)

const boldMark = "**"

func checkBalancedEmphasis(p *lint.Pass, _ lint.NoOptions) {
	if !strings.Contains(p.Article.Doc.Text.String, boldMark) {
		return
	}
	for _, b := range p.Article.Doc.Blocks {
		if !strings.Contains(b.Text, boldMark) || isTabTitle(p, b) {
			continue
		}
		if stray := strayMarks(p.Article.Doc, b); len(stray) == 0 {
			continue
		} else if b.Kind == markdown.HTMLBlock {
			p.Reportf(stray[0].span, "`**` shows as text, since Markdown is not read inside HTML; expected `<strong>`")
		} else {
			reportStray(p, stray)
		}
	}
}

// isTabTitle reports whether a block is the title of a level, or of something like a tab, which other rules look after.
func isTabTitle(p *lint.Pass, b *markdown.Block) bool {
	if b.Heading == nil {
		return false
	}
	for _, t := range p.Article.Levels {
		if t.Heading == b.Heading {
			return true
		}
	}
	for _, h := range p.Article.TabLike {
		if h == b.Heading {
			return true
		}
	}
	return false
}

// reportStray goes through the marks of a block from left to right, an opening one with a closing one.
func reportStray(p *lint.Pass, marks []mark) {
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		if i+1 < len(marks) && m.mayOpen(marks[i+1]) {
			reportPair(p, m, marks[i+1])
			i++
			continue
		}
		reportLone(p, m)
	}
}

// reportPair says which of two marks keeps the text between them from being bold.
func reportPair(p *lint.Pass, opening, closing mark) {
	f := lint.Finding{Span: opening.span, Related: []lint.Related{{Span: closing.span, Message: "the closing one"}}}
	between := source.Span{Start: opening.span.End, End: closing.span.Start}
	switch {
	case opening.isLoose() && closing.isLoose() && !opening.first && !isProse(p.Article.File.Text(between)):
		return // a ** b ** c
	case opening.spaceBehind:
		f.Message = "`**` shows as text, since a space follows it; expected the bold text right behind it"
	case !opening.opens():
		f.Message = "`**` shows as text between a letter and punctuation; expected a space before it"
	default:
		f.Span, f.Related[0] = closing.span, lint.Related{Span: opening.span, Message: "the opening one"}
		f.Message = faultOfClosing(closing)
	}
	p.Report(f)
}

// isProse reports whether a text begins and ends with words, and not with the operands of a formula.
func isProse(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && isProseWord(words[0]) && isProseWord(words[len(words)-1])
}

func isProseWord(text string) bool {
	const shortest = 3 // letters
	return len(text) >= shortest && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".,:;!?'’-", r) })
}

func faultOfClosing(m mark) string {
	switch {
	case m.spaceBefore:
		return "`**` shows as text, since a space stands before it; expected it right behind the bold text"
	case !m.closes():
		return "`**` shows as text between punctuation and a letter; expected a space behind it"
	}
	return "`**` shows as text; expected it in the same text as its counterpart, not across a link or other marks"
}

func reportLone(p *lint.Pass, m mark) {
	switch {
	case m.isLoose():
	case m.closesOnly():
		p.Reportf(m.span, "`**` shows as text, since nothing opens the bold text that it closes; expected two of them or none")
	case m.closes():
		p.Reportf(m.span, "`**` shows as text, since it has no counterpart; expected two of them or none")
	default:
		p.Reportf(m.span, "`**` shows as text, since nothing closes the bold text that it opens; expected two of them or none")
	}
}

// strayMarks lists the ** in a block that show as text though they were hardly meant to.
func strayMarks(doc *markdown.Document, b *markdown.Block) []mark {
	var stray []mark
	labelled := 0 // where a callout's label ends, which the rule callout looks after
	for at := 0; ; {
		i := strings.Index(b.Text[at:], boldMark)
		if i < 0 {
			return stray
		}
		start := at + i
		at = start + len(boldMark)
		for at < len(b.Text) && b.Text[at] == '*' {
			at++
		}
		span := b.Source(start, at)
		m := newMark(doc.File.Bytes, b.Span, span)
		if at-start > longestMark || span.Len() != at-start || m.isPattern() || doc.InCode(span.Start) {
			continue
		}
		if end := labelEnd(doc, b, span); end > 0 {
			labelled = end
		}
		if span.Start >= labelled {
			stray = append(stray, m)
		}
	}
}

// longestMark is how many asterisks in a row may still be meant as bold: the two of one text and those of the next.
const longestMark = 4

// labelEnd returns where the label ends that a mark right behind a callout's icon opens, or one right behind its word
// closes; 0 for another mark.
func labelEnd(doc *markdown.Document, b *markdown.Block, span source.Span) int {
	images := doc.ImagesIn(source.Span{Start: b.Span.Start, End: span.Start})
	if len(images) == 0 || !isCalloutIcon(images[len(images)-1].Source) {
		return 0
	}
	const longest = len("** Trade-offs: **")
	between := source.Span{Start: images[len(images)-1].Span.End, End: span.Start}
	if between.Len() > longest {
		return 0
	}
	switch letters := strings.ToLower(strings.Map(lettersOnly, doc.File.Text(between))); letters {
	case "", "risk", "risks", "tradeoff", "tradeoffs":
		return span.Start + longest
	}
	return 0
}

func lettersOnly(r rune) rune {
	if strings.ContainsRune(" :.-\u00a0", r) {
		return -1
	}
	return r
}

func isCalloutIcon(path string) bool {
	name := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	return name == "risk.svg" || strings.ReplaceAll(name, "-", "") == "tradeoff.svg"
}
