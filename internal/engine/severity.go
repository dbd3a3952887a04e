package engine

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// setSeverities gives each finding the severity that the configuration gives its rule, or the lighter one that the rule
// gave it, and drops those of rules that are off.
func (t *turn) setSeverities() {
	t.findings = slices.DeleteFunc(t.findings, func(f lint.Finding) bool {
		return t.plan.severity(f.Rule) == lint.Off
	})
	for i := range t.findings {
		f := &t.findings[i]
		configured := t.plan.severity(f.Rule)
		if f.Severity == lint.Off || f.Severity > configured {
			f.Severity = configured
		}
	}
}
