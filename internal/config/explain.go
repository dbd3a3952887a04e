package config

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"unicode/utf8"
)

// An Explanation says what applies to one article and where each value comes from.
type Explanation struct {
	Version     int             `json:"version"`
	Path        string          `json:"path"`    // of the article, as the working directory sees it
	Article     bool            `json:"article"` // the configuration calls it an article
	Files       []string        `json:"files"`   // that were read, the governing one first
	Extends     Value[string]   `json:"extends"` // the preset at the bottom
	Articles    Value[[]string] `json:"articles"`
	Exclude     Value[[]string] `json:"exclude"`
	MaxFileSize Value[int64]    `json:"maxFileSize"` // in bytes
	Rules       []RuleInfo      `json:"rules"`

	folder bool // the path is no file but a folder
}

// A Value is a value with its origin.
type Value[T any] struct {
	Value  T      `json:"value"`
	From   string `json:"from"` // the origin as people read it
	Origin Origin `json:"origin"`
}

// RuleInfo says how one rule is set.
type RuleInfo struct {
	Name     string        `json:"name"`
	Severity Value[string] `json:"severity"`
	Options  []OptionValue `json:"options"`
}

// An OptionValue says how one option is set.
type OptionValue struct {
	Name string `json:"name"`
	Value[any]
}

// Explain returns what applies to an article.
func (c *Config) Explain(article string) *Explanation {
	e := &Explanation{
		Version:     1,
		Path:        c.loader.shown(c.loader.abs(article)),
		Article:     c.IsArticle(article),
		Files:       append([]string{}, c.files...),
		Extends:     newValue(c.preset, c.origins.preset),
		Articles:    newValue(c.Articles, c.origins.articles),
		Exclude:     newValue(append([]string{}, c.Exclude...), c.origins.exclude),
		MaxFileSize: newValue(c.MaxFileSize, c.origins.maxFileSize),
	}
	if info, err := os.Stat(c.loader.abs(article)); err == nil {
		e.folder = info.IsDir()
	}
	for _, s := range c.For(article).Rules {
		e.Rules = append(e.Rules, s.explain())
	}
	return e
}

func (s *Setting) explain() RuleInfo {
	info := RuleInfo{
		Name:     s.Rule.Name,
		Severity: newValue(s.Severity.String(), s.SeverityOrigin),
		Options:  []OptionValue{},
	}
	values := reflect.ValueOf(s.Options).Elem()
	for i, o := range s.Rule.OptionList() {
		value := newValue(emptyForNil(values.Field(i).Interface()), s.OptionOrigin(o.Name))
		info.Options = append(info.Options, OptionValue{Name: o.Name, Value: value})
	}
	return info
}

func newValue[T any](value T, o Origin) Value[T] {
	return Value[T]{Value: value, From: o.String(), Origin: o}
}

// YAML writes the explanation as a configuration file that asks for the same, each origin behind its value.
func (e *Explanation) YAML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s: %s\n", e.Path, e.verdict())
	line(&b, fmt.Sprint("extends: ", e.Extends.Value), e.Extends.From)
	line(&b, "articles: "+Render(e.Articles.Value), e.Articles.From)
	line(&b, "exclude: "+Render(e.Exclude.Value), e.Exclude.From)
	line(&b, "max-file-size: "+formatSize(e.MaxFileSize.Value), e.MaxFileSize.From)
	b.WriteString("rules:\n")
	for _, r := range e.Rules {
		r.write(&b)
	}
	return b.String()
}

// verdict says in a few words what the configuration makes of the file.
func (e *Explanation) verdict() string {
	word := "an article"
	switch {
	case e.folder:
		word = "a folder"
	case !e.Article:
		word = "no article, checked only where it is named"
	}
	if len(e.Files) == 0 {
		return word + "; no configuration file governs it"
	}
	return word + "; governed by " + strings.Join(e.Files, ", which extends ")
}

func (r RuleInfo) write(b *strings.Builder) {
	if len(r.Options) == 0 {
		line(b, fmt.Sprintf("  %s: %v", r.Name, r.Severity.Value), r.Severity.From)
		return
	}
	fmt.Fprintf(b, "  %s:\n", r.Name)
	line(b, fmt.Sprintf("    severity: %v", r.Severity.Value), r.Severity.From)
	for _, o := range r.Options {
		line(b, "    "+o.Name+": "+Render(o.Value.Value), o.From)
	}
}

// line writes a line with an origin, in a column of its own where the line leaves room.
func line(b *strings.Builder, text, from string) {
	const column = 44
	gap := max(2, column-utf8.RuneCountInString(text))
	fmt.Fprintf(b, "%s%s# %s\n", text, strings.Repeat(" ", gap), from)
}
