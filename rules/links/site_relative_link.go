package links

import (
	_ "embed"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed site-relative-link.md
var siteRelativeLinkDoc string

// SiteRelativeLink demands that links to Learn begin at its root.
var SiteRelativeLink = lint.New(lint.Rule{
	Name:     "site-relative-link",
	Group:    "links",
	Summary:  "Links to Learn are site-relative, such as `/azure/…`",
	Help:     "Take scheme and host out of the address, so that it begins with /",
	Doc:      siteRelativeLinkDoc,
	Severity: lint.Suggestion,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkSiteRelativeLink)

func checkSiteRelativeLink(p *lint.Pass, _ lint.NoOptions) {
	for _, l := range p.Article.Doc.Links {
		if l.Kind == markdown.Autolink || l.Kind == markdown.BareLink {
			continue // its address is its text, which would be no link without them
		}
		host, path, ok := siteOf(l.Destination)
		if !ok || !isLearn(host) {
			continue
		}
		file, root := p.Article.File, ""
		if path == len(l.Destination) || l.Destination[path] != '/' {
			root = "/"
		}
		p.Report(lint.Finding{
			Span:    place(file, l, 0, path),
			Message: code(l.Destination[:path]) + " makes the link absolute; expected a site-relative one, which begins with `/`",
			Fixes:   replacement(file, l, 0, path, lint.Fix{Title: "Make the link site-relative", Safety: lint.Safe}, root),
		})
	}
}
