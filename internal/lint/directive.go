package lint

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A DirectiveKind says what a directive does.
type DirectiveKind int

// The directive kinds.
const (
	UnknownDirective DirectiveKind = iota // it opens like a directive, but its word is none of ours
	DisableNextLine
	Disable
	Enable
	DisableFile
)

// A Directive is a comment in an article that switches rules off for a part of it.
type Directive struct {
	Kind   DirectiveKind
	Word   string      // what is written behind "maturitylint-"
	Span   source.Span // from "maturitylint-" to the end of the text, without the marks of the comment
	Rules  []RuleName
	Reason string // empty where none is given
}

// A RuleName is a rule's name as a directive writes it; no rule of that name need exist.
type RuleName struct {
	Name string
	Span source.Span
}

const directivePrefix = "maturitylint"

// ParseDirective reads the text of a comment, which starts at offset in its file, as
//
//	maturitylint-WORD RULE [RULE…] [-- reason]
//
// and reports whether it is meant as a directive. Commas between rules are allowed, as is the dash
// into which some editors turn the two hyphens.
func ParseDirective(text string, offset int) (Directive, bool) {
	trimmed := strings.TrimLeft(text, blank)
	offset += len(text) - len(trimmed)
	trimmed = strings.TrimRight(trimmed, blank)

	word, rest, ok := cutWord(trimmed)
	if !ok {
		return Directive{}, false
	}
	d := Directive{
		Kind: directiveKind(trimmed, word),
		Word: word,
		Span: source.Span{Start: offset, End: offset + len(trimmed)},
	}
	d.Rules, d.Reason = ruleNames(rest, offset+len(trimmed)-len(rest))
	return d, true
}

const blank = " \t\r\n"

// cutWord returns the word of a directive and what follows it. A misspelt mark, such as
// "Maturitylint: disable", is recognized so that its author can be told.
func cutWord(text string) (word, rest string, ok bool) {
	if len(text) <= len(directivePrefix) || !strings.EqualFold(text[:len(directivePrefix)], directivePrefix) {
		return "", "", false
	}
	mark, tail := text[len(directivePrefix)], strings.TrimLeft(text[len(directivePrefix)+1:], blank)
	word = tail
	if i := strings.IndexAny(tail, blank); i >= 0 {
		word = tail[:i]
	}
	switch {
	case mark == '-':
		ok = true
	case strings.IndexByte(" :_\t", mark) >= 0:
		verb := strings.ToLower(word)
		ok = strings.HasPrefix(verb, "disable") || strings.HasPrefix(verb, "enable")
	}
	return word, tail[len(word):], ok
}

func directiveKind(text, word string) DirectiveKind {
	if word == "" || !strings.HasPrefix(text, directivePrefix+"-"+word) {
		return UnknownDirective
	}
	switch word {
	case "disable-next-line":
		return DisableNextLine
	case "disable":
		return Disable
	case "enable":
		return Enable
	case "disable-file":
		return DisableFile
	}
	return UnknownDirective
}

// ruleNames splits what stands behind the word, which starts at offset, into names and reason.
func ruleNames(text string, offset int) (names []RuleName, reason string) {
	for i := 0; i < len(text); {
		if strings.IndexByte(blank+",", text[i]) >= 0 {
			i++
			continue
		}
		end := len(text)
		if n := strings.IndexAny(text[i:], blank+","); n >= 0 {
			end = i + n
		}
		switch name := text[i:end]; name {
		case "--", "–", "—":
			return names, strings.TrimSpace(text[end:])
		default:
			names = append(names, RuleName{Name: name, Span: source.Span{Start: offset + i, End: offset + end}})
		}
		i = end
	}
	return names, ""
}
