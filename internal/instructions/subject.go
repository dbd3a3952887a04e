package instructions

import (
	"slices"
	"strings"
)

// A subject is what an instruction is about.
type subject string

// The subjects, by the name that the rest of the package gives them.
const (
	h3           subject = "H3"
	strategy     subject = "strategy"
	word         subject = "word"
	character    subject = "character"
	link         subject = "link"
	nextSteps    subject = "next steps"
	level        subject = "level"
	paragraph    subject = "paragraph"
	introduction subject = "introduction"
	description  subject = "description"
	title        subject = "title"
	altText      subject = "alt text"
	goal         subject = "goal"
	checklist    subject = "checklist"
	checkMark    subject = "check mark"
	comment      subject = "comment"
	reason       subject = "context"
	sentence     subject = "sentence"
	whole        subject = "article"
	other        subject = "other" // something that no setting is about
)

// A noun is a way to name a subject: words in the singular.
type noun struct {
	words   []string
	subject subject
}

// nouns are the ways to name the subjects; where one is the beginning of another, the longer one comes first.
var nouns = []noun{
	{[]string{"h3"}, h3}, {[]string{"third", "level", "heading"}, h3}, {[]string{"heading", "3"}, h3}, {[]string{"###"}, h3},
	{[]string{"h4"}, strategy}, {[]string{"fourth", "level", "heading"}, strategy}, {[]string{"heading", "4"}, strategy}, {[]string{"####"}, strategy},
	{[]string{"key", "strategy"}, strategy}, {[]string{"strategy"}, strategy},
	{[]string{"word"}, word}, {[]string{"character"}, character}, {[]string{"letter"}, character},
	{[]string{"next", "step"}, nextSteps}, {[]string{"related", "content"}, nextSteps}, {[]string{"related", "article"}, nextSteps},
	{[]string{"related", "link"}, nextSteps}, {[]string{"link"}, link},
	{[]string{"maturity", "level"}, level}, {[]string{"level"}, level}, {[]string{"tab"}, level},
	{[]string{"paragraph"}, paragraph},
	{[]string{"introductory", "paragraph"}, introduction}, {[]string{"introduction"}, introduction}, {[]string{"intro"}, introduction},
	{[]string{"description"}, description}, {[]string{"title"}, title},
	{[]string{"alternative", "text"}, altText}, {[]string{"alt", "text"}, altText},
	{[]string{"goal"}, goal}, {[]string{"checklist"}, checklist},
	{[]string{"check", "mark"}, checkMark}, {[]string{"checkmark"}, checkMark},
	{[]string{"comment"}, comment}, {[]string{"context"}, reason}, {[]string{"reason"}, reason},
	{[]string{"table"}, other}, {[]string{"image"}, other}, {[]string{"picture"}, other}, {[]string{"diagram"}, other},
	{[]string{"risk"}, other}, {[]string{"trade", "off"}, other}, {[]string{"sentence"}, sentence}, {[]string{"h1"}, other}, {[]string{"h2"}, other},
	{[]string{"heading"}, other}, {[]string{"item"}, other}, {[]string{"bullet"}, other}, {[]string{"example"}, other},
	{[]string{"article"}, whole}, {[]string{"page"}, whole}, {[]string{"document"}, whole},
}

// A mention is a subject that a sentence names.
type mention struct {
	subject    subject
	start, end int
	scope      bool // it says for what something holds, as in "per tab" or "under each H4"
}

// mentions lists the subjects that a sentence names. A heading behind an H3 or H4 is the same thing.
func mentions(words []string) []mention {
	var found []mention
	for i := 0; i < len(words); i++ {
		for _, n := range nouns {
			if !beginsSingular(words, i, n.words) {
				continue
			}
			m := mention{n.subject, i, i + len(n.words), opensScope(words, i)}
			if (m.subject == h3 || m.subject == strategy) && singular(nth(words, m.end)) == "heading" {
				m.end++
			}
			found = append(found, m)
			i = m.end - 1
			break
		}
	}
	return found
}

func beginsSingular(words []string, i int, phrase []string) bool {
	if len(words)-i < len(phrase) {
		return false
	}
	for k, word := range phrase {
		if words[i+k] != word && singular(words[i+k]) != word {
			return false
		}
	}
	return true
}

// opensScope reports whether the noun at i stands behind a preposition that says for what something holds.
func opensScope(words []string, i int) bool {
	const farthest = 3
	for k := i - 1; k >= max(0, i-farthest); k-- {
		switch words[k] {
		case "per", "each", "every", "under", "in", "within", "below", "beneath", "for", "inside", "between":
			return true
		case "a", "an", "the", "one", "single", "of", "h3", "h4", "all", "whole", "entire", "complete", "same":
		default:
			if !strings.HasSuffix(words[k], "al") { // an adjective, as in "per individual tab"
				return false
			}
		}
	}
	return false
}

// counted returns what a limit bounds: what is named behind it, or else in front of it. The next limit begins with the word end.
func counted(found []mention, l Limit, end int) (mention, bool) {
	for _, m := range found {
		if m.start >= l.Start && m.end > l.Start && m.start < end && !m.scope {
			return m, true
		}
	}
	for _, m := range slices.Backward(found) {
		if m.end <= l.Start && (!m.scope || m.subject == nextSteps) && m.subject != other {
			return m, true
		}
	}
	return mention{}, false
}
