package engine

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// reportSuppressions reports the directives that are at fault or suppress nothing. These findings come behind the
// suppressions, so no directive can hide them; the configuration can.
func (t *turn) reportSuppressions() {
	for _, d := range t.directives {
		t.reportDirective(d)
	}
	for _, c := range t.covers {
		t.reportCover(c)
	}
}

func (t *turn) reportDirective(d *directive) {
	switch {
	case d.Kind == lint.UnknownDirective:
		t.reportSuppression(d.Span, "no directive of that name; expected maturitylint-disable-next-line, "+
			"maturitylint-disable, maturitylint-enable or maturitylint-disable-file")
	case len(d.Rules) == 0:
		t.reportSuppression(d.Span, "no rule named; a directive names each rule that it is about")
	case !d.heeded():
		t.reportSuppression(d.Span, "no reason given, so nothing is suppressed; expected one behind the rules: -- reason")
	}
}

func (t *turn) reportCover(c *cover) {
	name := c.rule.Name
	switch i, known := t.plan.order[name]; {
	case c.directive.Kind == lint.UnknownDirective:
	case isOwn(name):
		t.reportSuppression(c.rule.Span, name+" cannot be suppressed in an article; expected it in .maturitylint.yaml")
	case !known:
		t.reportSuppression(c.rule.Span, "no rule is called "+name+lint.DidYouMean(name, t.plan.names(), "maturitylint rules lists all there are"))
	case c.used || !c.directive.heeded():
	case t.plan.rules[i].Severity == lint.Off || t.plan.rules[i].Rule == t.failed:
		// What a rule would have found that did not run, nobody knows.
	default:
		t.reportSuppression(c.rule.Span, unused(c))
	}
}

func unused(c *cover) string {
	name := c.rule.Name
	switch c.directive.Kind {
	case lint.Enable:
		return name + " is not disabled above; expected a maturitylint-disable for it, or no directive"
	case lint.DisableNextLine:
		return name + " finds nothing in the next line; expected no directive for it"
	case lint.DisableFile:
		return name + " finds nothing in this file; expected no directive for it"
	}
	return name + " finds nothing from here to where it is enabled again; expected no directive for it"
}

func (p *plan) names() []string {
	names := make([]string, len(p.rules))
	for i, s := range p.rules {
		names[i] = s.Rule.Name
	}
	return names
}

func isOwn(name string) bool {
	return slices.ContainsFunc(Rules(), func(r *lint.Rule) bool { return r.Name == name })
}

func (t *turn) reportSuppression(span source.Span, message string) {
	t.findings = append(t.findings, lint.Finding{Rule: suppression, Span: span, Message: message})
}
