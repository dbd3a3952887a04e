package style

import (
	"bytes"
	_ "embed"
	"sort"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed straight-quotes.md
var straightQuotesDoc string

// StraightQuotes demands " and ' for the quotes that word processors bend.
var StraightQuotes = lint.New(lint.Rule{
	Name:     "straight-quotes",
	Group:    "style",
	Summary:  "Quotes and apostrophes are straight",
	Help:     `Write " and ' as the keyboard has them`,
	Doc:      straightQuotesDoc,
	Severity: lint.Suggestion,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkStraightQuotes)

func checkStraightQuotes(p *lint.Pass, _ lint.NoOptions) {
	q := quotes{pass: p, content: p.Article.File.Bytes}
	doc := p.Article.Doc
	for _, e := range doc.FrontMatter.Entries {
		if e.Scalar && doc.FrontMatter.Error == nil {
			q.checkEntry(e)
		}
	}
	if holdsCurly(doc.Text.String) {
		for _, b := range doc.Blocks {
			q.checkBlock(b)
		}
	}
	for _, image := range doc.Images {
		if image.HasAlt {
			q.checkAlt(image)
		}
	}
}

// holdsCurly tells a text with curly quotes from the many that hold dashes only.
func holdsCurly(text string) bool {
	for {
		i := strings.Index(text, curlyStart)
		if i < 0 || len(text) < i+curlyLength {
			return false
		}
		if straight(text[i:i+curlyLength]) != 0 {
			return true
		}
		text = text[i+len(curlyStart):]
	}
}

// curlyStart is how the four curly quotes begin in UTF-8; dashes and the ellipsis do, too.
const curlyStart = "\xe2\x80"

// curlyLength is the length of a curly quote in bytes.
const curlyLength = 3

// straight returns what is written for a curly quote, 0 for any other character that begins alike.
func straight(quote string) byte {
	switch quote {
	case "‘", "’":
		return '\''
	case "“", "”":
		return '"'
	}
	return 0
}

// Quotes are those of one article.
type quotes struct {
	pass    *lint.Pass
	content []byte
}

// in lists the curly quotes in a span of the file.
func (q *quotes) in(span source.Span) (found []source.Span) {
	for at := span.Start; ; {
		i := bytes.Index(q.content[at:span.End], []byte(curlyStart))
		if i < 0 || at+i+curlyLength > span.End {
			return found
		}
		at += i
		if quote := (source.Span{Start: at, End: at + curlyLength}); straight(q.text(quote)) != 0 {
			found = append(found, quote)
		}
		at += len(curlyStart)
	}
}

func (q *quotes) text(span source.Span) string { return string(q.content[span.Start:span.End]) }

// checkBlock reports the quotes in the visible text of a block, all at once. One that is written as an entity is meant.
func (q *quotes) checkBlock(b *markdown.Block) {
	var found []source.Span
	for at := 0; ; at += len(curlyStart) {
		i := strings.Index(b.Text[at:], curlyStart)
		if i < 0 {
			break
		}
		at += i
		span := b.Source(at, min(at+curlyLength, len(b.Text)))
		if span.Len() == curlyLength && straight(q.text(span)) != 0 && !q.isCode(span.Start) {
			found = append(found, span)
		}
	}
	q.report(found, q.replace(found, `"`, `'`))
}

// isCode reports whether a quote stands in code or in a construct that is malformed, perhaps because of that quote.
func (q *quotes) isCode(offset int) bool {
	doc := q.pass.Article.Doc
	constructs := doc.TripleColons
	behind := sort.Search(len(constructs), func(i int) bool { return constructs[i].Span.Start > offset })
	return behind > 0 && constructs[behind-1].Span.Holds(offset) || doc.InCode(offset)
}

// checkAlt reports the quotes in an alt text. In an attribute, none may be written that would end it.
func (q *quotes) checkAlt(image *markdown.Image) {
	found := q.in(image.AltSpan)
	if len(found) == 0 {
		return
	}
	fix := q.replace(found, `"`, `'`)
	if image.Kind != markdown.MarkdownImage {
		fix = nil
		if q.content[image.AltSpan.Start-1] == '"' {
			fix = q.replace(found, `'`, `'`)
		}
	}
	q.report(found, fix)
}

// checkEntry reports the quotes in a value of the front matter, where YAML has its own use for straight ones.
func (q *quotes) checkEntry(e markdown.Entry) {
	found := q.in(e.ValueSpan)
	if len(found) == 0 {
		return
	}
	var fix []lint.Fix
	switch first := q.content[e.ValueSpan.Start]; {
	case first == '"':
		fix = q.replace(found, `\"`, `'`)
	case first == '\'':
		fix = q.replace(found, `"`, `''`)
	case found[0].Start > e.ValueSpan.Start:
		fix = q.replace(found, `"`, `'`)
	}
	q.report(found, fix)
}

// replace is the fix that writes each quote straight.
func (q *quotes) replace(found []source.Span, double, single string) []lint.Fix {
	edits := make([]lint.Edit, len(found))
	for i, span := range found {
		edits[i] = lint.Edit{Span: span, New: double}
		if straight(q.text(span)) == '\'' {
			edits[i].New = single
		}
	}
	return []lint.Fix{{Title: "Write straight quotes", Edits: edits}}
}

// report reports some quotes together, at the first of them.
func (q *quotes) report(found []source.Span, fix []lint.Fix) {
	if len(found) == 0 {
		return
	}
	first := q.text(found[0])
	f := lint.Finding{Span: found[0], Message: "a curly " + first + "; expected " + string(straight(first)), Fixes: fix}
	if len(found) > 1 {
		f.Message = lint.Count(len(found), "curly quote", "curly quotes") + " from here on; expected straight ones"
	}
	q.pass.Report(f)
}
