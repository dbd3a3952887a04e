package article

import "github.com/maturitylint/maturitylint/internal/markdown"

// StandsForGoal reports whether a picture stands where a level's goal icon belongs: first in a level that has no goal. What
// is wrong with such a picture, level-goal says.
func (a *Article) StandsForGoal(image *markdown.Image) bool {
	for _, t := range a.Levels {
		if t.Span.Holds(image.Span.Start) {
			return t.Goal == nil && t.opensLead(image)
		}
	}
	return false
}

// opensLead reports whether a picture is the first thing under a tab's heading, comments and headings aside.
func (t *Tab) opensLead(image *markdown.Image) bool {
	for _, b := range t.Lead {
		if b == image.Block {
			return b.Top && image.Span.Start == b.Span.Start
		}
		if b.Heading == nil && b.Words() > 0 {
			return false
		}
	}
	return false
}
