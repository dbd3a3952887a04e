package ruletest

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A variant is the same article in other bytes: the rule must say the same of it.
type variant struct {
	name  string // "" for the article as it is written
	apply func(article string) string
	added added // lines put in
	fixes bool  // a fix makes the same of it
}

// Added are lines that a variant puts behind some line of the article.
type added struct {
	behind, count int
}

// original returns the line's number in the article as it was.
func (a added) original(line int) int {
	if line > a.behind {
		return line - a.count
	}
	return line
}

// variants lists what an example is run as. Multibyte text stands in the front matter, which is put
// there where it is missing, because everything else that could stand in front is what some rule is about.
func variants(e *example) []variant {
	list := []variant{
		{"", func(s string) string { return s }, added{}, true},
		{"with CRLF", toCRLF, added{}, true},
		{"with a byte order mark", func(s string) string { return source.BOM + s }, added{}, true},
		{"without a newline at the end", func(s string) string { return strings.TrimSuffix(s, "\n") }, added{}, false},
	}
	if e.top {
		return list
	}
	add := frontMatterAddition(e.article.text)
	return append(list,
		variant{"with multibyte text in front", withMultibyte, add, true},
		variant{"with multibyte text in front and CRLF", func(s string) string { return toCRLF(withMultibyte(s)) }, add, true},
	)
}

func toCRLF(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

const multibyteEntry = "ms.note: é–漢字😀\n"

func withMultibyte(article string) string {
	if opening, rest, ok := cutOpening(article); ok {
		return opening + multibyteEntry + rest
	}
	return "---\n" + multibyteEntry + "---\n" + article
}

func frontMatterAddition(article string) added {
	if _, _, ok := cutOpening(article); ok {
		return added{behind: 1, count: 1}
	}
	return added{behind: 0, count: 3}
}

// cutOpening cuts an article behind the line that opens its front matter.
func cutOpening(article string) (opening, rest string, ok bool) {
	line, _, ok := strings.Cut(article, "\n")
	if !ok || strings.TrimRight(line, " \t") != "---" {
		return "", "", false
	}
	return article[:len(line)+1], article[len(line)+1:], true
}
