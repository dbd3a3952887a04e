package images

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// attempts finds what was meant as a construct but does not begin with exactly three colons and a name: `::image source=…`,
// `: ::image`, `::::image`. Learn shows it as text, so it is looked for there.
func attempts(doc *markdown.Document) []*markdown.TripleColon {
	if !strings.Contains(doc.Text.String, "::") {
		return nil
	}
	var found []*markdown.TripleColon
	for _, b := range doc.Blocks {
		for at := 0; ; {
			next := strings.Index(b.Text[at:], "::")
			if next < 0 {
				break
			}
			a := newAttempt(b.Text, at+next)
			at = a.nameEnd
			if a.certain() && !taken(doc, b.Source(a.start, a.nameEnd)) {
				found = append(found, a.construct(b))
			}
		}
	}
	return found
}

// taken reports whether a stretch of the file is code, or part of a construct that Learn tries to read.
func taken(doc *markdown.Document, span source.Span) bool {
	next := sort.Search(len(doc.TripleColons), func(i int) bool { return doc.TripleColons[i].Span.Start > span.Start })
	return doc.InCode(span.Start) || next > 0 && doc.TripleColons[next-1].Span.Overlaps(span)
}

// An attempt is a run of colons, perhaps with spaces between them, and the letters behind it.
type attempt struct {
	text            string // of the block
	start, end      int    // of the run
	nameAt, nameEnd int
}

func newAttempt(text string, at int) attempt {
	a := attempt{text: text, start: at, end: at + 2}
	// The colon of a sentence is no part of the run: "as follows: ::image".
	if at >= 2 && text[at-2:at] == ": " && (at == 2 || text[at-3] == '\n' || text[at-3] == ' ') {
		a.start -= 2
	}
	for a.end < len(text) && (text[a.end] == ':' || strings.HasPrefix(text[a.end:], " :")) {
		a.end++
	}
	a.nameAt = len(text) - len(strings.TrimLeft(text[a.end:], " "))
	a.nameEnd = a.nameAt + nameLength(text[a.nameAt:])
	return a
}

func nameLength(text string) int {
	return len(text) - len(strings.TrimLeft(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"))
}

func (a attempt) name() string { return strings.ToLower(a.text[a.nameAt:a.nameEnd]) }

// certain reports whether the colons can mean nothing else: a name that Learn knows with an attribute behind it or, of the
// constructs that have none, alone on its line.
func (a attempt) certain() bool {
	if a.text[a.start:a.nameAt] == ":::" || !slices.Contains(markdown.ColonNames, a.name()) {
		return false
	}
	line, _, _ := strings.Cut(a.text[a.nameEnd:], "\n")
	behind := strings.TrimLeft(line, " ")
	if strings.HasPrefix(strings.TrimLeft(behind[nameLength(behind):], " "), "=") {
		return nameLength(behind) > 0
	}
	lineStart := a.start == 0 || a.text[a.start-1] == '\n'
	bare := strings.HasSuffix(a.name(), "-end") || strings.HasPrefix(behind, "::")
	return lineStart && bare && strings.Trim(behind, ": ") == ""
}

// construct is the attempt as a malformed construct.
func (a attempt) construct(b *markdown.Block) *markdown.TripleColon {
	colons := strings.Count(a.text[a.start:a.end], ":")
	found := fmt.Sprintf("%d colons before `%s`", colons, a.name())
	if colons == 3 {
		found = fmt.Sprintf("a space in `%s`", a.text[a.start:a.nameEnd])
	}
	span := b.Source(a.start, a.nameEnd)
	return &markdown.TripleColon{
		Span:      span,
		Name:      a.name(),
		NameSpan:  b.Source(a.nameAt, a.nameEnd),
		Block:     b,
		Problem:   fmt.Sprintf("%s; expected `:::%s`", found, a.name()),
		ProblemAt: span,
		Remedy:    "Write three colons, with no space between them",
	}
}
