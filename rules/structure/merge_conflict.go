package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed merge-conflict.md
var mergeConflictDoc string

// MergeConflict finds what a merge left behind.
var MergeConflict = lint.New(lint.Rule{
	Name:     "merge-conflict",
	Group:    "structure",
	Summary:  "No marks of a merge conflict are left outside code",
	Help:     "Keep what is right of the two sides, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
	Doc:      mergeConflictDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkMergeConflict)

func checkMergeConflict(p *lint.Pass, _ lint.NoOptions) {
	for _, c := range p.Article.Conflicts {
		mark := p.Article.File.Text(c.Marks[0])[:len(article.OursMark)]
		if mark == article.OursMark {
			reportConflict(p, c.Marks)
		} else {
			p.Report(lint.Finding{
				Span:    c.Marks[0],
				Message: fmt.Sprintf("`%s` is left of a merge conflict; expected no such line", mark),
				Help:    "Delete the line, and see whether text of the other side is left around it",
			})
		}
	}
}

func reportConflict(p *lint.Pass, marks []source.Span) {
	f := lint.Finding{Span: marks[0], Message: "a merge conflict that nobody resolved; expected one of its two sides, without the marks"}
	for _, mark := range marks[1:] {
		message := "here the other side begins"
		if strings.HasPrefix(p.Article.File.Text(mark), article.TheirsMark) {
			message = "here the conflict ends"
		}
		f.Related = append(f.Related, lint.Related{Span: mark, Message: message})
	}
	p.Report(f)
}
