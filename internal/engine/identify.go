package engine

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// identityWords is how many words of a text belong to an identity: enough to tell paragraphs apart.
const identityWords = 16

// identifyAll gives each finding its identity, where that is wanted.
func (t *turn) identifyAll() {
	if !t.request.Identify && t.request.Baseline == nil {
		return
	}
	type kind struct{ rule, section, text string }
	seen := map[kind]int{}
	for i := range t.findings {
		f := &t.findings[i]
		k := kind{f.Rule.Name, sectionOf(t.article, f.Span.Start), identityText(t.file, f.Span)}
		seen[k]++
		f.Identity = lint.Identity{Section: k.section, Text: k.text, Nth: seen[k]}
	}
}

// sectionOf names the headings that an offset stands under: the level or tab, and the innermost heading in it. A level goes
// by its number, so that it may be renamed.
func sectionOf(a *article.Article, at int) string {
	if a == nil {
		return ""
	}
	if a.Doc.FrontMatter.Span.Holds(at) {
		return "front matter"
	}
	var innermost *article.Section
	for _, s := range a.Sections {
		if s.Span.Holds(at) {
			innermost = s
		}
	}
	if innermost == nil {
		return ""
	}
	heading := words(innermost.Heading.Text)
	tab := innermost.Tab
	switch {
	case tab == nil:
		return heading
	case tab.Heading == innermost.Heading:
		return tabName(tab)
	}
	return tabName(tab) + " / " + heading
}

func tabName(t *article.Tab) string {
	if t.IsLevel {
		return fmt.Sprintf("level %d", t.Number)
	}
	return words(t.Title)
}

// identityText is what a span underlines. A span without a word in it, such as a mark, goes by the line that it stands in.
func identityText(f *source.File, span source.Span) string {
	if text := words(f.Text(span)); text != "" {
		return text
	}
	return words(f.Text(f.LineOf(span.Start)))
}

// words are the first words of a text, without the marks of Markdown between and around them.
func words(text string) string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(">#*_`[]()<!-", r) || r == '\u2713' || r == '\u2714'
	})
	fields = fields[:min(len(fields), identityWords)]
	return strings.ToValidUTF8(strings.Join(fields, " "), "\ufffd")
}
