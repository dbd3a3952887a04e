package fix

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// holdBack finds the articles that have more findings than before: a level that a fix has given back to an article may
// lack more than it was to blame for as long as it was none. They are taken back to their first text and go on without the
// rules that do so. It reports whether there were any.
func (r *rounds) holdBack(first, last []lint.Result) bool {
	before := byPath(first)
	var risen []*article
	for _, result := range last {
		a := r.articles[result.File.Path]
		if a != nil && len(a.steps) > 1 && len(result.Findings) > len(before[a.path].Findings) {
			risen = append(risen, a)
		}
	}
	held := r.raising(risen, before)
	for _, a := range risen {
		rules := held[a.path]
		if len(rules) == 0 {
			rules = a.applied() // only together do they
		}
		a.steps = a.steps[:1]
		a.barred = append(a.barred, rules...)
		r.problems = append(r.problems, heldBack(a.path, rules))
	}
	return len(risen) > 0
}

// raising tries the fixes of each rule alone and lists, by article, the rules after which there are more findings.
func (r *rounds) raising(articles []*article, before map[string]lint.Result) map[string][]string {
	var rules []string
	for _, a := range articles {
		rules = append(rules, a.applied()...)
	}
	slices.Sort(rules)
	held := map[string][]string{}
	for _, rule := range slices.Compact(rules) {
		var tried []*source.File
		for _, a := range articles {
			text := a.steps[0].text
			plan := Merge(ofRule(before[a.path].Findings, rule), r.most, len(text))
			if slices.Contains(a.applied(), rule) && len(plan.Edits) > 0 {
				tried = append(tried, source.NewFile(a.path, plan.Apply(text)))
			}
		}
		after := byPath(r.check(tried))
		for _, f := range tried {
			if len(after[f.Path].Findings) > len(before[f.Path].Findings) {
				held[f.Path] = append(held[f.Path], rule)
			}
		}
	}
	return held
}

func ofRule(findings []lint.Finding, rule string) (of []lint.Finding) {
	for _, f := range findings {
		if f.Rule.Name == rule {
			of = append(of, f)
		}
	}
	return of
}

func byPath(results []lint.Result) map[string]lint.Result {
	m := make(map[string]lint.Result, len(results))
	for _, result := range results {
		m[result.File.Path] = result
	}
	return m
}
