package images

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// imageAttributes are the attributes of an image that Learn knows.
func imageAttributes() []string {
	return []string{"source", "alt-text", "type", "lightbox", "border", "link", "loc-scope"}
}

// checkNeeds reports what a well-formed construct lacks or has too much.
func checkNeeds(p *lint.Pass, t *markdown.TripleColon) {
	switch t.Name {
	case "image":
		checkImage(p, t)
	case "video", "code":
		checkValue(p, t, "source")
	case "no-loc":
		checkValue(p, t, "text")
	case "moniker":
		checkValue(p, t, "range")
	case "zone":
		checkZone(p, t)
	}
}

func checkImage(p *lint.Pass, t *markdown.TripleColon) {
	checkOneOf(p, t, "type", "content", "complex", "icon")
	for _, a := range t.Attributes {
		if slices.Contains(imageAttributes(), a.Name) {
			continue
		}
		if meant := meantAttribute(t, a.Name); meant != "" {
			report(p, a.NameSpan, "Write `"+meant+"` in place of `"+a.Name+"`", "an image has no attribute `%s`; did you mean `%s`", a.Name, meant)
		} else {
			report(p, a.NameSpan, "Take the attribute out", "an image has no attribute `%s`; it has %s", a.Name, strings.Join(imageAttributes(), ", "))
		}
	}
	if !isMisnamed(t, "source") {
		checkValue(p, t, "source")
	}
}

// meantAttribute returns the attribute that an unknown one of an image was meant for, "" where none is near. One that the
// image has is not meant.
func meantAttribute(t *markdown.TripleColon, name string) string {
	var missing []string
	for _, known := range imageAttributes() {
		if _, ok := t.Attribute(known); !ok {
			missing = append(missing, known)
		}
	}
	for _, alias := range [...]struct{ name, meant string }{
		{"src", "source"}, {"file", "source"}, {"url", "source"}, {"path", "source"}, {"alt", "alt-text"}, {"text", "alt-text"}, {"href", "link"},
	} {
		if alias.name == name && slices.Contains(missing, alias.meant) {
			return alias.meant
		}
	}
	return lint.Nearest(name, missing)
}

// isMisnamed reports whether an image has an attribute under another name.
func isMisnamed(t *markdown.TripleColon, attribute string) bool {
	for _, a := range t.Attributes {
		if !slices.Contains(imageAttributes(), a.Name) && meantAttribute(t, a.Name) == attribute {
			return true
		}
	}
	return false
}

func checkZone(p *lint.Pass, t *markdown.TripleColon) {
	if _, ok := t.Attribute("pivot"); ok {
		checkValue(p, t, "pivot")
		return
	}
	if _, ok := t.Attribute("target"); !ok {
		report(p, opener(t), "Say whom the zone is for, as in `::: zone pivot=\"…\"`", "a zone for nobody; expected target=\"…\" or pivot=\"…\"")
		return
	}
	checkOneOf(p, t, "target", "docs", "chromeless", "pdf")
}

// checkValue reports an attribute that is missing or empty.
func checkValue(p *lint.Pass, t *markdown.TripleColon, name string) {
	a, ok := t.Attribute(name)
	switch {
	case !ok:
		report(p, opener(t), "Write "+name+"=\"…\" behind `:::"+t.Name+"`", "`:::%s` without %s; expected %s=\"…\"", t.Name, name, name)
	case strings.TrimSpace(a.Value) == "":
		report(p, written(a), "Write a value between the quotes", "`:::%s` with an empty %s; expected %s=\"…\"", t.Name, name, name)
	}
}

// checkOneOf reports an attribute, where there is one, whose value Learn does not know.
func checkOneOf(p *lint.Pass, t *markdown.TripleColon, name string, known ...string) {
	a, ok := t.Attribute(name)
	if !ok || slices.Contains(known, a.Value) {
		return
	}
	last := len(known) - 1
	report(p, written(a), "Write one of these values", "%s \"%s\" of `:::%s`; expected %s or %s", name, a.Value, t.Name, strings.Join(known[:last], ", "), known[last])
}

// report reports a construct with the help that fits it.
func report(p *lint.Pass, span source.Span, help, format string, args ...any) {
	p.Report(lint.Finding{Span: span, Message: fmt.Sprintf(format, args...), Help: help})
}

// written returns an attribute with its value and the quotes around it.
func written(a markdown.Attribute) source.Span {
	return source.Span{Start: a.NameSpan.Start, End: a.ValueSpan.End + 1}
}
