package callouts

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed callout.md
var calloutDoc string

// Callout demands that a risk or trade-off icon opens a quote and is followed by its label.
var Callout = lint.New(lint.Rule{
	Name:     "callout",
	Group:    "callouts",
	Summary:  "A risk or trade-off icon opens a quote and is followed by its own label",
	Help:     "Write the callout as a quote of its own: > then the icon, its label in bold, and the text",
	Doc:      calloutDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, calloutOptions{Labels: map[string]string{
	"risk.svg":      "**Risk:**",
	"trade-off.svg": "**Trade-off:**",
}}, checkCallout)

type calloutOptions struct {
	Labels map[string]string `yaml:"labels" doc:"The file name of each icon with the label that follows it; an icon with an empty label may stand anywhere"`
}

func checkCallout(p *lint.Pass, o calloutOptions) {
	if len(p.Article.Doc.Images) == 0 {
		return
	}
	var kinds []kind
	for _, icon := range slices.Sorted(maps.Keys(o.Labels)) {
		kinds = append(kinds, newKind(icon, o.Labels[icon]))
	}
	for _, image := range p.Article.Doc.Images {
		if own, ok := kindOf(image, kinds); ok && !p.Article.StandsForGoal(image) {
			i := newIcon(p.Article.Doc, image)
			i.check(p, own, kinds)
		}
	}
}

func (i *icon) check(p *lint.Pass, own kind, kinds []kind) {
	switch {
	case i.lazy(): // lazy-continuation says what is wrong
	case !i.opensBlock():
		i.checkInText(p, own)
	case i.quote == nil:
		i.reportOutside(p)
		i.checkSpelling(p, own)
	case !i.opensQuote():
		i.reportLate(p)
		i.checkSpelling(p, own)
	case !i.checkSpelling(p, own):
		i.reportNoLabel(p, own, kinds)
	}
}

// checkInText judges an icon with text before it. One that only explains itself ("risks are marked with this icon") has no
// label behind it.
func (i *icon) checkInText(p *lint.Pass, own kind) {
	_, behind := readLabel(i.text(i.behind), own.word)
	before, ok := readLabel(i.text(i.before), own.word)
	switch {
	case ok && before.length == i.before.Len() && !behind && i.opensQuoteBlock():
		i.reportMisplaced(p, own)
		return
	case !behind:
		return
	case i.quote == nil:
		i.reportOutside(p)
	default:
		i.reportLate(p)
	}
	i.checkSpelling(p, own)
}

// checkSpelling reports the icon's own label where it is misspelt, and says whether it is there at all.
func (i *icon) checkSpelling(p *lint.Pass, own kind) bool {
	if own.standsAt(i.text(i.behind)) {
		return true
	}
	l, ok := readLabel(i.text(i.behind), own.word)
	if ok {
		i.reportMisspelt(p, own, l)
	}
	return ok
}

func (i *icon) reportOutside(p *lint.Pass) {
	p.Reportf(i.image.Span, "the icon %s stands outside a quote; a callout is a quote that opens with its icon", i.name)
}

func (i *icon) reportLate(p *lint.Pass) {
	p.Reportf(i.image.Span, "the icon %s does not open its quote; each callout is a quote of its own with the icon first", i.name)
}

func (i *icon) reportMisplaced(p *lint.Pass, own kind) {
	p.Report(lint.Finding{
		Span:    i.before,
		Message: fmt.Sprintf("the label stands before the icon %s; the icon comes first and its label follows", i.name),
		Fixes: []lint.Fix{{Title: "Move the label behind the icon", Safety: lint.Safe, Edits: []lint.Edit{{
			Span: source.Span{Start: i.before.Start, End: i.image.Span.End},
			New:  i.text(i.image.Span) + " " + own.label,
		}}}},
	})
}

// reportNoLabel reports an icon without its own label, perhaps with that of another one.
func (i *icon) reportNoLabel(p *lint.Pass, own kind, kinds []kind) {
	for _, other := range kinds {
		if l, ok := readLabel(i.text(i.behind), other.word); ok {
			p.Report(lint.Finding{
				Span:    i.spanOf(l),
				Message: fmt.Sprintf("the label behind the icon %s is `%s`; expected `%s`, or the icon %s", i.name, i.text(i.spanOf(l)), own.label, other.icon),
				Help:    fmt.Sprintf("Write `%s` behind the icon, or take the icon %s", own.label, other.icon),
			})
			return
		}
	}
	p.Report(lint.Finding{
		Span:    i.image.Span,
		Message: fmt.Sprintf("no label behind the icon %s; expected `%s`", i.name, own.label),
		Help:    "Write `" + own.label + "` behind the icon",
	})
}

func (i *icon) reportMisspelt(p *lint.Pass, own kind, l label) {
	finding := lint.Finding{
		Span:    i.spanOf(l),
		Message: fmt.Sprintf("the label is `%s`; expected `%s`", i.text(i.spanOf(l)), own.label),
		Help:    "Write `" + own.label + "` in place of this label",
	}
	if edit, ok := i.correction(own, l); ok {
		finding.Fixes = []lint.Fix{{Title: "Write " + own.label, Safety: lint.Safe, Edits: []lint.Edit{edit}}}
	}
	p.Report(finding)
}
