package style

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

const (
	checkMark  = "✓"
	variations = "\ufe0e\ufe0f"
	blanks     = " \t\n\u00a0"
)

// checkAfterCheckMark looks at the space between the check mark and the title.
func (s *spacing) checkAfterCheckMark() {
	h := s.heading
	if !strings.HasPrefix(h.Text, checkMark) {
		return
	}
	text := h.Block.Text
	start := strings.Index(text, checkMark)
	behind := strings.TrimLeft(text[start+len(checkMark):], variations)
	title := strings.TrimLeft(behind, blanks)
	gap := behind[:len(behind)-len(title)]
	if gap == " " || title == "" || strings.Contains(gap, "\n") {
		return
	}
	offset := len(text) - len(behind)
	mark := h.Block.Source(start, offset)
	at := source.Span{Start: mark.End, End: mark.End}
	if gap != "" {
		at = h.Block.Source(offset, offset+len(gap))
	}
	s.report(lint.Finding{
		Span:    source.Span{Start: mark.Start, End: at.End},
		Message: describeGap(gap) + " after the check mark; expected one space",
		Fixes:   s.spaceAfter(at, gap),
	})
}

// spaceAfter writes one space behind the mark. Since that changes the heading's anchor, the article's own links to it
// change along; where the new anchor depends on other headings, an author has to look.
func (s *spacing) spaceAfter(at source.Span, gap string) []lint.Fix {
	if strings.ContainsAny(s.pass.Article.File.Text(at), "*_[]<>`") {
		return nil
	}
	fix := write(at, " ")[0]
	old := s.heading.Anchor
	slug, made := strings.CutPrefix(old, strings.Repeat("-", strings.Count(gap, " ")))
	if anchor := "-" + slug; made && anchor != old {
		fix.RenameAnchor(s.pass.Article, old, anchor)
	}
	return []lint.Fix{fix}
}
