package levels

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

// A title is a tab's title, cut into "Level N", what separates it from the name, and the name. The ranges lie
// in the visible text of its heading. Stars that were meant as bold but stayed text belong to no part.
type title struct {
	block     *markdown.Block
	number    int
	label     article.Range // "Level N"; empty where the title does not begin with one, and then all of it is the name
	separator article.Range
	name      article.Range
}

const (
	blanks = " \t\n\u00a0"
	stars  = "*"
)

func readTitle(b *markdown.Block) title {
	text := b.Text
	start := skip(text, 0, blanks+stars)
	end := max(start, len(strings.TrimRight(text, blanks+stars)))
	t := title{block: b, name: article.Range{Start: start, End: end}}
	number, labelEnd := readLabel(text[:end], start)
	if labelEnd == start {
		return t
	}
	t.number = number
	t.label = article.Range{Start: start, End: labelEnd}
	t.separator = article.Range{Start: labelEnd, End: separatorEnd(text[:end], labelEnd)}
	t.name.Start = t.separator.End
	return t
}

// readLabel reads the "Level N" that stands at start; end is start where none does.
func readLabel(text string, start int) (number, end int) {
	const word = "level"
	afterWord := start + len(word)
	if len(text) < afterWord || !strings.EqualFold(text[start:afterWord], word) {
		return 0, start
	}
	at := skip(text, afterWord, blanks)
	end = skip(text, at, digits)
	const longest = 4
	if at == afterWord || end == at || end-at > longest || end < len(text) && isLetter(text[end]) {
		return 0, start
	}
	number, _ = strconv.Atoi(text[at:end])
	return number, fractionEnd(text, end)
}

// separatorEnd returns where the name begins: behind blanks and at most one run of marks. A mark with which
// a name may begin, as in ".NET", separates only where it stands directly behind the number.
func separatorEnd(text string, start int) int {
	at := skip(text, start, blanks+stars)
	marks := ":-‐‑–—−|·•>"
	if at == start {
		marks += ".,;"
	}
	return skip(text, skip(text, at, marks), blanks+stars)
}

// skip returns the offset of the first character at or behind start that is not in the set.
func skip(text string, start int, set string) int {
	for start < len(text) {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !strings.ContainsRune(set, r) {
			break
		}
		start += size
	}
	return start
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// labelled reports whether the title begins with "Level N".
func (t title) labelled() bool { return t.label.Start < t.label.End }

func (t title) part(r article.Range) string { return t.block.Text[r.Start:r.End] }

// nameText returns the name as the author sees it.
func (t title) nameText() string { return oneLine(t.part(t.name)) }

// named reports whether the title has a name that is no filler of the template.
func (t title) named() bool {
	name := t.part(t.name)
	return hasWords(name) && !article.IsFiller(name)
}

func levelName(number int) string { return "Level " + strconv.Itoa(number) }
