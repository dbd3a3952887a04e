package engine

import (
	"slices"
	"strings"

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
	stray := t.strayReason(d)
	switch {
	case d.Kind == lint.UnknownDirective:
		t.reportUnknown(d)
	case stray < len(d.Rules):
		t.reportStrayReason(d, stray)
	case len(d.Rules) == 0:
		t.reportSuppression(d.Span, "no rule named; a directive names each rule that it is about", "Write "+form(d.Kind, "RULE"))
	case !d.heeded():
		t.reportSuppression(d.Span, "no reason given, so nothing is suppressed; expected one behind the rules: -- reason",
			writeReason(d, d.Rules))
	}
}

func (t *turn) reportStrayReason(d *directive, stray int) {
	d.faulty = true
	span := source.Span{Start: d.Rules[stray].Span.Start, End: d.Span.End}
	rules := d.Rules[:stray]
	if strings.HasSuffix(d.Rules[stray].Name, ":") {
		rules = d.Rules[:stray+1]
	}
	t.reportSuppression(span, "the reason stands among the rules; expected ` -- ` between them", writeReason(d, rules))
}

// reportUnknown reports a directive of a kind that there is not, and names the one that was meant.
func (t *turn) reportUnknown(d *directive) {
	near := nearestDirective(d.Word)
	if near == lint.UnknownDirective {
		t.reportSuppression(d.Span, "no directive of that name; expected maturitylint-disable-next-line, "+
			"maturitylint-disable, maturitylint-enable or maturitylint-disable-file", "Write "+form(lint.DisableNextLine, "RULE"))
		return
	}
	t.reportSuppression(d.Span, "no directive of that name; did you mean "+directiveName(near), "Write "+form(near, "RULE"))
}

func (t *turn) reportCover(c *cover) {
	name := c.rule.Name
	switch i, known := t.plan.order[name]; {
	case c.directive.Kind == lint.UnknownDirective, c.directive.faulty:
	case isOwn(name):
		t.reportSuppression(c.rule.Span, name+" cannot be suppressed in an article; expected it in .maturitylint.yaml",
			"Take "+name+" out of the directive, and change its severity in .maturitylint.yaml")
	case !known:
		t.reportUnknownRule(c.rule)
	case c.used || !c.directive.heeded():
	case t.plan.rules[i].Severity == lint.Off || t.plan.rules[i].Rule == t.failed || t.unsure[t.plan.rules[i].Rule]:
		// What a rule would have found that did not run, or was not told what it asked, nobody knows.
	default:
		t.reportUnused(c)
	}
}

func (t *turn) reportUnknownRule(r lint.RuleName) {
	names := t.plan.names()
	help := "Copy the name of the rule from behind its finding"
	if near := lint.Nearest(r.Name, names); near != "" {
		help = "Write " + near + ", or take the name out"
	}
	t.reportSuppression(r.Span, "no rule is called "+r.Name+lint.DidYouMean(r.Name, names, "maturitylint rules lists all there are"), help)
}

func (t *turn) reportUnused(c *cover) {
	help := "Remove the directive"
	if len(c.directive.Rules) > 1 {
		help = "Take " + c.rule.Name + " out of the directive"
	}
	t.reportSuppression(c.rule.Span, unused(c), help)
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

func (t *turn) reportSuppression(span source.Span, message, help string) {
	t.findings = append(t.findings, lint.Finding{Rule: suppression, Span: span, Message: message, Help: help})
}
