package images

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed pillar-image.md
var pillarImageDoc string

// PillarImage demands that an article shows the picture of its own pillar.
var PillarImage = lint.New(lint.Rule{
	Name:     "pillar-image",
	Group:    "images",
	Summary:  "A picture named after a pillar stands in an article of that pillar's folder",
	Help:     "Show the picture of the pillar that the article belongs to",
	Doc:      pillarImageDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, pillarImageOptions{
	Pillars: []string{"cost-optimization", "operational-excellence", "performance-efficiency", "reliability", "security"},
}, checkPillarImage)

type pillarImageOptions struct {
	Pillars []string `yaml:"pillars" doc:"The names of the pillars' folders"`
}

func checkPillarImage(p *lint.Pass, o pillarImageOptions) {
	if len(p.Article.Doc.Images) == 0 {
		return
	}
	own := pillarAround(p.Workspace, o.Pillars)
	if own == "" {
		return
	}
	for _, image := range p.Article.Doc.Images {
		name := strings.ToLower(baseName(image.Source))
		other := namedAfter(name, o.Pillars)
		if other == "" || strings.Contains(name, strings.ToLower(own)) {
			continue
		}
		span := image.SourceSpan
		if span.Empty() {
			span = image.Span
		}
		p.Reportf(span, "a picture of %s; expected one of %s, in whose folder the article stands", other, own)
	}
}

// pillarAround returns the pillar in whose folder, or below it, the article stands; "" where it stands in none. Folders
// around the workspace do not count: how they are called says nothing of the article.
func pillarAround(w lint.Workspace, pillars []string) string {
	up := "../"
	for folder := w.Folder(); folder != ""; folder = folder[:max(0, strings.LastIndexByte(folder, '/'))] {
		name := folder[strings.LastIndexByte(folder, '/')+1:]
		for _, pillar := range pillars {
			if strings.EqualFold(name, pillar) {
				return pillar
			}
		}
		if w.Lookup(up) == lint.Unknown {
			return ""
		}
		up += "../"
	}
	return ""
}

// namedAfter returns the pillar whose name a picture has or begins with: reliability.svg, reliability-art.png.
func namedAfter(name string, pillars []string) string {
	for _, pillar := range pillars {
		rest, ok := strings.CutPrefix(name, strings.ToLower(pillar))
		if ok && pillar != "" && (rest == "" || strings.IndexByte("-_.0123456789", rest[0]) >= 0) {
			return pillar
		}
	}
	return ""
}
