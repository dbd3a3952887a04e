package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/markdown"
)

// A Range is a half-open byte range of a visible text.
type Range struct {
	Start, End int
}

// Fillers returns the parts of a visible text that the template left for its author to replace, in order:
// bracketed instructions such as [add art], the words TBD, TODO and FIXME with their kin, blind text, and "Example heading"
// or "add alt text" where that is all there is.
func Fillers(text string) []Range {
	if isBareInstruction(text) {
		return []Range{{0, len(text)}}
	}
	if !mayHoldFiller(text) {
		return nil
	}
	if example := exampleFiller(text); example != (Range{}) {
		return []Range{example}
	}
	var found []Range
	for i := 0; i < len(text); {
		end := fillerEnd(text, i)
		if end == 0 {
			i++
			continue
		}
		found = append(found, Range{i, end})
		i = end
	}
	return found
}

// IsFiller reports whether a text holds fillers and, beside them, no letter: "✓ TBD", "1. Example heading".
func IsFiller(text string) bool {
	fillers := Fillers(text)
	if len(fillers) == 0 {
		return false
	}
	rest := 0
	for _, f := range fillers {
		if strings.IndexFunc(text[rest:f.Start], unicode.IsLetter) >= 0 {
			return false
		}
		rest = f.End
	}
	return strings.IndexFunc(text[rest:], unicode.IsLetter) < 0
}

// IsFillerTag reports whether an HTML tag, as written, is an instruction of the template such as <add art>.
func IsFillerTag(tag string) bool {
	return strings.HasPrefix(tag, "<") && strings.IndexByte(tag, '=') < 0 && bracketEnd(tag, 0) == len(tag)
}

// fillerParts are parts of fillers that are cheap to look for: each begins with a byte that prose rarely has, and those
// that begin with the same one are looked for together.
var fillerParts = [...]struct {
	first byte
	rest  []string
}{
	{'[', []string{""}}, {'<', []string{""}}, {'T', []string{"BD", "BC", "ODO", "oDo:", ".B.D"}},
	{'x', []string{"ample he", "ample He", "ample alt", "ample Alt", "ample\u00a0", "cepteur"}}, // the last one and those below are of blindTextMarks
	{'L', []string{"orem ips", "OREM IPS", "orem\u00a0ips"}}, {'I', []string{"psum d", "PSUM D", "XME"}}, {'D', []string{"olor s"}},
}

// blindTextStart is looked for without its capital only where a line begins with it: its letters are too common to look for
// them everywhere.
const blindTextStart = "lorem ips"

// mayHoldFiller reports quickly whether it is worth looking for the fillers of a text.
func mayHoldFiller(text string) bool { return holdsFillerPart(text) || opensBlindText(text) }

// MayHoldFillers reports quickly whether it is worth asking for the fillers of any block. It does not look for the ends of lines
// in all of the text: the blocks know where they begin, and few have more lines than one.
func MayHoldFillers(doc *markdown.Document) bool {
	return holdsFillerPart(doc.Text.String) || slices.ContainsFunc(doc.Blocks, func(b *markdown.Block) bool {
		return strings.HasPrefix(b.Text, blindTextStart) || len(b.Lines) > 1 && opensBlindText(b.Text)
	})
}

// opensBlindText reports whether a line of a text begins with blind text.
func opensBlindText(text string) bool {
	return strings.HasPrefix(text, blindTextStart) || strings.Contains(text, "\n"+blindTextStart)
}

func holdsFillerPart(text string) bool {
	for i := range fillerParts {
		part := &fillerParts[i]
		for at := 0; ; at++ {
			next := strings.IndexByte(text[at:], part.first)
			if next < 0 {
				break
			}
			at += next
			if opensWithAny(text[at+1:], part.rest) {
				return true
			}
		}
	}
	return false
}

func opensWithAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.HasPrefix(text, part) {
			return true
		}
	}
	return false
}

// fillerEnd returns the end of the filler that begins at start, 0 where none does.
func fillerEnd(text string, start int) int {
	switch c := text[start]; {
	case c == '[' || c == '<':
		return bracketEnd(text, start)
	case c == 'T' || c == 'F':
		return openWordEnd(text, start)
	case isLetter(c):
		return blindTextEnd(text, start)
	}
	return 0
}

// exampleFiller finds an "Example heading" or "Example alt-text" that is the whole text, or all of it behind a
// check mark, a number or a label such as "Level 1:".
func exampleFiller(text string) Range {
	end := len(strings.TrimRightFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
	for _, example := range [...]string{"example heading", "example alt-text", "example alt text"} {
		start := end - len(example)
		if start > 0 && phraseEnd(text, start, example) != end {
			start-- // a no-break space between the words takes one byte more
		}
		if start < 0 || phraseEnd(text, start, example) != end {
			continue
		}
		before := strings.TrimRightFunc(text[:start], unicode.IsSpace)
		if strings.HasSuffix(before, ":") || strings.IndexFunc(before, unicode.IsLetter) < 0 {
			return Range{start, end}
		}
	}
	return Range{}
}

// isBareInstruction reports whether a text is the template's instruction for an alt text, without its brackets.
func isBareInstruction(text string) bool {
	const instruction = "add alt text"
	return len(text) == len(instruction) && strings.EqualFold(strings.Replace(text, "-", " ", 1), instruction)
}

// longestBracket bounds the search for a closing bracket, in bytes.
const longestBracket = 400

// bracketEnd returns the end of a bracketed instruction, [add …] or <add …>, that begins at start; 0 where it is none.
func bracketEnd(text string, start int) int {
	if !opensInstruction(text[start+1:]) {
		return 0
	}
	opening, closing := byte('['), byte(']')
	if text[start] == '<' {
		opening, closing = '<', '>'
	}
	depth := 0
	for i := start; i < min(len(text), start+longestBracket); i++ {
		switch text[i] {
		case opening:
			depth++
		case closing:
			depth--
		}
		if depth == 0 {
			return i + 1
		}
	}
	return 0
}

// opensInstruction reports whether what stands in brackets tells the author to do something. A verb alone
// does not: [Insert] is a key and [Add] a button.
func opensInstruction(text string) bool {
	text = strings.TrimLeft(text, blanks)
	if strings.HasPrefix(text, "REPLACE") || openWordLength(text) > 0 || promisesText(text) {
		return true
	}
	for _, verb := range [...]string{"add", "insert", "replace"} {
		if len(text) <= len(verb) || !strings.EqualFold(text[:len(verb)], verb) {
			continue
		}
		rest := text[len(verb):]
		behind := strings.TrimLeft(rest, blanks)
		apart := len(behind) < len(rest) || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "…") || strings.HasPrefix(rest, "...")
		return apart && behind != "" && behind[0] != ']' && behind[0] != '>'
	}
	return false
}

// promisesText reports whether what stands in brackets keeps the place of a text: [to be added] or [your text here].
func promisesText(text string) bool {
	end := strings.IndexAny(text[:min(len(text), longestBracket)], "]>")
	if end < 0 {
		return false
	}
	words := strings.Fields(strings.ToLower(text[:end]))
	switch {
	case len(words) < 3:
		return false
	case words[0] == "your":
		return words[len(words)-1] == "here"
	}
	return words[0] == "to" && words[1] == "be" && slices.Contains(promises[:], words[2])
}

var promises = [...]string{"added", "written", "defined", "decided", "determined", "confirmed", "completed", "filled"}

const blanks = " \t\n\u00a0"

// openWordEnd returns the end of an open word, such as a TBD, that begins at start and is a word of its own.
func openWordEnd(text string, start int) int {
	if before, _ := utf8.DecodeLastRuneInString(text[:start]); isWordRune(before) {
		return 0
	}
	length := openWordLength(text[start:])
	if length == 0 {
		return 0
	}
	return start + length
}

// openWordLength returns the length of the TBD, TODO or FIXME, or of one of their kin, that text begins with. It is none
// where the word is talked about, as in "TODO comments", or is part of a file's name.
func openWordLength(text string) int {
	for _, word := range [...]string{"TBD", "TBC", "TODO", "ToDo:", "T.B.D.", "FIXME"} {
		behind, ok := strings.CutPrefix(text, word)
		if !ok {
			continue
		}
		next, size := utf8.DecodeRuneInString(behind)
		if isWordRune(next) || next == '.' && len(behind) > size && isLetter(behind[size]) || namesOpenWord(behind) {
			return 0
		}
		return len(word)
	}
	return 0
}

// namesOpenWord reports whether what follows a TODO or FIXME shows that the text is about such marks.
func namesOpenWord(behind string) bool {
	if !strings.HasPrefix(behind, " ") && !strings.HasPrefix(behind, "-") {
		return false
	}
	for _, noun := range [...]string{"comment", "list", "item", "app", "tag", "marker", "note"} {
		rest, ok := strings.CutPrefix(behind[1:], noun)
		if !ok {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, "s"))
		return !isWordRune(next)
	}
	return false
}

func isWordRune(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
