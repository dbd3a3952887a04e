package structure

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed tab-group-closed.md
var tabGroupClosedDoc string

// TabGroupClosed demands a rule after the last level.
var TabGroupClosed = lint.New(lint.Rule{
	Name:     "tab-group-closed",
	Group:    "structure",
	Summary:  "A thematic break closes the group of levels before whatever follows it",
	Help:     "Close the tabs with a line --- between blank lines, right behind the last level",
	Doc:      tabGroupClosedDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTabGroupClosed)

func checkTabGroupClosed(p *lint.Pass, _ lint.NoOptions) {
	if b := p.Article.Swallowed; b != nil && b.Kind == markdown.CodeBlock {
		mark := fence(p.Article.File, b)
		p.Report(lint.Finding{
			Span:    p.Article.File.FirstLine(b.Span),
			Message: "code block that is never closed, so it takes in the rest of the article; expected a closing " + mark,
			Help:    "Put a line " + mark + " behind the last line of the code",
		})
	}
	for _, g := range p.Article.Groups {
		if g.Levels == 0 {
			continue
		}
		switch l := leakOf(p.Article, g); {
		case l.setext != nil:
			reportSetext(p, g, l)
		case l.swallowed != nil:
			reportSwallowed(p, g, l.swallowed)
		case g.Break == nil && p.Article.Swallowed == nil:
			reportOpenEnd(p, g)
		}
	}
}

// fence returns the backticks or tildes that open a code block.
func fence(f *source.File, b *markdown.Block) string {
	line := f.Text(f.FirstLine(b.Span))
	return line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
}

func reportSwallowed(p *lint.Pass, g *article.Group, h *markdown.Heading) {
	f := lint.Finding{
		Span:    h.Underline(),
		Message: lint.Quote(h.Text) + " is swallowed by the last tab; a thematic break (---) must close the tabs before it",
		Related: []lint.Related{{Span: lastTab(g).Heading.Underline(), Message: "the last tab"}},
		Fixes:   closeBefore(p.Article, g, h),
		Section: p.Article.File.Trim(lastTab(g).Span),
	}
	if nested := nestedBreak(g, h); nested != nil {
		f.Related = append(f.Related, lint.Related{Span: nested.Span, Message: "this break belongs to a list or quote and closes no tabs"})
	}
	p.Report(f)
}

// closeBefore returns the fix that closes a group above a heading. There is none where the file opens with dashes that
// nothing closes: the new ones would, and turn the article into metadata.
func closeBefore(a *article.Article, g *article.Group, h *markdown.Heading) []lint.Fix {
	if opensWithDashes(a) {
		return nil
	}
	fix := lint.Fix{Title: "Insert --- before the section", Safety: lint.Safe, Edits: []lint.Edit{breakBefore(a.File, h)}}
	if text := textBefore(a.File, g.Break); !text.Empty() {
		fix.Title = "Move --- before the section"
		fix.Edits = append(fix.Edits, lint.Edit{Span: source.Span{Start: text.End, End: g.Break.Span.End}})
	}
	return []lint.Fix{fix}
}

// opensWithDashes reports whether the first line is dashes that open a front matter once there are others below.
func opensWithDashes(a *article.Article) bool {
	switch a.Doc.FrontMatter.State {
	case markdown.Unclosed:
		return true
	case markdown.Missing:
		text := bytes.TrimPrefix(a.File.Bytes, []byte(source.BOM))
		return bytes.HasPrefix(bytes.TrimSpace(text), []byte("---"))
	}
	return false
}

// textBefore returns the text before a break that is the last thing in the file, an empty span where it is not.
func textBefore(f *source.File, b *markdown.Block) source.Span {
	if b == nil || !f.Trim(source.Span{Start: b.Span.End, End: len(f.Bytes)}).Empty() {
		return source.Span{}
	}
	return f.Trim(source.Span{End: b.Span.Start})
}

// breakBefore inserts a thematic break above a heading, between blank lines so that no text above becomes a heading.
func breakBefore(f *source.File, h *markdown.Heading) lint.Edit {
	eol := f.LineEnding()
	line := f.LineAt(h.Span.Start)
	text := "---" + eol + eol
	if line > 1 && strings.TrimSpace(f.Text(f.Line(line-1))) != "" {
		text = eol + text
	}
	at := f.Line(line).Start
	return lint.Edit{Span: source.Span{Start: at, End: at}, New: text}
}

// nestedBreak returns the last break between the last tab's heading and h that stands in a list or quote.
func nestedBreak(g *article.Group, h *markdown.Heading) (nested *markdown.Block) {
	for _, b := range lastTab(g).Blocks {
		if b.Span.Start > h.Span.Start {
			break
		}
		if b.Kind == markdown.Break && !b.Top {
			nested = b
		}
	}
	return nested
}

func reportSetext(p *lint.Pass, g *article.Group, l leak) {
	f := p.Article.File
	underline := setextUnderline(f, l.setext)
	finding := lint.Finding{
		Span: underline,
		Message: fmt.Sprintf("`%s` right under text makes a heading of that text and closes no tabs; expected a blank line before it",
			f.Text(underline)),
		Help: "Put a blank line before the dashes if they are to close the tabs; else write the heading with ####",
	}
	if l.swallowed != nil {
		finding.Related = []lint.Related{{Span: l.swallowed.Underline(), Message: "swallowed by the last tab"}}
	}
	if meansBreak(p.Article, lastTab(g), l.setext) {
		at := f.LineOf(underline.Start).Start
		finding.Fixes = []lint.Fix{{Title: "Insert a blank line before " + f.Text(underline), Safety: lint.Safe, Edits: []lint.Edit{
			{Span: source.Span{Start: at, End: at}, New: f.LineEnding()},
		}}}
	}
	p.Report(finding)
}

func reportOpenEnd(p *lint.Pass, g *article.Group) {
	tab := lastTab(g)
	p.Report(lint.Finding{
		Span:    tab.Heading.Underline(),
		Message: "the last tab reaches to the end of the file; a thematic break (---) must follow it",
		Section: p.Article.File.Trim(tab.Span),
	})
}

func lastTab(g *article.Group) *article.Tab { return g.Tabs[len(g.Tabs)-1] }
