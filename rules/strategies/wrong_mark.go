package strategies

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A wrongMark is what a heading begins with in place of the check mark.
type wrongMark struct {
	span   source.Span
	denial string // how a message begins that goes on with "the check mark": what it is, and that it is not that
	sure   bool   // nothing but the check mark can have been meant
}

// lookalike returns what a heading begins with that was meant as the check mark, or may have been; an empty span where
// there is nothing of that kind.
func lookalike(f *source.File, s *article.Strategy) wrongMark {
	text := s.Heading.Block.Text
	if s.CheckMark.Like {
		return wrongMark{span: s.CheckMark.Span, denial: deny(f.Text(s.CheckMark.Span), s.Heading.Text), sure: true}
	}
	if length := miswritten(text); length > 0 {
		return wrongMark{span: s.Heading.Block.Source(0, length), denial: fmt.Sprintf("%q is not", text[:length]), sure: true}
	}
	first, size := utf8.DecodeRuneInString(text)
	span := s.Heading.Block.Source(0, size)
	if !strings.HasPrefix(text[size:], " ") || !isBullet(first) && !strings.HasPrefix(f.Text(span), "&#") {
		return wrongMark{}
	}
	return wrongMark{span: span, denial: deny(f.Text(span), text)}
}

// replacement writes the check mark in place of a wrong one. Where that changes the heading's anchor and the article links
// to it, an author has to look.
func (w wrongMark) replacement(doc *markdown.Document, h *markdown.Heading) lint.Fix {
	fix := lint.Fix{Title: "Replace it with the check mark", Edits: []lint.Edit{{Span: w.span, New: mark}}}
	keepsAnchor := strings.HasPrefix(h.Anchor, "-") && !strings.HasPrefix(h.Anchor, "--")
	if !w.sure || !keepsAnchor && len(doc.LinksTo("#"+h.Anchor)) > 0 {
		fix.Safety = lint.Unsafe
	}
	return fix
}

// deny says of the first character of a visible text that it is not the mark, so that it can be told from it: with its
// code point or, where it is written as an entity, with that.
func deny(written, text string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if strings.HasPrefix(written, "&") {
		return fmt.Sprintf("`%s` is %q, not", written, string(r))
	}
	return fmt.Sprintf("%q (%U) is not", string(r), r)
}

func isBullet(r rune) bool {
	return strings.ContainsRune("*-+•·–—", r) || unicode.Is(unicode.So, r)
}

// secondMark returns what stands right behind a heading's check mark and is another one, with the blanks that follow it.
func secondMark(s *article.Strategy) source.Span {
	if !s.CheckMark.Found {
		return source.Span{}
	}
	length := miswritten(s.Title)
	if first, size := utf8.DecodeRuneInString(s.Title); strings.ContainsRune("✓✔✅", first) {
		length = size
	}
	if length == 0 || strings.IndexFunc(s.Title[length:], unicode.IsLetter) < 0 {
		return source.Span{}
	}
	text := s.Heading.Block.Text
	start := strings.Index(text, "✓") + len("✓")
	start += strings.Index(text[start:], s.Title[:length])
	end := start + length
	for strings.HasPrefix(text[end:], " ") {
		end++
	}
	return s.Heading.Block.Source(start, end)
}

// miswrittenMarks are emoji as Learn lets authors write them, boxes to tick, and the mark's entity with something missing.
var miswrittenMarks = [...]string{
	":heavy_check_mark:", ":white_check_mark:", ":ballot_box_with_check:", "[x]", "[X]", "[ ]",
	"&#10003", "&10003", "#10003;", "10003;", "&#x2713", "&x2713", "&check", "&#1003",
}

// miswritten returns the length of a miswritten mark that a visible text begins with, 0 where there is none.
func miswritten(text string) int {
	if text == "" || strings.IndexByte(":[&#1", text[0]) < 0 {
		return 0
	}
	for _, written := range miswrittenMarks {
		behind, ok := strings.CutPrefix(text, written)
		if !ok {
			continue
		}
		if ended := strings.TrimPrefix(behind, ";"); ended == "" || ended[0] == ' ' || len(ended) < len(behind) {
			return len(text) - len(ended)
		}
		if !strings.HasPrefix(written, "&") {
			return len(written)
		}
	}
	return 0
}
