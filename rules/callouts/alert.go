// Package callouts holds the rules about quotes: risks and trade-offs, alerts, and lines that slip into a quote.
package callouts

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed alert.md
var alertDoc string

// Alert demands marks that Learn makes a box of.
var Alert = lint.New(lint.Rule{
	Name:     "alert",
	Group:    "callouts",
	Summary:  "The mark of a quote is one of the five alerts, `div` or `video`, and alone on its line",
	Help:     "Open the quote with a line that holds the mark alone, such as > [!NOTE], and write the text on the lines below",
	Doc:      alertDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkAlert)

func checkAlert(p *lint.Pass, _ lint.NoOptions) {
	for _, q := range p.Article.Doc.Quotes {
		switch {
		case q.Mark == "":
			checkBrokenMark(p, q)
		case !isLink(p.Article.Doc, q.MarkSpan.Start):
			checkMark(p, q)
		}
	}
	for _, b := range p.Article.Doc.Blocks {
		if b.Kind == markdown.Paragraph && b.Quote == nil {
			checkLooseMarks(p, b)
		}
	}
}

func checkMark(p *lint.Pass, q *markdown.Quote) {
	mark := p.Article.File.Text(q.MarkSpan)
	switch {
	case q.Kind == markdown.UnknownQuote && includes(q.Mark): // It pulls in a file.
	case q.Kind == markdown.UnknownQuote:
		p.Reportf(q.MarkSpan, "`%s` is no alert; %s", mark, expectedMark(q.Mark))
	case q.Kind == markdown.DivQuote && q.Class == "":
		reportNoClass(p, q, mark)
	case q.Kind == markdown.VideoQuote && strings.TrimSpace(mark[len("[!"+q.Mark):len(mark)-1]) == "":
		p.Reportf(q.MarkSpan, "`%s` without a video; expected its address behind the word", mark)
	case !q.AfterMark.Empty():
		reportAfterMark(p, q, mark)
	}
}

// reportNoClass reports a div whose class is missing or, for lack of straight double quotes around it, not seen.
func reportNoClass(p *lint.Pass, q *markdown.Quote, mark string) {
	f := lint.Finding{
		Span:    q.MarkSpan,
		Message: fmt.Sprintf("`%s` without a class; expected one, as in `%s`", mark, markOf("div")),
		Help:    "Write > " + markOf("div"),
	}
	if class := unquotedClass(mark); class != "" {
		whole := `[!div class="` + class + `"]`
		f.Message = fmt.Sprintf("the class in `%s` lacks its double quotes; expected `%s`", mark, whole)
		f.Help = "Write > " + whole
		f.Fixes = []lint.Fix{{Title: "Put the class in double quotes", Safety: lint.Safe, Edits: []lint.Edit{{Span: q.MarkSpan, New: whole}}}}
	}
	p.Report(f)
}

// unquotedClass returns the class that a mark gives without quotes, or in other ones than Learn reads; "" where there is none.
func unquotedClass(mark string) string {
	_, class, _ := strings.Cut(strings.TrimSuffix(mark, "]"), "=")
	class = strings.Trim(class, " '`\u2018\u2019\u201c\u201d")
	if strings.Trim(strings.ToLower(class), "abcdefghijklmnopqrstuvwxyz-") != "" {
		return ""
	}
	return class
}

// reportAfterMark moves what follows a mark to a line of its own, which begins as the mark's line does.
func reportAfterMark(p *lint.Pass, q *markdown.Quote, mark string) {
	f := p.Article.File
	start := f.LineOf(q.MarkSpan.Start).Start
	prefix := strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' ' // the marker of a list item is not repeated
	}, f.Text(source.Span{Start: start, End: q.MarkSpan.Start}))
	p.Report(lint.Finding{
		Span:    q.AfterMark,
		Message: fmt.Sprintf("text behind `%s`; the mark stands alone on its line", mark),
		Fixes: []lint.Fix{{Title: "Move the text to the next line", Safety: lint.Safe, Edits: []lint.Edit{
			{Span: source.Span{Start: q.MarkSpan.End, End: q.AfterMark.Start}, New: f.LineEnding() + prefix},
		}}},
	})
}

// checkBrokenMark looks for what was meant as the mark of a quote but is none: `[! NOTE]`, `![NOTE]`, `[!NOTE`, `**[!NOTE]**`.
func checkBrokenMark(p *lint.Pass, q *markdown.Quote) {
	if len(q.Blocks) == 0 || q.Blocks[0].Kind != markdown.Paragraph || q.Blocks[0].Quote != q {
		return
	}
	line := q.Blocks[0].Lines[0]
	text := p.Article.File.Text(line)
	word := strings.TrimLeft(text, "[! *_")
	opening := text[:len(text)-len(word)]
	if !strings.Contains(opening, "[") || !strings.Contains(opening, "!") {
		return
	}
	end := letterCount(word)
	known := knownMark(word[:end])
	rest := strings.TrimLeft(word[end:], " ")
	if known == "" || isLink(p.Article.Doc, line.Start) || strings.HasPrefix(rest, "](") || strings.HasPrefix(rest, "][") {
		return
	}
	line.End = line.Start + len(opening) + end
	if strings.HasPrefix(rest, "]") {
		behind := rest[len("]"):]
		line.End += len(word) - end - len(behind)
		if strings.ContainsAny(opening, "*_") {
			line.End += len(behind) - len(strings.TrimLeft(behind, "*_"))
		}
	}
	p.Reportf(line, "`%s` is no mark; expected `%s`", p.Article.File.Text(line), markOf(known))
}

// checkLooseMarks looks for marks in a paragraph outside quotes, where they show as text.
func checkLooseMarks(p *lint.Pass, b *markdown.Block) {
	doc := p.Article.Doc
	for _, line := range b.Lines {
		text := doc.File.Bytes[line.Start:line.End]
		if !bytes.HasPrefix(text, []byte("[!")) || doc.InCode(line.Start) || isLink(doc, line.Start) {
			continue
		}
		end := bytes.IndexByte(text, ']')
		if end < 0 || knownMark(string(text[2:2+letterCount(string(text[2:]))])) == "" {
			continue
		}
		mark := source.Span{Start: line.Start, End: line.Start + end + 1}
		p.Reportf(mark, "`%s` outside a quote; expected > before it and before each line that belongs to it", doc.File.Text(mark))
	}
}

// isLink reports whether what looks like a mark is the text of a link: [!NOTE](target).
func isLink(doc *markdown.Document, offset int) bool {
	return len(doc.LinksIn(source.Span{Start: offset, End: offset + 1})) > 0
}

func includes(word string) bool {
	word = strings.ToLower(word)
	return strings.HasPrefix(word, "include") || strings.HasPrefix(word, "code")
}

// markOf writes the mark of a word that Learn knows.
func markOf(known string) string {
	if known == "div" {
		return `[!div class="checklist"]`
	}
	return "[!" + known + "]"
}

// knownMark returns a word as Learn's documentation writes it, "" where Learn knows no such mark.
func knownMark(word string) string {
	for _, known := range append(markdown.Alerts[:len(markdown.Alerts):len(markdown.Alerts)], "div", "VIDEO") {
		if strings.EqualFold(word, known) {
			return known
		}
	}
	return ""
}

// expectedMark says what to write in place of a word that Learn does not know.
func expectedMark(word string) string {
	word = strings.ToLower(word[:letterCount(word)])
	if known := knownMark(word); known != "" {
		return "expected `" + markOf(known) + "` and nothing else on the line"
	}
	if meant := likeAlert(word); meant != "" {
		return "did you mean `[!" + meant + "]`"
	}
	if near := lint.Nearest(word, []string{"note", "tip", "important", "warning", "caution", "div", "video"}); near != "" {
		return "did you mean `" + markOf(knownMark(near)) + "`"
	}
	return "the alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION"
}

// likeAlert returns Learn's alert for the word that other sites and tools use for one.
func likeAlert(word string) string {
	switch word {
	case "info", "information", "remark":
		return "NOTE"
	case "hint":
		return "TIP"
	case "attention":
		return "IMPORTANT"
	case "warn":
		return "WARNING"
	case "danger":
		return "CAUTION"
	}
	return ""
}

func letterCount(text string) int {
	return len(text) - len(strings.TrimLeft(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
}
