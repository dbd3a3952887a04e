package style

import (
	"bytes"
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed heading-spacing.md
var headingSpacingDoc string

// HeadingSpacing demands that headings stand apart and have single spaces.
var HeadingSpacing = lint.New(lint.Rule{
	Name:     "heading-spacing",
	Group:    "style",
	Summary:  "A heading has blank lines around it, one space after its `#`s and its check mark, and none at its end",
	Help:     "Put a blank line before and after the heading, and single spaces in it",
	Doc:      headingSpacingDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkHeadingSpacing)

func checkHeadingSpacing(p *lint.Pass, _ lint.NoOptions) {
	s := spacing{pass: p, doc: p.Article.Doc, content: p.Article.File.Bytes}
	for _, h := range s.doc.Headings {
		s.heading = h
		s.checkAbove()
		s.checkAfterMarks()
		s.checkAfterCheckMark()
		s.checkEnd()
		s.checkBelow()
	}
	checkUnspaced(p)
}

// Spacing checks one heading after the other.
type spacing struct {
	pass    *lint.Pass
	doc     *markdown.Document
	content []byte
	heading *markdown.Heading
}

func (s *spacing) report(f lint.Finding) {
	if isJudged(s.pass.Article, s.heading) {
		s.pass.Report(f)
	}
}

// checkAfterMarks looks at the space between the #s and the text.
func (s *spacing) checkAfterMarks() {
	h := s.heading
	gap := source.Span{Start: h.Span.Start + h.Depth, End: h.TextSpan.Start}
	if h.Setext || gap.Len() == 1 && s.content[gap.Start] == ' ' || s.holdsReturn(gap) {
		return
	}
	s.report(lint.Finding{
		Span:    source.Span{Start: h.Span.Start, End: h.TextSpan.Start},
		Message: describeGap(string(s.content[gap.Start:gap.End])) + " after the `" + strings.Repeat("#", h.Depth) + "`; expected one space",
		Fixes:   write(gap, " "),
	})
}

// holdsReturn reports whether a carriage return stands among blanks: an old line ending, which nobody can be asked to underline.
func (s *spacing) holdsReturn(blanks source.Span) bool {
	return bytes.IndexByte(s.content[blanks.Start:blanks.End], '\r') >= 0
}

// describeGap says what white space stands where one space should.
func describeGap(gap string) string {
	switch {
	case gap == "":
		return "no space"
	case strings.Trim(gap, " ") == "":
		return lint.Count(len(gap), "space", "spaces")
	case gap == "\t":
		return "a tab"
	case gap == "\u00a0":
		return "a no-break space"
	}
	return "several blanks"
}

// checkEnd looks for white space behind an ATX heading.
func (s *spacing) checkEnd() {
	h := s.heading
	end := lineEnd(s.content, h.Span.End)
	if h.Setext || end == h.Span.End {
		return
	}
	blanks := source.Span{Start: h.Span.End, End: end}
	if s.holdsReturn(blanks) {
		return
	}
	s.report(lint.Finding{
		Span:    blanks,
		Message: describeGap(s.pass.Article.File.Text(blanks)) + " at the end of the heading; expected none",
		Fixes:   write(blanks, ""),
	})
}

// write is the fix that puts a text in place of some white space.
func write(blanks source.Span, text string) []lint.Fix {
	title := "Write one space"
	if text == "" {
		title = "Remove the white space"
	}
	return []lint.Fix{{Title: title, Edits: []lint.Edit{{Span: blanks, New: text}}}}
}
