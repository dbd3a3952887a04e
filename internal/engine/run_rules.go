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
		Today:     t.today,
	}
	for i := range t.plan.rules {
		if setting := &t.plan.rules[i]; setting.Severity != lint.Off {
			t.runRule(setting, pass)
		}
	}
}

func (t *turn) runRule(setting *config.Setting, pass *lint.Pass) {
	err := guard(func() {
		t.findings = append(t.findings, pass.Run(setting.Rule, setting.Options)...)
	}, "in rule ", setting.Rule.Name, " on ", t.name)
	if err != nil && t.failed == nil {
		t.failed, t.problem = setting.Rule, err
	}
}
