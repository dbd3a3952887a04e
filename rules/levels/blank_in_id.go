package levels

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

const tabLink = "](" + tabTarget

// spaceInID returns the offset of a space in the id of what was meant as a link to a tab, in the heading's visible text: the
// space is why Markdown sees no link. It is -1 where there is none.
func spaceInID(h *markdown.Heading) int {
	start := strings.Index(h.Block.Text, tabLink)
	if start < 0 {
		return -1
	}
	id, _, closed := strings.Cut(h.Block.Text[start+len(tabLink):], ")")
	space := strings.IndexByte(strings.TrimSpace(id), ' ')
	if !closed || space < 0 {
		return -1
	}
	return start + len(tabLink) + space
}

// brokenByBlank reports the space in an id. Taking it away leads to the id of the level, or else it is for the author to choose one.
func brokenByBlank(p *lint.Pass, h *markdown.Heading, space int) lint.Finding {
	id, _, _ := strings.Cut(h.Block.Text[strings.Index(h.Block.Text, tabLink)+len(tabLink):], ")")
	f := lint.Finding{
		Span:    h.Block.Source(space, space+1),
		Message: "a space in the id `" + id + "`, so that this is neither a link nor a tab; expected none",
		Help:    "Write an id of letters, digits and hyphens behind `" + tabTarget + "`",
	}
	if meant := meantID(p.Article, h); meant == strings.Replace(id, " ", "", 1) {
		f.Fixes = []lint.Fix{{Title: "Take the space away", Safety: lint.Safe, Edits: []lint.Edit{{Span: f.Span}}}}
	}
	return f
}
