package metadata

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed title-matches-heading.md
var titleMatchesHeadingDoc string

// TitleMatchesHeading keeps the article's two titles the same.
var TitleMatchesHeading = lint.New(lint.Rule{
	Name:     "title-matches-heading",
	Group:    "metadata",
	Summary:  "The front matter's title equals the heading of the article, case ignored",
	Help:     "Give the title in the front matter and the first heading the same words",
	Doc:      titleMatchesHeadingDoc,
	Severity: lint.Suggestion,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTitleMatchesHeading)

func checkTitleMatchesHeading(p *lint.Pass, _ lint.NoOptions) {
	heading := p.Article.Title
	entry, ok := filled(p, "title")
	if !ok || !entry.Scalar || heading == nil || heading.Text == "" || article.IsFiller(heading.Text) || sameWords(entry.Value, heading.Text) {
		return
	}
	f := lint.Finding{
		Span:    entry.ValueSpan,
		Message: "the title " + lint.Quote(entry.Value) + " differs from the heading " + lint.Quote(heading.Text) + "; expected the same words",
		Related: []lint.Related{{Span: heading.TextSpan, Message: "the heading"}},
	}
	if inTitle, inHeading, ok := otherMark(entry.Value, heading.Text); ok {
		f.Message = fmt.Sprintf("the title has %s where the heading has %s; expected the same character", inTitle, inHeading)
		f.Help = "Write the same character in both"
	}
	p.Report(f)
}

// otherMark returns the first characters in which two texts differ where nothing but punctuation does, such as their dashes.
func otherMark(title, heading string) (inTitle, inHeading string, ok bool) {
	a, b := []rune(strings.ToLower(wordsOf(title))), []rune(strings.ToLower(wordsOf(heading)))
	if len(a) != len(b) {
		return "", "", false
	}
	for i := range a {
		switch {
		case a[i] == b[i]:
		case isMark(a[i]) && isMark(b[i]):
			if !ok {
				inTitle, inHeading, ok = name(a[i]), name(b[i]), true
			}
		default:
			return "", "", false
		}
	}
	return inTitle, inHeading, ok
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// name shows a character with its code point, by which those that look alike can be told apart.
func name(r rune) string { return fmt.Sprintf("%q (%U)", string(r), r) }

// sameWords compares two texts without regard to case, to how much white space stands where and to the punctuation at
// the end, which heading-punctuation is about.
func sameWords(a, b string) bool { return strings.EqualFold(wordsOf(a), wordsOf(b)) }

func wordsOf(text string) string { return strings.TrimRight(oneLine(text), ".,:;!?") }
