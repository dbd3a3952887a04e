package scaffold

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

// A page is what the template writes, each text ready to stand there.
type page struct {
	Metadata     []metadata
	Title        string
	Introduction []string
	Picture      string
	Focus        bool
	GoalIcon     string
	Checklist    bool
	CheckMark    bool
	MaxWords     int
	Levels       []level
	NextSteps    *nextSteps
}

type metadata struct{ Key, Value string }

type level struct {
	Number     int
	Title      string
	Last       bool
	Strategies []strategy
}

type strategy struct {
	Title, Anchor string
	Callouts      []callout
}

type callout struct{ Icon, Label string }

type nextSteps struct {
	Marks, Title string
	Links        []string
}

// kind is what an article about a maturity model is on Learn.
const kind = "concept-article"

// nextAddress is where the links of the next steps lead until their author says where to: every article of Learn can.
const nextAddress = "/azure/well-architected/"

func newPage(s *shape, o Order) *page {
	title := filled(o.Title, titleOf(o.Pillar))
	p := &page{
		Title:        inline(title),
		Introduction: introduction(s.introduction, o.Pillar),
		Picture:      o.Picture,
		Focus:        s.focus,
		Checklist:    s.checklist,
		CheckMark:    s.checkMark,
		MaxWords:     s.maxWords,
	}
	if s.goalIcon != "" {
		p.GoalIcon = o.Icon(s.goalIcon)
	}
	for _, key := range s.keys {
		p.Metadata = append(p.Metadata, metadata{config.Render(key), config.Render(s.value(key, title, o))})
	}
	for n := 1; n <= s.levels; n++ {
		p.Levels = append(p.Levels, s.level(n, o))
	}
	if s.nextSteps != "" {
		depth := cmp.Or(s.nextDepth, 2)
		p.NextSteps = &nextSteps{strings.Repeat("#", depth), s.nextSteps, slices.Repeat([]string{nextAddress}, s.links)}
	}
	return p
}

// value returns the value of a key of the front matter.
func (s *shape) value(key, title string, o Order) string {
	switch key {
	case "title":
		return title
	case "description":
		return filled(o.Description, fmt.Sprintf("[add a description of %d to %d characters]", s.description[0], s.description[1]))
	case "author":
		return filled(o.Author, "[add your name on GitHub]")
	case "ms.author":
		return filled(o.MSAuthor, "[add your alias]")
	case "ms.date":
		return fmt.Sprintf("%02d/%02d/%04d", o.Today.Month, o.Today.Day, o.Today.Year)
	case "ms.topic":
		return cmp.Or(s.deprecated[kind], kind)
	}
	return "[add a value of " + key + "]"
}

func (s *shape) level(number int, o Order) level {
	name := fmt.Sprintf("[add the name of level %d]", number)
	if number <= len(o.LevelNames) {
		name = inline(filled(o.LevelNames[number-1], name))
	}
	l := level{Number: number, Last: number == s.levels, Title: fmt.Sprintf("Level %d%s%s", number, s.separator, name)}
	if s.bold {
		l.Title = "**" + l.Title + "**"
	}
	for n := 1; n <= o.Strategies; n++ {
		title := fmt.Sprintf("[add strategy %d of level %d]", n, number)
		l.Strategies = append(l.Strategies, strategy{Title: title, Anchor: s.anchor(title)})
	}
	if number == 1 && len(l.Strategies) > 0 {
		for _, icon := range slices.Sorted(maps.Keys(s.callouts)) {
			l.Strategies[0].Callouts = append(l.Strategies[0].Callouts, callout{o.Icon(icon), s.callouts[icon]})
		}
	}
	return l
}

func (s *shape) anchor(title string) string {
	if s.checkMark {
		title = "✓ " + title
	}
	return markdown.AnchorOf(title)
}

// introduction holds words of ours besides the placeholders: a placeholder alone is reported as no introduction.
func introduction(paragraphs int, pillar string) []string {
	subject := "[add what the article is about]"
	if pillar != "" {
		subject = strings.ReplaceAll(pillar, "-", " ")
	}
	all := []string{"This maturity model shows how a team grows in " + subject + ", one level after the other. [add for whom it is and how to read it]."}
	for n := 2; n <= paragraphs; n++ {
		all = append(all, fmt.Sprintf("Before you begin, [add paragraph %d of the introduction].", n))
	}
	return all
}

// titleOf names the model after its pillar, as in "Cost Optimization maturity model".
func titleOf(pillar string) string {
	if pillar == "" {
		return "[add a title]"
	}
	words := strings.Split(pillar, "-")
	for i, word := range words {
		first, size := utf8.DecodeRuneInString(word)
		words[i] = string(unicode.ToUpper(first)) + word[size:]
	}
	return strings.Join(words, " ") + " maturity model"
}

// filled returns a text on one line, or else the placeholder.
func filled(text, placeholder string) string {
	return cmp.Or(strings.Join(strings.Fields(text), " "), placeholder)
}

// inline writes a text so that Markdown shows it as it is. A placeholder has brackets, which may stay.
func inline(text string) string {
	if strings.HasPrefix(text, "[add ") {
		return text
	}
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`).Replace(text)
}
