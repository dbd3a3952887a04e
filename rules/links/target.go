// Package links holds the rules about where links lead and what they say.
package links

import (
	"net/url"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A target is a link's destination, cut into its parts.
type target struct {
	path, query, fragment string // without ? and #
}

func cutTarget(destination string) target {
	var t target
	destination, t.fragment, _ = strings.Cut(destination, "#")
	t.path, t.query, _ = strings.Cut(destination, "?")
	return t
}

// isRelative reports whether a path leads to a file beside the article: neither to another site nor to the root of this one.
func isRelative(path string) bool {
	if path == "" || path[0] == '/' || path[0] == '@' || strings.HasPrefix(path, "~/") {
		return false
	}
	return !hasScheme(path)
}

// hasScheme reports whether a destination opens with a scheme such as https: or xref:.
func hasScheme(destination string) bool {
	for i, c := range []byte(destination) {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case c == ':':
			return i > 0
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '.' || c == '-'):
		default:
			return false
		}
	}
	return false
}

// written returns the span of part of a destination, and false where the file does not hold the destination letter by letter:
// it stands in a definition elsewhere, or with entities and escapes.
func written(f *source.File, l *markdown.Link, start, end int) (source.Span, bool) {
	at := l.DestinationSpan
	if at.Len() != len(l.Destination) || string(f.Bytes[at.Start:at.End]) != l.Destination {
		return source.Span{}, false
	}
	return source.Span{Start: at.Start + start, End: at.Start + end}, true
}

// place returns what to underline for a part of a destination: the part, or else all of the destination, or else the link.
func place(f *source.File, l *markdown.Link, start, end int) source.Span {
	if span, ok := written(f, l, start, end); ok && !f.Trim(span).Empty() {
		return f.Trim(span)
	}
	if span := f.Trim(l.DestinationSpan); !span.Empty() {
		return span
	}
	return f.Trim(l.Span)
}

// replacement returns the fix that writes another text in place of a part of a destination, none where that cannot be done.
func replacement(f *source.File, l *markdown.Link, start, end int, fix lint.Fix, text string) []lint.Fix {
	span, ok := written(f, l, start, end)
	if !ok || strings.ContainsAny(text, " \t()<>\\\"") {
		return nil
	}
	fix.Edits = []lint.Edit{{Span: span, New: text}}
	return []lint.Fix{fix}
}

// longestCode is how many characters of a destination a message shows.
const longestCode = 80

// code writes part of a destination for a message: in backticks, on one line, cut where it is long.
func code(text string) string {
	shown := strings.Join(strings.Fields(text), " ")
	if runes := []rune(shown); len(runes) > longestCode {
		shown = string(runes[:longestCode]) + "…"
	}
	return "`" + shown + "`"
}

// unescape decodes the percent escapes of a fragment.
func unescape(fragment string) string {
	if plain, err := url.PathUnescape(fragment); err == nil {
		return plain
	}
	return fragment
}

// ofTab reports whether a link makes a heading a tab, or was meant to: what is wrong with it tab-id says.
func ofTab(a *article.Article, l *markdown.Link) bool {
	h := l.Block.Heading
	if h == nil {
		return false
	}
	if h.Tab != nil {
		return true
	}
	for _, like := range a.TabLike {
		if like == h {
			return a.MeantLink(h) == l
		}
	}
	return false
}

// siteOf returns the host of an absolute link to a site, lower-cased, and where in the destination its path begins.
func siteOf(destination string) (host string, path int, ok bool) {
	_, rest, ok := strings.Cut(destination, "//")
	if !ok {
		return "", 0, false
	}
	switch scheme := destination[:len(destination)-len(rest)]; strings.ToLower(scheme) {
	case "https://", "http://", "//":
	default:
		return "", 0, false
	}
	host = rest
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		host = rest[:end]
	}
	return strings.ToLower(host), len(destination) - len(rest) + len(host), true
}

// isLearn reports whether a host is that of Microsoft Learn, under its present or its former name.
func isLearn(host string) bool {
	return host == "learn.microsoft.com" || host == "docs.microsoft.com"
}
