package structure

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
)

// nextStepsOf returns the last section with one of the titles, the one that readers end on; nil where there is none.
func nextStepsOf(a *article.Article, titles []string) *article.Section {
	for i := len(a.Sections) - 1; i >= 0; i-- {
		if hasTitle(a.Sections[i].Heading.Text, titles) {
			return a.Sections[i]
		}
	}
	return nil
}

// hasTitle reports whether a text is one of the titles. Case, white space and a mark at the end do not matter: other
// rules speak of them.
func hasTitle(text string, titles []string) bool {
	return slices.ContainsFunc(titles, func(title string) bool { return isTitle(text, title) })
}

func isTitle(text, title string) bool {
	const slack = 16 // more than white space and marks add; long paragraphs need not be looked at
	if len(text) < len(title) || len(text) > len(title)+slack {
		return false
	}
	text = strings.TrimRight(text, " .,:;!…")
	if strings.EqualFold(text, title) {
		return title != ""
	}
	return hasBlanks(text) && strings.EqualFold(strings.Join(strings.Fields(text), " "), title)
}

// hasBlanks reports whether words are parted by more than a space. It is asked of every heading, so it looks for each blank
// by itself: strings.ContainsAny is slow where one of them is not ASCII.
func hasBlanks(text string) bool {
	return strings.Contains(text, "  ") || strings.IndexByte(text, '\t') >= 0 || strings.IndexByte(text, '\n') >= 0 || strings.Contains(text, "\u00a0")
}

// isNextSteps reports whether a heading's text is that of a Next steps section.
func isNextSteps(text string) bool { return hasTitle(text, article.NextStepsTitles) }
