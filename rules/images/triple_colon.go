package images

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed triple-colon.md
var tripleColonDoc string

// TripleColon demands that Learn can read what stands in triple colons.
var TripleColon = lint.New(lint.Rule{
	Name:     "triple-colon",
	Group:    "images",
	Summary:  "Every `:::` construct is well-formed, has what it needs, is closed, and closes what was opened",
	Help:     "Write the construct as Learn's documentation shows it, with its attributes in double quotes",
	Doc:      tripleColonDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTripleColon)

func checkTripleColon(p *lint.Pass, _ lint.NoOptions) {
	all := constructs(p.Article.Doc)
	if len(all) == 0 {
		return
	}
	open := newOpenings(p)
	for _, t := range all {
		if t.Problem != "" {
			p.Report(lint.Finding{Span: t.ProblemAt, Message: problem(t), Help: remedy(t)})
		} else {
			checkNeeds(p, t)
		}
		open.add(t)
	}
	open.end()
}

// constructs lists the constructs of a document, well-formed or not, with those that Learn does not even try to read.
func constructs(doc *markdown.Document) []*markdown.TripleColon {
	unread := attempts(doc)
	if len(unread) == 0 {
		return doc.TripleColons
	}
	all := slices.Concat(doc.TripleColons, unread)
	slices.SortFunc(all, func(a, b *markdown.TripleColon) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return all
}

// problem says what makes a construct malformed. Of an unknown one it says what was meant.
func problem(t *markdown.TripleColon) string {
	if slices.Contains(markdown.ColonNames, t.Name) {
		return t.Problem
	}
	unknown := "`:::" + t.Name + "` is no construct"
	if meant := meantName(t.Name); meant != "" {
		return fmt.Sprintf("%s; did you mean `:::%s`", unknown, meant)
	}
	if isAlert(t.Name) {
		return fmt.Sprintf("%s; an alert is a quote that opens with `[!%s]`", unknown, strings.ToUpper(t.Name))
	}
	return unknown + "; those for articles are image, video, code, zone, moniker, row and column"
}

// remedy says what to do about a malformed construct.
func remedy(t *markdown.TripleColon) string {
	meant := meantName(t.Name)
	switch {
	case meant == t.Name:
		return t.Remedy
	case meant != "":
		return "Write `:::" + meant + "`"
	case isAlert(t.Name):
		return "Write a quote whose first line is > [!" + strings.ToUpper(t.Name) + "]"
	}
	return "Write one of the constructs, or take the colons out"
}

// meantName returns the construct that a name was meant for: itself where Learn knows it, "" where none is near.
func meantName(name string) string {
	if slices.Contains(markdown.ColonNames, name) {
		return name
	}
	if isAlert(name) {
		return ""
	}
	return lint.Nearest(name, markdown.ColonNames)
}

// isAlert reports whether a name is the word of an alert, which other tools write in triple colons.
func isAlert(name string) bool {
	return slices.Contains(markdown.Alerts, strings.ToUpper(name))
}

// opener returns the three colons with the name behind them.
func opener(t *markdown.TripleColon) source.Span {
	return source.Span{Start: t.Span.Start, End: t.NameSpan.End}
}
