package engine

import (
	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
)

// runRules collects what the rules find. A rule that panics does not keep the others from finding.
func (t *turn) runRules() {
	pass := &lint.Pass{
		Article:   t.article,
		Workspace: t.surroundings(),
		Today:     t.request.dayOf(t.book.name),
	}
	rules, at := t.plan.rules, 0
	for ; at < len(rules); at++ {
		err := guard(func() {
			for ; at < len(rules); at++ {
				t.runRule(&rules[at], pass)
			}
		}, func() string { return "in rule " + rules[at].Rule.Name + " on " + t.book.name })
		if err != nil && t.failed == nil {
			t.failed, t.problem = rules[at].Rule, err
		}
	}
}

func (t *turn) runRule(setting *config.Setting, pass *lint.Pass) {
	if setting.Severity == lint.Off {
		return
	}
	t.findings = append(t.findings, pass.Run(setting.Rule, setting.Options)...)
	if nowhere, ok := pass.Workspace.(*nowhere); ok && nowhere.asked {
		nowhere.asked = false
		if t.unsure == nil {
			t.unsure = map[*lint.Rule]bool{}
		}
		t.unsure[setting.Rule] = true
	}
}

// dayOf returns the day on which an article is judged.
func (r Request) dayOf(name string) lint.Day {
	if day, ok := r.Days[name]; ok {
		return day
	}
	return r.Today
}
