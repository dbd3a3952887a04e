package lint

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
)

// RenameAnchor lets the article's own links to a heading's anchor lead to the one that the fix gives the heading. Where the new
// anchor depends on other headings, or a link's destination stands elsewhere, the fix becomes unsafe: an author has to look.
func (f *Fix) RenameAnchor(a *article.Article, from, to string) {
	links := a.Doc.LinksTo("#" + from)
	if len(links) == 0 && len(a.Doc.LinksTo("#"+from+"-1")) == 0 {
		return
	}
	if isNumbered(a, from) || a.Doc.HasAnchor(to) {
		f.Safety = Unsafe
		return
	}
	for _, l := range links {
		if l.DestinationSpan.Empty() {
			f.Safety = Unsafe // a reference, whose definition stands elsewhere
			continue
		}
		f.Edits = append(f.Edits, Edit{Span: l.DestinationSpan, New: "#" + to})
	}
}

// isNumbered reports whether an anchor takes part in the numbering of equal headings.
func isNumbered(a *article.Article, anchor string) bool {
	base, numbered := strings.CutSuffix(strings.TrimRight(anchor, "0123456789"), "-")
	return numbered && base+"-" != anchor && a.Doc.HasAnchor(base) || a.Doc.HasAnchor(anchor+"-1")
}
