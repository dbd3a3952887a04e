// Package config finds and reads the configuration of the linter. It is handed the rules and never
// knows which there are.
package config

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// FileName is the name under which a configuration is found.
const FileName = ".maturitylint.yaml"

// A Config is what governs the articles of a folder: a file with all that it extends, or the defaults.
// Its methods are safe for concurrent use.
type Config struct {
	Path        string   // of the file, absolute; "" for the default configuration
	Root        string   // the folder that patterns are relative to, absolute
	Articles    []string // patterns of the files that are articles
	Exclude     []string // patterns of files and folders that are none
	MaxFileSize int64    // in bytes

	loader      *Loader
	files       []string // every file read, the governing one first, as the working directory sees them
	origins     origins
	preset      string
	layers      []layer // the weakest first
	conditional bool    // some layer holds for some files only

	mu    sync.Mutex
	ready map[string]*Settings // by selection
}

// Origins of the values that hold for the whole configuration.
type origins struct {
	preset, articles, exclude, maxFileSize Origin
}

// Settings are what a configuration asks for in one article. They must not be changed.
type Settings struct {
	Rules       []Setting // every rule in the order of the rulebook, those that are off included
	MaxFileSize int64     // in bytes
}

// A Setting is one rule as a configuration sets it.
type Setting struct {
	lint.Setting

	SeverityOrigin Origin
	changed        []optionOrigin // in the order in which the layers gave them; options that are missing are defaults
}

type optionOrigin struct {
	option string
	origin Origin
}

// OptionOrigin says where the value of an option comes from.
func (s *Setting) OptionOrigin(option string) Origin {
	for _, c := range slices.Backward(s.changed) {
		if c.option == option {
			return c.origin
		}
	}
	return Origin{}
}

// For returns the settings for an article, whose path is absolute or relative to the working directory. Articles
// that the same overrides match share theirs.
func (c *Config) For(article string) *Settings {
	selection := c.selection(article)
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.ready[selection]; ok {
		return s
	}
	s := c.settle(selection)
	if c.ready == nil {
		c.ready = make(map[string]*Settings)
	}
	c.ready[selection] = s
	return s
}

// Demand says what makes a file an article, such as "named x.md", to be read behind "none is".
func (c *Config) Demand() string {
	if len(c.files) > 0 && (c.origins.articles.Path != "" || c.origins.exclude.Path != "") {
		return "an article by " + c.files[0]
	}
	return "named " + path.Base(defaultArticles)
}

// IsArticle reports whether a file is an article by its name.
func (c *Config) IsArticle(file string) bool {
	name := c.name(file)
	return match(c.Articles, name) && !covers(c.Exclude, name)
}

// Excludes reports whether nothing but a pattern that excludes a file keeps it from being an article.
func (c *Config) Excludes(file string) bool {
	name := c.name(file)
	return match(c.Articles, name) && covers(c.Exclude, name)
}

const (
	layerOff = '0'
	layerOn  = '1'
)

// selection names the layers that hold for a file, one character each; "" stands for all of them.
func (c *Config) selection(file string) string {
	if !c.conditional {
		return ""
	}
	name := c.name(file)
	chosen := make([]byte, len(c.layers))
	for i, l := range c.layers {
		chosen[i] = layerOff
		if l.files == nil || covers(l.files, name) {
			chosen[i] = layerOn
		}
	}
	return string(chosen)
}

func (c *Config) settle(selection string) *Settings {
	s := &Settings{Rules: make([]Setting, len(c.loader.rules)), MaxFileSize: c.MaxFileSize}
	for i, r := range c.loader.rules {
		s.Rules[i] = Setting{Setting: lint.Setting{Rule: r, Severity: r.Severity, Options: r.Options()}}
	}
	for i, l := range c.layers {
		if selection != "" && selection[i] == layerOff {
			continue
		}
		for _, change := range l.changes {
			change.apply(&s.Rules[change.rule])
		}
	}
	return s
}

// name returns the path of a file as patterns see it: slash-separated and relative to the root.
func (c *Config) name(file string) string {
	file = c.loader.abs(file)
	if rest, ok := strings.CutPrefix(file, c.Root); ok && rest != "" && rest[0] == filepath.Separator {
		return filepath.ToSlash(rest[1:])
	}
	if rel, err := filepath.Rel(c.Root, file); err == nil {
		file = rel
	}
	return filepath.ToSlash(file)
}
