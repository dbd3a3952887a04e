package links

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed link-locale.md
var linkLocaleDoc string

// LinkLocale keeps locales out of links to Microsoft's sites.
var LinkLocale = lint.New(lint.Rule{
	Name:     "link-locale",
	Group:    "links",
	Summary:  "Links to Microsoft's sites name no locale",
	Help:     "Take the locale, such as /en-us, out of the address",
	Doc:      linkLocaleDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkLinkLocale)

func checkLinkLocale(p *lint.Pass, _ lint.NoOptions) {
	for _, l := range p.Article.Doc.Links {
		start, end := localeOf(l.Destination)
		if start == end {
			continue
		}
		file := p.Article.File
		from := start - len("/")
		if from == 0 && !strings.HasPrefix(l.Destination[end:], "/") {
			from = start // of the path nothing but the root is left
		}
		p.Report(lint.Finding{
			Span:    place(file, l, start, end),
			Message: code(l.Destination[start:end]) + " ties the link to one language; expected no locale",
			Fixes:   replacement(file, l, from, end, lint.Fix{Title: "Remove the locale", Safety: lint.Safe}, ""),
		})
	}
}

// localeOf returns where a destination names the locale of one of Microsoft's sites: as the first part of its path. Without
// one, start and end are the same.
func localeOf(destination string) (start, end int) {
	host, path, absolute := siteOf(destination)
	switch {
	case absolute && !isMicrosoft(host), !absolute && !strings.HasPrefix(destination, "/"):
		return 0, 0
	case !strings.HasPrefix(destination[path:], "/"):
		return 0, 0
	}
	start = path + len("/")
	end = len(destination)
	if behind := strings.IndexAny(destination[start:], "/?#"); behind >= 0 {
		end = start + behind
	}
	if !isLocale(destination[start:end]) {
		return 0, 0
	}
	return start, end
}

// isMicrosoft reports whether a host belongs to a site of Microsoft that finds the reader's language by itself.
func isMicrosoft(host string) bool {
	for _, site := range [...]string{"microsoft.com", "azure.com", "office.com", "visualstudio.com"} {
		if before, ok := strings.CutSuffix(host, site); ok && (before == "" || strings.HasSuffix(before, ".")) {
			return true
		}
	}
	return false
}

// locales are those in which Microsoft's sites appear.
const locales = " ar-ae ar-eg ar-sa bg-bg bs-latn-ba ca-es cs-cz da-dk de-at de-ch de-de el-gr en-ae en-au en-ca en-gb en-hk en-ie en-il" +
	" en-in en-my en-nz en-ph en-sg en-us en-za es-ar es-cl es-co es-es es-mx es-pe es-us et-ee eu-es fi-fi fil-ph fr-be fr-ca fr-ch fr-fr" +
	" ga-ie gl-es he-il hi-in hr-hr hu-hu id-id is-is it-ch it-it ja-jp ka-ge kk-kz ko-kr lb-lu lt-lt lv-lv ms-my mt-mt nb-no nl-be nl-nl" +
	" pl-pl pt-br pt-pt ro-ro ru-ru sk-sk sl-si sr-cyrl-rs sr-latn-rs sv-se th-th tr-tr uk-ua vi-vn zh-cn zh-hk zh-sg zh-tw "

func isLocale(name string) bool {
	const shortest, longest = len("en-us"), len("sr-latn-rs")
	if len(name) < shortest || len(name) > longest || strings.IndexByte(name, '-') < 0 || strings.IndexByte(name, ' ') >= 0 {
		return false
	}
	return strings.Contains(locales, " "+strings.ToLower(name)+" ")
}
