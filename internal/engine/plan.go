package engine

import (
	"path/filepath"
	"sync"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
)

// A plan is what a configuration asks for, ready to look up.
type plan struct {
	rules   []config.Setting
	applied []lint.Setting // those of rules that are not off
	order   map[string]int // a rule's place in rules, by its name
	maxSize int64
	project string // the folder that a configuration file governs, "" without one
}

// defaultMaxSize holds where a configuration says nothing.
const defaultMaxSize = 4 << 20

// severity returns the severity of a rule; a rule that the configuration was not told of has its own.
func (p *plan) severity(r *lint.Rule) lint.Severity {
	if i, ok := p.order[r.Name]; ok {
		return p.rules[i].Severity
	}
	return r.Severity
}

// position returns the place of a rule in the rulebook; those that the configuration was not told of stand last.
func (p *plan) position(r *lint.Rule) int {
	if i, ok := p.order[r.Name]; ok {
		return i
	}
	return len(p.rules)
}

// plans finds the plan of each article. Articles with the same settings share one.
type plans struct {
	config  *config.Loader
	folders sync.Map // absolute path of a folder: the *config.Config of the articles in it
	ready   sync.Map // *config.Settings: *plan
}

func (ps *plans) of(path string) (*plan, error) {
	c, err := ps.governing(path)
	if err != nil {
		return nil, err
	}
	settings := c.For(path)
	if ready, ok := ps.ready.Load(settings); ok {
		return ready.(*plan), nil
	}
	p := newPlan(c, settings)
	ps.ready.Store(settings, p)
	return p, nil
}

// governing finds the configuration of an article, which the loader looks for on the disk, once for each folder.
func (ps *plans) governing(path string) (*config.Config, error) {
	folder := filepath.Dir(path)
	if c, ok := ps.folders.Load(folder); ok {
		return c.(*config.Config), nil
	}
	c, err := ps.config.Find(path)
	if err == nil {
		ps.folders.Store(folder, c)
	}
	return c, err
}

func newPlan(c *config.Config, settings *config.Settings) *plan {
	p := &plan{rules: settings.Rules, order: make(map[string]int, len(settings.Rules)), maxSize: settings.MaxFileSize}
	for i, s := range settings.Rules {
		p.order[s.Rule.Name] = i
		if s.Severity != lint.Off {
			p.applied = append(p.applied, s.Setting)
		}
	}
	if c.Path != "" {
		p.project = c.Root
	}
	switch {
	case p.severity(tooLarge) == lint.Off:
		p.maxSize = 0
	case p.maxSize <= 0:
		p.maxSize = defaultMaxSize
	}
	return p
}
