package links

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed link-text.md
var linkTextDoc string

// LinkText demands that a link says where it leads.
var LinkText = lint.New(lint.Rule{
	Name:     "link-text",
	Group:    "links",
	Summary:  "Link text says where the link leads",
	Help:     "Write the title of the page, or what the reader finds there, as the text of the link",
	Doc:      linkTextDoc,
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkLinkText)

func checkLinkText(p *lint.Pass, _ lint.NoOptions) {
	for _, l := range p.Article.Doc.Links {
		if l.Kind == markdown.IncludeLink || strings.HasPrefix(l.Destination, "mailto:") {
			continue
		}
		switch {
		case l.Images > 0:
			checkPictures(p, l)
		case isAddress(l.Text):
			p.Reportf(textOf(p.Article.File, l), "the text of the link is an address; expected where it leads, in words")
		case len(l.Text) > longestIdle:
		case strings.TrimFunc(l.Text, isNoWord) == "":
			checkNoText(p, l)
		case isIdle(strings.TrimFunc(l.Text, isNoWord)):
			p.Reportf(textOf(p.Article.File, l), "%s does not say where the link leads; expected the title of the page, or what it is about", lint.Quote(l.Text))
		}
	}
}

// checkPictures reports a link that shows nothing but an icon, which has no alt text to say where it leads.
func checkPictures(p *lint.Pass, l *markdown.Link) {
	if strings.TrimFunc(l.Text, isNoWord) != "" {
		return
	}
	for _, image := range p.Article.Doc.ImagesIn(l.TextSpan) {
		if image.Kind != markdown.IconImage {
			return
		}
	}
	p.Reportf(textOf(p.Article.File, l), "the link holds an icon and no text; expected where it leads, in words behind the icon")
}

func isNoWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// textOf returns what to underline of a link: its text, without what CommonMark puts around an address.
func textOf(f *source.File, l *markdown.Link) source.Span {
	if span := f.Trim(l.TextSpan); !span.Empty() {
		return span
	}
	return f.Trim(l.Span)
}

// checkNoText reports a link that shows nothing to click, be it because it was never filled in or because its text is
// punctuation only.
func checkNoText(p *lint.Pass, l *markdown.Link) {
	doc := p.Article.Doc
	switch h := l.Block.Heading; {
	case h != nil && h.Text == "": // empty-heading says so
	case l.Destination == "": // link-exists says so
	case l.Kind == markdown.HTMLLink && !isClosed(doc, l), isSnippet(doc, l), len(doc.ImagesIn(l.TextSpan)) > 0:
	case strings.TrimSpace(l.Text) != "":
		p.Reportf(textOf(doc.File, l), "%s does not say where the link leads; expected the title of the page, or what it is about", lint.Quote(l.Text))
	default:
		p.Reportf(doc.File.Trim(l.Span), "the link has no text; expected where it leads")
	}
}

// isClosed reports whether the </a> of an HTML link stands in the same block, so that its text is known.
func isClosed(doc *markdown.Document, l *markdown.Link) bool {
	return strings.HasPrefix(string(doc.File.Bytes[l.TextSpan.End:min(len(doc.File.Bytes), l.TextSpan.End+2)]), "</")
}

// isSnippet reports whether a link is the target of [!code-language[](path)], which shows the code and no link.
func isSnippet(doc *markdown.Document, l *markdown.Link) bool {
	const longest = 40
	before := string(doc.File.Bytes[max(0, l.Span.Start-longest):l.Span.Start])
	mark := strings.LastIndex(before, "[!")
	return mark >= 0 && !strings.ContainsAny(before[mark+1:], "[]\n")
}

// isAddress reports whether a text is nothing but the address of a page.
func isAddress(text string) bool {
	const www = "www."
	text = strings.TrimSpace(text)
	_, _, absolute := siteOf(text)
	absolute = absolute || len(text) > len(www) && strings.EqualFold(text[:len(www)], www)
	return absolute && !strings.ContainsFunc(text, unicode.IsSpace)
}

// idle are the texts that fit every link.
var idle = [...]string{
	"here", "click here", "click", "see here", "go here", "this", "this link", "this page", "this article", "link", "the link",
	"page", "article", "more", "see more", "read more", "learn more", "find out more", "more info", "more information", "more details",
}

// longestIdle is how many bytes an idle text may have with what stands around its words.
const longestIdle = 40

func isIdle(text string) bool {
	if strings.IndexByte(text, '\n') >= 0 {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) > len("more information") {
		return false // longer than each of them
	}
	for _, i := range idle {
		if strings.EqualFold(text, i) {
			return true
		}
	}
	return false
}
