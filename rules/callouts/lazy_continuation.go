package callouts

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed lazy-continuation.md
var lazyContinuationDoc string

// LazyContinuation demands that each line of a quote begins with its mark.
var LazyContinuation = lint.New(lint.Rule{
	Name:     "lazy-continuation",
	Group:    "callouts",
	Summary:  "No line continues a quote without >",
	Help:     "Put a blank line before the line, or > where it belongs to the quote",
	Doc:      lazyContinuationDoc,
	Severity: lint.Error,
	Fix:      lint.AlwaysFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkLazyContinuation)

func checkLazyContinuation(p *lint.Pass, _ lint.NoOptions) {
	for _, q := range p.Article.Doc.Quotes {
		line := lazyRow(p.Article.File, q)
		if len(q.Lazy) > 0 && (line.Empty() || q.Lazy[0].Start < line.Start) {
			line = q.Lazy[0]
		}
		if !line.Empty() && !p.Article.InConflict(q.Span) {
			reportLazy(p, line)
		}
	}
}

// lazyRow returns the first row of a table that continues a quote without its mark, an empty span where none does.
func lazyRow(f *source.File, q *markdown.Quote) source.Span {
	depth := 0
	for around := q; around != nil; around = around.Parent {
		depth++
	}
	for _, b := range q.Blocks {
		if b.Kind != markdown.TableCell || b.Quote != q {
			continue
		}
		row := f.LineOf(b.Span.Start)
		before := f.Text(source.Span{Start: row.Start, End: b.Span.Start})
		if strings.Count(before, ">") < depth {
			marks := len(before) - len(strings.TrimLeft(before, " \t>"))
			return f.Trim(source.Span{Start: row.Start + marks, End: row.End})
		}
	}
	return source.Span{}
}

// reportLazy reports the first line of a quote that continues it without its mark. In a quote inside a quote, such a line
// may have the mark of the outer one.
func reportLazy(p *lint.Pass, line source.Span) {
	f := p.Article.File
	start := f.LineOf(line.Start).Start
	marks := strings.TrimRight(f.Text(source.Span{Start: start, End: line.Start}), " \t")
	message := "no > before a line right below a quote, which shows inside it; expected > or a blank line between"
	if marks != "" {
		message = "fewer > than the quote above, in which the line shows; expected as many, or a line with nothing but > between"
	}
	p.Report(lint.Finding{
		Span:    line,
		Message: message,
		Fixes: []lint.Fix{{Title: "Part the line from the quote", Safety: lint.Unsafe, Edits: []lint.Edit{
			{Span: source.Span{Start: start, End: start + codeIndent(f, start)}, New: marks + f.LineEnding()},
		}}},
	})
}

// codeIndent returns how many bytes of white space open a line that would be code if it stood alone, 0 for any other line.
func codeIndent(f *source.File, start int) int {
	line := f.Text(f.LineOf(start))
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if len(indent) < 4 && !strings.Contains(indent, "\t") {
		return 0
	}
	return len(indent)
}
