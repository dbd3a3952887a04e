package style

import (
	"bytes"
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed trailing-space.md
var trailingSpaceDoc string

// TrailingSpace keeps white space off the end of front-matter lines.
var TrailingSpace = lint.New(lint.Rule{
	Name:     "trailing-space",
	Group:    "style",
	Summary:  "Lines of the front matter do not end in spaces",
	Help:     "Delete the spaces at the end of the line",
	Doc:      trailingSpaceDoc,
	Severity: lint.Suggestion,
	Fix:      lint.AlwaysFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTrailingSpace)

func checkTrailingSpace(p *lint.Pass, _ lint.NoOptions) {
	front := &p.Article.Doc.FrontMatter
	if front.State == markdown.Missing || front.State == markdown.Unclosed {
		return
	}
	content := p.Article.File.Bytes
	for start := front.Opening.Start; start < front.Span.End; start = nextLine(content, start) {
		end := lineEnd(content, start)
		blanks := source.Span{Start: start + len(bytes.TrimRight(content[start:end], " \t")), End: end}
		if blanks.Empty() || awaitsValue(front, blanks) {
			continue
		}
		p.Report(lint.Finding{
			Span:    blanks,
			Message: describeGap(p.Article.File.Text(blanks)) + " at the end of the line; expected none",
			Fixes:   write(blanks, ""),
		})
	}
}

// awaitsValue reports whether blanks stand behind the colon of a key that has no value yet: what is amiss there is the value.
func awaitsValue(front *markdown.FrontMatter, blanks source.Span) bool {
	for _, e := range front.Entries {
		if e.Scalar && e.ValueSpan.Empty() && e.KeySpan.End < blanks.Start && blanks.Start <= e.ValueSpan.Start+1 && blanks.End >= e.ValueSpan.Start {
			return true
		}
	}
	return false
}
