// Package images holds the rules about pictures and the triple colons that show them.
package images

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed alt-text.md
var altTextDoc string

// AltText demands that each picture is described, and icons are not.
var AltText = lint.New(lint.Rule{
	Name:     "alt-text",
	Group:    "images",
	Summary:  "Pictures have alt text of a fitting length of their own; icons have none",
	Help:     "Say in a sentence what the picture shows to someone who cannot see it",
	Doc:      altTextDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, altTextOptions{Min: 4, Max: 250}, checkAltText)

type altTextOptions struct {
	Min int `yaml:"min" doc:"The fewest characters that an alt text has"`
	Max int `yaml:"max" doc:"The most characters that an alt text has"`
}

// Validate says where no number can lie between the bounds.
func (o altTextOptions) Validate() error { return lint.CheckBounds(o.Min, o.Max) }

func checkAltText(p *lint.Pass, o altTextOptions) {
	if len(p.Article.Doc.Images) == 0 {
		return
	}
	first := make(map[string]*markdown.Image) // by alt text
	for _, image := range p.Article.Doc.Images {
		alt := strings.TrimSpace(image.Alt)
		switch {
		case article.IsFiller(alt): // placeholder says what is wrong
		case image.Kind == markdown.IconImage:
			checkIcon(p, image, alt)
		case alt == "":
			checkMissing(p, image)
		case isFileName(alt, image.Source):
			p.Reportf(altSpan(p, image), "the alt text is the name of a file; expected what the picture shows")
		case !o.fits(alt):
			reportLength(p, image, alt, o)
		default:
			checkRepeated(p, image, alt, first)
		}
	}
}

func checkIcon(p *lint.Pass, image *markdown.Image, alt string) {
	if alt != "" {
		p.Report(lint.Finding{
			Span:    altSpan(p, image),
			Message: "alt text on an icon; an icon has none, because the text beside it says the same",
			Help:    "Remove alt-text from the icon",
		})
	}
}

// checkMissing reports a picture without alt text, unless triple-colon says what became of it or HTML says that the
// picture is there for decoration.
func checkMissing(p *lint.Pass, image *markdown.Image) {
	switch {
	case image.Colons != nil && (isMisnamed(image.Colons, "alt-text") || !hasKnownType(image.Colons)):
		return
	case image.Kind == markdown.HTMLImage && (image.HasAlt || isDecoration(p.Article.Doc, image)):
		return
	}
	p.Reportf(image.Span, "a picture without alt text; expected what the picture shows, for those who cannot see it")
}

func hasKnownType(t *markdown.TripleColon) bool {
	kind, ok := t.Attribute("type")
	return !ok || kind.Value == "content" || kind.Value == "complex"
}

// isDecoration reports whether an HTML picture is hidden from those who cannot see it.
func isDecoration(doc *markdown.Document, image *markdown.Image) bool {
	at, ok := slices.BinarySearchFunc(doc.Tags, image.Span.Start, func(t *markdown.Tag, start int) int { return t.Span.Start - start })
	return ok && slices.ContainsFunc(doc.Tags[at].Attributes, func(a markdown.Attribute) bool {
		return a.Name == "role" && (a.Value == "presentation" || a.Value == "none") || a.Name == "aria-hidden" && a.Value == "true"
	})
}

// isFileName reports whether an alt text is the name of the picture's file, with or without its extension, or of any
// picture's.
func isFileName(alt, target string) bool {
	name := baseName(target)
	stem, _ := cutExtension(name)
	return strings.EqualFold(alt, name) || strings.EqualFold(alt, stem) || isPicture(alt) && !strings.Contains(alt, " ")
}

func (o altTextOptions) fits(alt string) bool {
	length := utf8.RuneCountInString(alt)
	return o.Min <= length && length <= o.Max
}

func reportLength(p *lint.Pass, image *markdown.Image, alt string, o altTextOptions) {
	length := utf8.RuneCountInString(alt)
	found := lint.Count(length, "character", "characters")
	if length < o.Min {
		p.Reportf(altSpan(p, image), "alt text of %s; it has at least %d", found, o.Min)
	} else {
		p.Reportf(altSpan(p, image), "alt text of %s; it has at most %d", found, o.Max)
	}
}

// checkRepeated reports an alt text that another picture has already. The same picture shown again, as the goal icon in each
// level, has the same one, and so has one under a name that is wrong.
func checkRepeated(p *lint.Pass, image *markdown.Image, alt string, first map[string]*markdown.Image) {
	key := strings.ToLower(strings.Join(strings.Fields(alt), " "))
	earlier := first[key]
	switch {
	case earlier == nil:
		first[key] = image
	case samePicture(earlier.Source, image.Source), p.Article.StandsForGoal(image), isMissing(p, image):
	default:
		p.Report(lint.Finding{
			Span:    altSpan(p, image),
			Message: fmt.Sprintf("the same alt text as that of %s; expected what this picture shows", baseName(earlier.Source)),
			Related: []lint.Related{{Span: altSpan(p, earlier), Message: "the picture above with the same alt text"}},
		})
	}
}

// isMissing reports whether a picture's file is not there: image-exists says so, and perhaps it is another picture's.
func isMissing(p *lint.Pass, image *markdown.Image) bool {
	target := cutTarget(asWritten(p, image))
	return isLocal(target) && p.Workspace.Lookup(target).Absent()
}

// altSpan returns the alt text as it is written, without the blanks around it.
func altSpan(p *lint.Pass, image *markdown.Image) source.Span {
	return p.Article.File.Trim(image.AltSpan)
}
