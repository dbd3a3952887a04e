package style

import (
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A mark is a ** that shows as text, with what stands around it. CommonMark lets it open and close bold text by that alone.
type mark struct {
	span                     source.Span
	before, behind           rune // a space at the borders of its block
	spaceBefore, spaceBehind bool
	first                    bool // nothing stands before it in its block
}

func newMark(content []byte, block, span source.Span) mark {
	m := mark{span: span, before: ' ', behind: ' ', first: span.Start <= block.Start}
	if span.Start > block.Start {
		m.before, _ = utf8.DecodeLastRune(content[:span.Start])
	}
	if span.End < block.End {
		m.behind, _ = utf8.DecodeRune(content[span.End:])
	}
	m.spaceBefore, m.spaceBehind = unicode.IsSpace(m.before), unicode.IsSpace(m.behind)
	return m
}

// opens reports whether the mark can open bold text.
func (m mark) opens() bool {
	return !m.spaceBehind && (!isPunctuation(m.behind) || m.spaceBefore || isPunctuation(m.before))
}

// closes reports whether the mark can close bold text.
func (m mark) closes() bool {
	return !m.spaceBefore && (!isPunctuation(m.before) || m.spaceBehind || isPunctuation(m.behind))
}

func (m mark) closesOnly() bool { return m.closes() && !m.opens() }

// mayOpen reports whether the mark was meant to open what the next one closes. One squeezed between a letter and punctuation
// was, where the next one can close at all.
func (m mark) mayOpen(next mark) bool { return !m.closesOnly() || !m.spaceBehind && next.closes() }

// isLoose reports whether the mark stands between spaces, as in a formula.
func (m mark) isLoose() bool { return m.spaceBefore && m.spaceBehind }

// isPattern reports whether the mark is part of a path pattern, such as **/*.md, or of a power, such as 2**8.
func (m mark) isPattern() bool {
	return m.before == '/' || m.behind == '/' || m.before == '\\' || unicode.IsDigit(m.before) && unicode.IsDigit(m.behind)
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
