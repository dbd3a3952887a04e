// Package style holds the rules about how words and headings are written.
package style

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

// isJudged reports whether it makes sense to judge how a heading is written. An empty one is for empty-heading to report, a
// filler for placeholder, a "Strategy focus:" without one for h3-is-level-title, and a --- right under text that was to close the tabs for tab-group-closed.
func isJudged(a *article.Article, h *markdown.Heading) bool {
	return strings.ContainsFunc(h.Text, isWordRune) && !isTrap(a, h) && !article.IsFiller(h.Text) && !article.IsEmptyFocus(h.Text)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isTrap reports whether a setext heading is probably none: a paragraph with a thematic break right under it inside the
// tabs or in place of the introduction, or with what a merge left behind, or front matter that Learn does not recognize.
func isTrap(a *article.Article, h *markdown.Heading) bool {
	if !h.Setext {
		return false
	}
	if a.IsConflictMark(h) || a.IsSpilt(h.Block) || isUnderlinedIntro(a, h) {
		return true
	}
	for _, g := range a.Groups {
		if h.Depth == 2 && g.Span.Holds(h.Span.Start) {
			return true
		}
	}
	return false
}

// isUnderlinedIntro reports whether a heading is a sentence that was meant as the introduction, as the rule intro says.
func isUnderlinedIntro(a *article.Article, h *markdown.Heading) bool {
	stands := a.Title != nil && len(a.Intro.Paragraphs) == 0 && a.Intro.Span.Start <= h.Span.Start && h.Span.Start <= a.Intro.Span.End
	return stands && (strings.HasSuffix(h.Text, ".") || strings.Contains(h.Text, "\n"))
}

// lineStart returns where the line that holds offset begins.
func lineStart(content []byte, offset int) int {
	return bytes.LastIndexByte(content[:offset], '\n') + 1
}

// lineEnd returns where the line that holds offset ends, its line ending not included.
func lineEnd(content []byte, offset int) int {
	end := len(content)
	if i := bytes.IndexByte(content[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	if end > offset && content[end-1] == '\r' {
		end--
	}
	return end
}

// nextLine returns where the line behind the one that holds offset begins, the length of the content where there is none.
func nextLine(content []byte, offset int) int {
	if i := bytes.IndexByte(content[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(content)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
