// Package structure holds the rules about what an article is made of and in which order it stands.
package structure

import (
	"github.com/maturitylint/maturitylint/internal/markdown"
)

// firstShown returns the first of the blocks that a reader sees, nil where there is none.
func firstShown(doc *markdown.Document, blocks []*markdown.Block) *markdown.Block {
	for _, b := range blocks {
		if doc.Shows(b) {
			return b
		}
	}
	return nil
}
