package article

import "github.com/maturitylint/maturitylint/internal/markdown"

// swallowed looks at the last block: only there can an end be missing for good.
func (a *Article) swallowed() {
	if len(a.Doc.Blocks) == 0 {
		return
	}
	last := a.Doc.Blocks[len(a.Doc.Blocks)-1]
	if last.Top && (last.Open || a.openComment(last)) {
		a.Swallowed = last
	}
}

// openComment reports whether a block ends in a comment that is never closed.
func (a *Article) openComment(b *markdown.Block) bool {
	comments := a.Doc.CommentsIn(b.Span)
	return len(comments) > 0 && !comments[len(comments)-1].Closed
}
