package callouts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A kind is one kind of callout: an icon with its label.
type kind struct {
	icon     string
	label    string
	spelling string // letters and digits of the icon's name, lower-cased
	word     string // those of the label
}

func newKind(icon, label string) kind {
	return kind{icon: icon, label: label, spelling: letters(icon), word: letters(label)}
}

// kindOf returns the kind of callout that a picture is the icon of. Case and hyphens in the file's name do not matter:
// whether the file exists is another rule's concern.
func kindOf(image *markdown.Image, kinds []kind) (kind, bool) {
	name := fileName(image.Source)
	for _, k := range kinds {
		if strings.EqualFold(name, k.icon) {
			return k, k.label != ""
		}
	}
	spelling := letters(name)
	for _, k := range kinds {
		if spelling == k.spelling {
			return k, k.label != ""
		}
	}
	return kind{}, false
}

func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// standsAt reports whether text begins with the label exactly as it should be.
func (k kind) standsAt(text string) bool { return strings.HasPrefix(text, k.label) }

// A label is text that stands in the place of a callout's label.
type label struct {
	length int    // as written, marks included
	marked bool   // it has marks of its own
	plural bool   // "Risks" for "Risk"
	open   string // the emphasis marks that it opens and does not close
}

// readLabel reads a label of that word off the front of text, whatever its marks, its spelling and the character that parts
// it from what follows. Without marks such a character must be there: "Risk grows" is no label.
func readLabel(text, word string) (label, bool) {
	marks := text[:len(text)-len(strings.TrimLeft(text, "*_"))]
	c := cursor{text: text, at: len(marks)}
	c.blanks()
	plural, ok := c.word(word)
	if !ok {
		return label{}, false
	}
	closed := c.take(marks)
	unopened := marks == "" && c.takeUnopened()
	parted := c.separator()
	closed = closed || c.take(marks)
	if marks == "" && !unopened {
		c.takeUnopened()
	}
	if !parted && (marks == "" || !closed) {
		return label{}, false
	}
	l := label{length: c.at, marked: marks != "", plural: plural}
	if !closed {
		l.open = marks
	}
	return l, true
}

// A cursor reads a label.
type cursor struct {
	text string
	at   int
}

func (c *cursor) rest() string { return c.text[c.at:] }

func (c *cursor) blanks() int {
	n := len(c.rest()) - len(strings.TrimLeft(c.rest(), " \u00a0"))
	c.at += n
	return n
}

// word reads letters in any case, with or without hyphens and spaces between them, and perhaps an s behind them.
func (c *cursor) word(word string) (plural, ok bool) {
	start := c.at
	for _, wanted := range word {
		r, size := utf8.DecodeRuneInString(c.rest())
		for c.at > start && strings.ContainsRune("-‐‑– ", r) {
			c.at += size
			r, size = utf8.DecodeRuneInString(c.rest())
		}
		if unicode.ToLower(r) != wanted {
			return false, false
		}
		c.at += size
	}
	plural = strings.HasPrefix(c.rest(), "s") || strings.HasPrefix(c.rest(), "S")
	if plural {
		c.at++
	}
	next, _ := utf8.DecodeRuneInString(c.rest())
	return plural, word != "" && !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

// take reads emphasis marks, perhaps behind blanks.
func (c *cursor) take(marks string) bool {
	start := c.at
	c.blanks()
	if strings.HasPrefix(c.rest(), marks) {
		if marks == "" {
			c.at = start
		}
		c.at += len(marks)
		return true
	}
	c.at = start
	return false
}

// takeUnopened reads marks that close bold text which nothing opens, as in "Risk:** text".
func (c *cursor) takeUnopened() bool {
	behind, ok := strings.CutPrefix(c.rest(), "**")
	ok = ok && (behind == "" || strings.IndexByte(" :.", behind[0]) >= 0)
	if ok {
		c.at += len("**")
	}
	return ok
}

// separator reads a colon, a full stop, or a dash between blanks.
func (c *cursor) separator() bool {
	start := c.at
	apart := c.blanks() > 0
	for _, s := range [...]string{":", "：", ".", "-", "–", "—"} {
		behind, ok := strings.CutPrefix(c.rest(), s)
		switch {
		case !ok:
		case s == ":" || s == "：", s == "." && !apart, apart && strings.Trim(behind[:min(1, len(behind))], " *_") == "":
			c.at += len(s)
			return true
		}
	}
	c.at = start
	return false
}

// correction writes the label as it should be. Where it is not certain which marks belong to the label, there is none.
func (i *icon) correction(own kind, l label) (lint.Edit, bool) {
	span := i.spanOf(l)
	rest := i.text(source.Span{Start: span.End, End: i.behind.End})
	corrected := own.label
	switch {
	case l.plural || !l.marked && !i.before.Empty():
		return lint.Edit{}, false
	case l.open == "":
	case i.emphasisAt(span.Start) == 2 && l.open == "**" && strings.HasSuffix(own.label, l.open):
		// The bold text runs on behind the label and stays bold.
		corrected += " " + l.open
		span.End += len(rest) - len(strings.TrimLeft(rest, " "))
		return lint.Edit{Span: span, New: corrected}, true
	case i.emphasisAt(span.Start) > 0 || strings.Contains(rest, l.open) || strings.HasPrefix(rest, "*"):
		return lint.Edit{}, false
	}
	if rest != "" && rest[0] != ' ' {
		corrected += " "
	}
	return lint.Edit{Span: span, New: corrected}, true
}

// emphasisAt returns the level of the emphasis that starts at an offset, 0 where none does.
func (i *icon) emphasisAt(offset int) int {
	for _, e := range i.doc.EmphasesIn(source.Span{Start: offset, End: offset + 1}) {
		return e.Level
	}
	return 0
}
