package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/article"
)

// TestSentences cuts each text at its bars and nowhere else.
func TestSentences(t *testing.T) {
	for _, marked := range []string{
		"",
		"One",
		"One. ",
		"One.) ",
		"One.| Two!| Three?| Four",
		"One (two.)| Three",
		"“One.| Two”",
		"Over\nlines.|\nNext",
		"Version 2.0 of Node.js and .NET",
		"In version 2.| Then 3",
		"e.g. This, i.e. That, the U.S. Navy, cf. Dr. Who vs. No. 5 by A. Smith et al. Press",
		"Tapes, disks, etc.| More",
		"Wait... what",
		"Not this. one",
		"No space.After",
		"Pâté.|\u00a0À part",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		var parts []string
		for _, at := range sentences(text, func(int) bool { return false }) {
			parts = append(parts, text[at.Start:at.End])
		}
		if diff := cmp.Diff(marked, strings.Join(parts, "|")); diff != "" {
			t.Errorf("sentences (-want +got):\n%s", diff)
		}
	}
}

func TestCountWords(t *testing.T) {
	const text = "(Read) the linked words – and 2 more,\ndecision-making"
	linked := func(offset int) bool { return 11 <= offset && offset < 23 }
	if got := countWords(text, article.Range{End: len(text)}, linked); got != 6 {
		t.Errorf("countWords(%q) = %d, want 6", text, got)
	}
}
