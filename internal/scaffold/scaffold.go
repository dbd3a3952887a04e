// Package scaffold makes the skeleton of a new article: complete in its structure, with a placeholder wherever its
// author has to write.
package scaffold

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed article.md.tmpl
var articleTemplate string

// An Order says which article is wanted. A text that is empty becomes a placeholder.
type Order struct {
	Title       string
	Description string
	Author      string
	MSAuthor    string
	Pillar      string   // one of the pillars of rule pillar-image
	LevelNames  []string // of the first levels
	Strategies  int      // in each level; 0 for a few
	Today       lint.Day
	Icon        func(file string) string // the path by which the article shows an icon
	Picture     string                   // the path of a picture to show under the introduction
}

// usualStrategies is how many strategies a level gets where nobody says how many.
const usualStrategies = 3

// An Article is a skeleton with what it is made of.
type Article struct {
	Text       string
	Levels     int
	Strategies int      // in each level
	Icons      []string // the files of the icons that it shows
}

// Write makes the skeleton that the settings ask for, or says which wish they do not allow.
func Write(s *config.Settings, o Order) (*Article, error) {
	shape, err := readShape(s)
	if err != nil {
		return nil, err
	}
	if err := shape.admit(&o); err != nil {
		return nil, err
	}
	t, err := template.New("article").Funcs(template.FuncMap{"inc": func(n int) int { return n + 1 }}).Parse(articleTemplate)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if err := t.Execute(&text, newPage(shape, o)); err != nil {
		return nil, err
	}
	return &Article{Text: text.String(), Levels: shape.levels, Strategies: o.Strategies, Icons: shape.icons()}, nil
}

// admit refuses more levels or strategies than there may be, and settles how many strategies each level gets.
func (s *shape) admit(o *Order) error {
	switch {
	case len(o.LevelNames) > s.levels:
		return fmt.Errorf("%s named, but an article has %d; leave some out",
			lint.Count(len(o.LevelNames), "level is", "levels are"), s.levels)
	case o.Strategies > s.maxStrategies:
		return fmt.Errorf("%d strategies are wanted, but a level has at most %d; ask for fewer", o.Strategies, s.maxStrategies)
	case o.Strategies < 0:
		return fmt.Errorf("%d strategies cannot be written; ask for 1 or more", o.Strategies)
	case o.Strategies == 0:
		o.Strategies = min(usualStrategies, s.maxStrategies)
	}
	return nil
}
