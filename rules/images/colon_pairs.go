package images

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// Openings are the constructs that wait for the one that closes them.
type openings struct {
	pass  *lint.Pass
	stack map[string][]opening // by family, the innermost last
	waits map[string]int       // how many of each name
}

type opening struct {
	construct *markdown.TripleColon
	name      string
	reported  bool // a finding at the construct says all there is to say
}

func newOpenings(p *lint.Pass) *openings {
	return &openings{pass: p, stack: map[string][]opening{}, waits: map[string]int{}}
}

// family returns what a construct is nested with: columns stand in rows, all others close whatever is between.
func family(name string) string {
	if name == "column" {
		return "row"
	}
	return name
}

// add opens or closes what a construct opens or closes. A malformed one counts as what it was meant to be, so that one
// mistake is one finding.
func (o *openings) add(t *markdown.TripleColon) {
	name := meantName(t.Name)
	if closes, ok := strings.CutSuffix(name, "-end"); ok {
		o.close(closes, t)
		return
	}
	opened := opening{construct: t, name: name, reported: t.Problem != ""}
	switch name {
	case "zone":
		o.checkNested(&opened)
	case "image":
		if o.waits[name] > 0 {
			o.drop(name) // the image above has no end of its own
		}
		if a, _ := t.Attribute("type"); a.Value != "complex" && t.Problem == "" {
			return
		}
	case "moniker", "row", "column":
	default:
		return
	}
	o.stack[family(name)] = append(o.stack[family(name)], opened)
	o.waits[name]++
}

// checkNested reports a zone inside a zone. Whether the outer one lacks its end or the inner one is too much, only its
// author knows.
func (o *openings) checkNested(inner *opening) {
	if o.waits["zone"] == 0 || inner.reported {
		return
	}
	outer := o.innermost("zone")
	o.pass.Report(lint.Finding{
		Span:    opener(inner.construct),
		Message: "a zone inside a zone; zones do not nest, so close the one above with `::: zone-end` first",
		Help:    "Write `::: zone-end` above this zone",
		Related: []lint.Related{{Span: opener(outer.construct), Message: "the zone above"}},
	})
	outer.reported, inner.reported = true, true
}

func (o *openings) close(name string, t *markdown.TripleColon) {
	if o.waits[name] == 0 {
		if t.Problem == "" {
			report(o.pass, opener(t), "Take it out, or open above it what it is to close", "`:::%s` closes nothing; expected %s above it", t.Name, opening{name: name}.form())
		}
		return
	}
	for o.innermost(family(name)).name != name {
		o.drop(family(name))
	}
	if opened := o.innermost(family(name)); name == "image" && !opened.reported {
		o.checkDescription(opened.construct, t)
	}
	o.forget(family(name))
}

func (o *openings) checkDescription(image, end *markdown.TripleColon) {
	between := o.pass.Article.File.Text(source.Span{Start: image.Span.End, End: max(image.Span.End, end.Span.Start)})
	if strings.Trim(between, " \t\r\n>") == "" {
		report(o.pass, opener(image), "Describe the picture on the lines between the two, or take type=\"complex\" out", "a complex image without a description; expected text between it and `:::image-end:::`")
	}
}

func (o *openings) innermost(family string) *opening {
	stack := o.stack[family]
	return &stack[len(stack)-1]
}

func (o *openings) forget(family string) {
	o.waits[o.innermost(family).name]--
	o.stack[family] = o.stack[family][:len(o.stack[family])-1]
}

// drop reports the innermost opening of a family as never closed and forgets it.
func (o *openings) drop(family string) {
	if opened := o.innermost(family); !opened.reported {
		help := "Write " + opened.closingForm() + " on a line of its own, behind what belongs to it"
		report(o.pass, opener(opened.construct), help, "%s is never closed; expected %s below it", opened.form(), opened.closingForm())
	}
	o.forget(family)
}

func (o *openings) end() {
	for _, family := range [...]string{"image", "zone", "moniker", "row"} {
		for len(o.stack[family]) > 0 {
			o.drop(family)
		}
	}
}

func (o opening) form() string {
	switch o.name {
	case "image":
		return "`:::image type=\"complex\" …:::`"
	case "row", "column":
		return "`:::" + o.name + ":::`"
	}
	return "`::: " + o.name + "`"
}

func (o opening) closingForm() string {
	switch o.name {
	case "image", "row", "column":
		return "`:::" + o.name + "-end:::`"
	}
	return "`::: " + o.name + "-end`"
}
