package report

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// A LinkTemplate makes the addresses at which articles are to be read: {path} in it stands for a path, {line} for a
// line. The zero value makes none.
type LinkTemplate struct{ text string }

var (
	blank  = regexp.MustCompile(`\{[^{}]*\}`)
	scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)
)

// ParseLinkTemplate reads a template. A browser must be able to follow what it makes without running anything.
func ParseLinkTemplate(text string) (LinkTemplate, error) {
	if text == "" {
		return LinkTemplate{}, nil
	}
	if !strings.Contains(text, "{path}") {
		return LinkTemplate{}, fmt.Errorf("%q has no {path}; write one, as in https://example.com/blob/main/{path}#L{line}", text)
	}
	for _, name := range blank.FindAllString(text, -1) {
		if name != "{path}" && name != "{line}" {
			return LinkTemplate{}, fmt.Errorf("unknown %s; expected {path} and {line}", name)
		}
	}
	if m := scheme.FindStringSubmatch(text); m != nil {
		switch strings.ToLower(m[1]) {
		case "http", "https", "file", "vscode":
		default:
			return LinkTemplate{}, fmt.Errorf("unknown scheme %q; expected https, http, file or vscode", m[1])
		}
	}
	if strings.ContainsAny(text, " \t\r\n\"<>\\") {
		return LinkTemplate{}, fmt.Errorf("%q is no address; write blanks and quotes in it as %%20 and %%22", text)
	}
	return LinkTemplate{text}, nil
}

// Of returns the addresses of the lines of an article, of which the template has the path.
func (t LinkTemplate) Of(path string) Lines {
	if t.text == "" {
		return Lines{}
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.PathEscape(part), ":", "%3A") // which may end the name of a scheme
	}
	return Lines{strings.ReplaceAll(t.text, "{path}", strings.Join(parts, "/"))}
}

// Lines are the addresses of the lines of one article. The zero value has none.
type Lines struct{ text string }

// At returns the address of a line, "" where there is none.
func (l Lines) At(line int) string { return strings.ReplaceAll(l.text, "{line}", strconv.Itoa(line)) }
