package structure

import (
	"bytes"
	_ "embed"
	"slices"
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

// The marks, each at the start of a line.
const (
	oursMark   = "<<<<<<<"
	middleMark = "======="
	theirsMark = ">>>>>>>"
)

func checkMergeConflict(p *lint.Pass, _ lint.NoOptions) {
	marks := conflictMarks(p.Article)
	for i := 0; i < len(marks); {
		switch text := p.Article.File.Text(marks[i]); {
		case strings.HasPrefix(text, oursMark):
			length := conflictLength(p.Article.File, marks[i:])
			reportConflict(p, marks[i:i+length])
			i += length
		case strings.HasPrefix(text, theirsMark) || !underlines(p.Article, marks[i]):
			p.Reportf(marks[i], "`%s` is left of a merge conflict; expected no such line", text[:len(middleMark)])
			i++
		default:
			i++
		}
	}
}

// conflictLength returns how many of the marks, of which the first opens a conflict, belong to it.
func conflictLength(f *source.File, marks []source.Span) int {
	length := 1
	for _, mark := range [...]string{middleMark, theirsMark} {
		if length < len(marks) && strings.HasPrefix(f.Text(marks[length]), mark) {
			length++
		}
	}
	return length
}

func reportConflict(p *lint.Pass, marks []source.Span) {
	f := lint.Finding{Span: marks[0], Message: "a merge conflict that nobody resolved; expected one of its two sides, without the marks"}
	for _, mark := range marks[1:] {
		message := "here the other side begins"
		if strings.HasPrefix(p.Article.File.Text(mark), theirsMark) {
			message = "here the conflict ends"
		}
		f.Related = append(f.Related, lint.Related{Span: mark, Message: message})
	}
	p.Report(f)
}

// conflictMarks returns the lines outside code that are marks, in order.
func conflictMarks(a *article.Article) []source.Span {
	var marks []source.Span
	content := a.File.Bytes
	for _, mark := range [...]string{oursMark, middleMark, theirsMark} {
		for i := nextMark(content, 0, mark); i >= 0; i = nextMark(content, i+len(mark), mark) {
			line := a.File.LineOf(i)
			if line.Start == i && isConflictMark(a.File.Text(line)) && !a.Doc.InCode(i) {
				marks = append(marks, a.File.Trim(line))
			}
		}
	}
	slices.SortFunc(marks, func(a, b source.Span) int { return a.Start - b.Start })
	return marks
}

// nextMark finds a mark at or behind start, -1 where there is none. Looking for its first byte alone is what costs least
// in prose, which hardly has any.
func nextMark(content []byte, start int, mark string) int {
	for i := start; i < len(content); i++ {
		next := bytes.IndexByte(content[i:], mark[0])
		if next < 0 {
			return -1
		}
		i += next
		if bytes.HasPrefix(content[i:], []byte(mark)) {
			return i
		}
	}
	return -1
}

// isConflictMark reports whether a line is a mark, with nothing but the name of a branch after it.
func isConflictMark(line string) bool {
	if len(line) < len(middleMark) {
		return false
	}
	behind := line[len(middleMark):]
	switch line[:len(middleMark)] {
	case oursMark, theirsMark:
		return behind == "" || behind[0] == ' '
	case middleMark:
		return strings.TrimSpace(behind) == ""
	}
	return false
}

// underlines reports whether seven equals signs that no conflict is open for are there for another reason:
// under a heading, or as decoration in a comment.
func underlines(a *article.Article, mark source.Span) bool {
	for _, h := range a.Doc.Headings {
		if h.Setext && h.Span.Contains(mark) {
			return true
		}
	}
	for _, c := range a.Doc.Comments {
		if c.Span.Contains(mark) {
			return true
		}
	}
	return false
}
