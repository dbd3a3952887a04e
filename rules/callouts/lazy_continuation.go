package callouts

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
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
		if len(q.Lazy) > 0 && !p.Article.InConflict(q.Span) {
			reportLazy(p, q.Lazy[0])
		}
	}
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
			{Span: source.Span{Start: start, End: start}, New: marks + f.LineEnding()},
		}}},
	})
}
