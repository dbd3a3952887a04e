package strategies

import (
	_ "embed"
	"slices"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed empty-section.md
var emptySectionDoc string

// EmptySection finds headings with nothing under them.
var EmptySection = lint.New(lint.Rule{
	Name:     "empty-section",
	Group:    "strategies",
	Summary:  "Something that a reader sees stands under every heading",
	Help:     "Write the section, or remove its heading",
	Doc:      emptySectionDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkEmptySection)

func checkEmptySection(p *lint.Pass, _ lint.NoOptions) {
	a := p.Article
	for i, s := range a.Sections {
		var next *article.Section
		if i+1 < len(a.Sections) {
			next = a.Sections[i+1]
		}
		// A heading that is still a filler is for placeholder to report.
		if isOthersToJudge(a, s, next) || showsAnything(a, s, next) || article.IsFiller(s.Heading.Text) {
			continue
		}
		f := lint.Finding{Span: s.Heading.Underline(), Message: insteadOfContent(a.Doc, s, next), Section: s.Span}
		if s.Heading.Tab != nil {
			f.Help = "Write what belongs in the tab, or remove the tab"
		}
		p.Report(f)
	}
}

// isOthersToJudge reports whether another rule says what there is to say of a section: intro of the title,
// next-steps-links of the Next steps, the rules about headings that are none or have no text, and those about what keeps
// a text away from its heading.
func isOthersToJudge(a *article.Article, s, next *article.Section) bool {
	h := s.Heading
	switch {
	case h == a.Title || s == a.NextSteps || isSetextTrap(s) || isEmpty(a.Doc, h) || isTabLike(a, h):
		return true
	case a.InConflict(h.Span) || a.IsSpilt(h.Block) || a.Swallowed != nil && s.Span.Holds(a.Swallowed.Span.Start):
		return true
	case s.Tab != nil && (next == nil || next.Tab != s.Tab) && a.IsSplit(s.Tab):
		return true // a stray break cuts the section off
	}
	return isDoubled(s, next) || isEmptyFocus(s)
}

// isDoubled reports whether a level's heading stands twice in a row: level-sequence says so.
func isDoubled(s, next *article.Section) bool {
	return s.Heading.Tab != nil && next != nil && next.Heading.Tab != nil && s.Tab.IsLevel && next.Tab.IsLevel && s.Tab.Number == next.Tab.Number
}

// isEmptyFocus reports whether a heading is the H3 that opens a level but names no focus: h3-is-level-title says so.
func isEmptyFocus(s *article.Section) bool {
	if s.Tab == nil || !s.Tab.IsLevel || s.Heading.Depth != 3 || !article.IsFocus(s.Heading.Text) {
		return false
	}
	const wordsOfLabel = 2
	first := slices.IndexFunc(s.Tab.Headings, func(h *markdown.Heading) bool { return h.Text != "" })
	return s.Tab.Headings[first] == s.Heading && s.Heading.Block.Words() == wordsOfLabel
}

// showsAnything reports whether a section shows something before the next one of its depth, a deeper heading included.
func showsAnything(a *article.Article, s, next *article.Section) bool {
	if next != nil && (isSetextTrap(next) || a.IsConflictMark(next.Heading) || next.Heading.Tab != nil && s.Tab == nil) {
		return true // a line of its own text that a --- turned into a heading, or the tabs that it introduces
	}
	for _, b := range s.Blocks {
		if s.Heading.Tab != nil && a.NextSteps != nil && b == a.NextSteps.Heading.Block {
			return false // swallowed by a group that is never closed
		}
		if b.Kind != markdown.Break && (b.Heading != nil || a.Doc.Shows(b)) {
			return true
		}
	}
	return false
}

// isSetextTrap reports whether a heading in a tab is a line of text over the --- that was to close the group.
func isSetextTrap(s *article.Section) bool {
	return s.Tab != nil && s.Heading.Setext && s.Heading.Depth == 2
}

func insteadOfContent(doc *markdown.Document, s, next *article.Section) string {
	place, expected := "under this heading", "a section shows text, a picture or a deeper heading"
	if s.Heading.Tab != nil {
		place, expected = "in this tab", "a tab shows text or a heading"
	}
	between := source.Span{Start: s.Heading.Span.End, End: len(doc.File.Bytes)}
	if next != nil {
		between.End = next.Heading.Span.Start
	}
	if s.Tab != nil {
		between.End = min(between.End, s.Tab.Span.End)
	}
	if len(doc.CommentsIn(between)) > 0 {
		return "only a comment " + place + ", which readers don't see; " + expected
	}
	return "nothing " + place + "; " + expected
}
