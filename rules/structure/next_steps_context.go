package structure

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed next-steps-context.md
var nextStepsContextDoc string

// NextStepsContext demands that a reader learns why to follow a next step.
var NextStepsContext = lint.New(lint.Rule{
	Name:     "next-steps-context",
	Group:    "structure",
	Summary:  "Each link of the Next steps section stands in a sentence that says why to follow it",
	Help:     "Say in the link's sentence what the reader gains, as in: Review the [checklist](checklist.md) to get details",
	Doc:      nextStepsContextDoc,
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, nextStepsContextOptions{MinWords: 3}, checkNextStepsContext)

type nextStepsContextOptions struct {
	MinWords int `yaml:"min-words" doc:"The fewest words that a link's sentence has besides the text of links"`
}

func checkNextStepsContext(p *lint.Pass, o nextStepsContextOptions) {
	s := nextStepsOf(p.Article, article.NextStepsTitles)
	if s == nil || s.Heading.Tab != nil {
		return
	}
	links, _ := linksOf(s)
	for len(links) > 0 {
		block := links[0].Block
		n := 1
		for n < len(links) && links[n].Block == block {
			n++
		}
		if !isButton(block) {
			checkContext(p, passage{s, block, links[:n]}, o.MinWords)
		}
		links = links[n:]
	}
}

// checkContext reports each sentence of a passage that is little more than its links, at the first of them.
func checkContext(p *lint.Pass, g passage, least int) {
	parts := sentences(g.block.Text, g.linked)
	reported := -1
	for _, l := range g.links {
		i := g.sentenceOf(l, parts)
		words := countWords(g.block.Text, parts[i], g.linked)
		where := ""
		if i == 0 {
			above := g.wordsAbove()
			if words += above + g.wordsInRow(); above > 0 {
				where = ", the line above the list counted"
			}
		}
		if words < least && i != reported {
			reported = i
			p.Reportf(p.Article.File.FirstLine(l.Span), "%s besides the link in its sentence%s; expected at least %d", lint.Count(words, "word", "words"), where, least)
		}
	}
}

// A passage is a block of a section with the links in it.
type passage struct {
	section *article.Section
	block   *markdown.Block
	links   []*markdown.Link
}

// linked reports whether the character at an offset of the block's text belongs to a link.
func (g passage) linked(offset int) bool {
	at := g.block.Source(offset, offset+1).Start
	for _, l := range g.links {
		if l.TextSpan.Holds(at) {
			return true
		}
	}
	return false
}

// sentenceOf returns the index of the sentence that a link stands in: the last one that begins before the link ends.
func (g passage) sentenceOf(l *markdown.Link, parts []article.Range) int {
	for i := len(parts) - 1; i > 0; i-- {
		part := g.block.Text[parts[i].Start:parts[i].End]
		start := parts[i].End - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		if g.block.Source(start, start+1).Start < l.Span.End {
			return i
		}
	}
	return 0
}

// wordsAbove counts the words of the first sentence that stand above its list, in the paragraph that leads to it.
func (g passage) wordsAbove() int {
	lead := g.leadIn()
	if lead == nil {
		return 0
	}
	above := passage{g.section, lead, g.section.Links}
	parts := sentences(lead.Text, above.linked)
	return countWords(lead.Text, parts[len(parts)-1], above.linked)
}

// wordsInRow counts the words of the first sentence that stand in the other cells of a table's row.
func (g passage) wordsInRow() int {
	if g.block.Kind != markdown.TableCell {
		return 0
	}
	words := 0
	for _, b := range g.section.Blocks {
		if b != g.block && b.Node.Parent() == g.block.Node.Parent() {
			cell := passage{g.section, b, g.section.Links}
			words += countWords(b.Text, article.Range{End: len(b.Text)}, cell.linked)
		}
	}
	return words
}

// leadIn returns the paragraph above a list whose sentence runs on into it: one that ends in a colon. It is nil where
// there is none.
func (g passage) leadIn() *markdown.Block {
	for n := g.block.Node; n != nil; n = n.Parent() {
		if n.Kind() != ast.KindList {
			continue
		}
		if lead := g.paragraph(n.PreviousSibling()); lead != nil && strings.HasSuffix(strings.TrimSpace(lead.Text), ":") {
			return lead
		}
		return nil
	}
	return nil
}

// isButton reports whether a block stands in a quote that Learn shows as a button, in which a link stands in no sentence.
func isButton(b *markdown.Block) bool {
	return b.Quote != nil && strings.EqualFold(b.Quote.Class, "nextstepaction")
}

// paragraph returns the section's block of a node, if it is a paragraph. Comments stand for what is before them.
func (g passage) paragraph(n ast.Node) *markdown.Block {
	for n != nil && n.Kind() == ast.KindHTMLBlock {
		n = n.PreviousSibling()
	}
	for _, b := range g.section.Blocks {
		if b.Node == n && b.Kind == markdown.Paragraph {
			return b
		}
	}
	return nil
}
