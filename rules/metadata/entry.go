// Package metadata holds the rules about an article's front matter.
package metadata

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// readable returns the article's front matter where its entries can be judged. Where they cannot,
// front-matter says so once and every other rule keeps silent.
func readable(p *lint.Pass) (*markdown.FrontMatter, bool) {
	m := &p.Article.Doc.FrontMatter
	return m, m.State != markdown.Missing && m.Error == nil && m.Mapping
}

// filled returns the entry of that key where it has a value to judge. Where it has none, required-metadata says so,
// and placeholder where the template's still stands there.
func filled(p *lint.Pass, key string) (markdown.Entry, bool) {
	m, ok := readable(p)
	if !ok {
		return markdown.Entry{}, false
	}
	entry, ok := m.Entry(key)
	return entry, ok && !empty(entry) && !article.IsFiller(p.Article.File.Text(entry.ValueSpan))
}

func empty(e markdown.Entry) bool { return e.Scalar && strings.TrimSpace(e.Value) == "" }

// literal returns where an entry's value stands inside its quotes; false where it is written in
// another way than it reads, with escapes or folded lines.
func literal(p *lint.Pass, e markdown.Entry) (source.Span, bool) {
	i := strings.Index(p.Article.File.Text(e.ValueSpan), e.Value)
	start := e.ValueSpan.Start + i
	return source.Span{Start: start, End: start + len(e.Value)}, i >= 0
}

// oneLine returns a text as a message can show it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
