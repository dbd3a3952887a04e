package levels

import (
	"path"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A goalState says what stands where a level's goal is expected.
type goalState int

const (
	noGoal          goalState = iota
	goalFound                 // the icon, first under the title
	goalBehindText            // the icon, but behind something that a reader sees
	goalEnclosed              // the icon in a quote, list or table
	goalOtherIcon             // another picture, with what reads like a goal
	goalWithoutIcon           // a bold sentence
)

// A goal is what a level has for its goal, right or wrong.
type goal struct {
	state    goalState
	found    *article.Goal
	icon     *markdown.Image
	sentence *markdown.Block // what is, or is meant as, the goal's sentence; it is no introduction
}

// readGoal finds a level's goal, with an icon of that file name, as far as end.
func readGoal(a *article.Article, t *article.Tab, icon string, end int) goal {
	icon = path.Base(icon)
	found := t.Goal
	if !strings.EqualFold(icon, article.GoalIcon) {
		found = t.FindGoal(a.Doc, icon)
	}
	if found != nil && found.Icon.Span.Start < end {
		return goal{state: goalFound, found: found, icon: found.Icon, sentence: goalSentence(a.Doc, t, found)}
	}
	for _, b := range t.Lead {
		if b.Span.Start >= end {
			break
		}
		if g := goalLike(a.Doc, t, b); g.state != noGoal {
			return g
		}
		if hasWords(b.Text) && b.Heading == nil {
			break
		}
	}
	return displacedGoal(a, t, icon, end)
}

// goalSentence returns the block with the goal's sentence: the paragraph of the icon, or a bold one behind it.
func goalSentence(doc *markdown.Document, t *article.Tab, g *article.Goal) *markdown.Block {
	if hasWords(g.Block.Text) {
		return g.Block
	}
	for _, b := range t.Lead {
		if b.Span.Start > g.Block.Span.Start {
			if isBoldSentence(doc, t, b) {
				return b
			}
			break
		}
	}
	return g.Block
}

// goalLike reads a block that lacks the goal's icon as a goal.
func goalLike(doc *markdown.Document, t *article.Tab, b *markdown.Block) goal {
	if !b.Top || b.Kind != markdown.Paragraph && b.Kind != markdown.Colons {
		return goal{}
	}
	bold := isBoldSentence(doc, t, b)
	for _, image := range doc.ImagesIn(b.Span) {
		if image.Span.Start == b.Span.Start && (bold || namesGoal(image)) {
			return goal{state: goalOtherIcon, icon: image, sentence: b}
		}
	}
	if bold {
		return goal{state: goalWithoutIcon, sentence: b}
	}
	return goal{}
}

func namesGoal(image *markdown.Image) bool {
	return strings.Contains(strings.ToLower(image.Alt), "goal") || strings.Contains(strings.ToLower(path.Base(image.Source)), "goal")
}

// displacedGoal finds the icon elsewhere before the level's strategies.
func displacedGoal(a *article.Article, t *article.Tab, icon string, end int) goal {
	if len(t.Strategies) > 0 {
		end = min(end, t.Strategies[0].Heading.Span.Start)
	}
	for _, image := range a.Doc.ImagesIn(source.Span{Start: t.Heading.Span.End, End: end}) {
		if !strings.EqualFold(path.Base(image.Source), icon) {
			continue
		}
		if image.Block.Top {
			return goal{state: goalBehindText, icon: image, sentence: image.Block}
		}
		return goal{state: goalEnclosed, icon: image, sentence: image.Block}
	}
	return goal{}
}

// isBoldSentence reports whether a block is a paragraph that is all bold and more than a label.
func isBoldSentence(doc *markdown.Document, t *article.Tab, b *markdown.Block) bool {
	const fewest = 4 // words
	return b.Top && b.Kind == markdown.Paragraph && b.Words() >= fewest &&
		boldnessOf(b.Text, doc.EmphasesIn(b.Span)) == allBold && !isLabel(doc, t, b)
}

// isLabel reports whether a paragraph only announces the checklist below it, as "Key strategies" does.
func isLabel(doc *markdown.Document, t *article.Tab, b *markdown.Block) bool {
	if article.IsChecklistLabel(b.Text) {
		return true
	}
	if t.Checklist == nil || t.Checklist.Label != b {
		return false
	}
	const most = 8 // words
	return strings.HasSuffix(strings.TrimSpace(b.Text), ":") && b.Words() <= most ||
		boldnessOf(b.Text, doc.EmphasesIn(b.Span)) == allBold
}
