package levels

import (
	_ "embed"
	"fmt"
	"path"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed level-goal.md
var levelGoalDoc string

// LevelGoal demands the goal icon with a bold sentence at the top of a level.
var LevelGoal = lint.New(lint.Rule{
	Name:     "level-goal",
	Group:    "levels",
	Summary:  "A level begins with the goal icon and a bold sentence",
	Help:     "Write `![Goal icon](../_images/goal.svg) **One sentence.**` right under the level's title",
	Doc:      levelGoalDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, levelGoalOptions{Icon: article.GoalIcon}, checkLevelGoal)

type levelGoalOptions struct {
	Icon string `yaml:"icon" doc:"The file name of the icon that a goal begins with"`
}

func checkLevelGoal(p *lint.Pass, o levelGoalOptions) {
	for _, level := range p.Article.Levels {
		t := p.Article.AsMeant(level)
		if isLeadInConflict(p.Article, t) {
			continue
		}
		switch g := readGoal(p.Article, t, o.Icon, p.Article.Reach(t)); g.state {
		case goalFound:
			checkGoalSentence(p, g)
		case goalBehindText:
			p.Report(lint.Finding{
				Span:    g.icon.Span,
				Message: "the goal icon stands behind other text; expected it first under the level's title",
				Help:    "Move the goal up, right under the level's title",
			})
		case goalEnclosed:
			p.Report(lint.Finding{
				Span:    g.icon.Span,
				Message: "the goal icon stands in a quote, list or table; expected a paragraph of its own under the level's title",
				Help:    "Make the goal a paragraph of its own, right under the level's title",
			})
		case goalOtherIcon:
			if p.Workspace.Lookup(g.icon.Source).Absent() {
				continue // image-exists says so
			}
			p.Report(lint.Finding{
				Span:    g.icon.Span,
				Message: fmt.Sprintf("the goal begins with the picture `%s`; expected `%s`", path.Base(g.icon.Source), path.Base(o.Icon)),
				Help:    "Show `" + path.Base(o.Icon) + "` instead of this picture",
			})
		case goalWithoutIcon:
			p.Report(lint.Finding{
				Span:    g.sentence.Span,
				Message: "a bold sentence without the goal icon; expected the icon `" + path.Base(o.Icon) + "` in front of it",
				Help:    "Write " + iconMarkdown(o.Icon) + "` in front of the sentence",
			})
		case noGoal:
			if isEmpty(p.Article, t) || swallowsLead(p.Article, t) {
				continue
			}
			p.Report(lint.Finding{
				Span:    shown(t.Heading),
				Section: t.Span,
				Message: "the level has no goal; expected the goal icon and a bold sentence under its title",
				Help:    "Write " + iconMarkdown(o.Icon) + " **One sentence.**` right under the level's title",
			})
		}
	}
}

// iconMarkdown opens a code span with the picture that a goal begins with.
func iconMarkdown(icon string) string { return "`![Goal icon](../_images/" + path.Base(icon) + ")" }

// checkGoalSentence checks what stands behind the icon. Bold that was begun but not ended is text, which
// balanced-emphasis reports; a filler is reported by placeholder.
func checkGoalSentence(p *lint.Pass, g goal) {
	doc, text := p.Article.Doc, g.found.Block.Text
	switch {
	case !hasWords(text) && g.sentence != g.found.Block:
		p.Report(lint.Finding{
			Span:    g.icon.Span,
			Message: "the goal's sentence stands in a paragraph of its own; expected it behind the icon",
			Help:    "Join the two paragraphs, with one space behind the icon",
			Related: []lint.Related{{Span: g.sentence.Span, Message: "the sentence"}},
		})
	case !hasWords(text):
		p.Report(lint.Finding{
			Span:    g.icon.Span,
			Message: "the goal icon has no sentence; expected a bold one behind it",
			Help:    "Write `**One sentence.**` behind the icon",
		})
	case article.IsFiller(text), strayStars(doc, g.found.Block) != nil, opensWithBoldSentence(g.found):
	default:
		checkGoalBold(p, g.found)
	}
}

func checkGoalBold(p *lint.Pass, g *article.Goal) {
	f := lint.Finding{Span: g.Text, Help: "Put `**` before and behind the whole sentence"}
	switch boldnessOf(g.Block.Text, g.Bold) {
	case allBold:
		return
	case partlyBold:
		f.Message = "only part of the goal's sentence is bold; expected all of it"
	case notBold:
		f.Message = "the goal's sentence is not bold; expected all of it in bold"
	}
	if isOneSentence(g.Block.Text) && takesBold(p.Article.File.Text(g.Text), g.Block.Text) {
		f.Fixes = []lint.Fix{{
			Title:  "Make the sentence bold",
			Safety: lint.Safe,
			Edits:  boldAround(p.Article.File, g.Text, boldMarks(g.Bold)),
		}}
	}
	p.Report(f)
}

// opensWithBoldSentence reports whether the goal is a bold sentence with further text behind it.
func opensWithBoldSentence(g *article.Goal) bool {
	if len(g.Bold) == 0 {
		return false
	}
	sentence := strings.TrimSpace(g.Bold[0].Text)
	behind, opens := strings.CutPrefix(strings.TrimSpace(g.Block.Text), sentence)
	return opens && hasWords(sentence) && (endsSentence(sentence) || behind != "" && endsSentence(behind[:1]))
}

func endsSentence(text string) bool {
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?")
}

// isOneSentence reports whether no sentence ends inside the text, as far as punctuation tells.
func isOneSentence(text string) bool {
	words := strings.Fields(text)
	for _, word := range words[:len(words)-1] {
		if endsSentence(strings.TrimRight(word, `"')”’`)) {
			return false
		}
	}
	return true
}
