package links

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed tab-link.md
var tabLinkDoc string

// TabLink demands that a tab of another article is addressed in the query.
var TabLink = lint.New(lint.Rule{
	Name:     "tab-link",
	Group:    "links",
	Summary:  "A tab of another article is addressed with `?tabs=ID`",
	Help:     "Write the link as `other.md?tabs=ID`, with an anchor, if any, behind it",
	Doc:      tabLinkDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkTabLink)

func checkTabLink(p *lint.Pass, _ lint.NoOptions) {
	for _, l := range p.Article.Doc.Links {
		if !strings.Contains(l.Destination, "tab") || l.Kind == markdown.IncludeLink {
			continue
		}
		if m, ok := misplacedTab(l.Destination); ok && mayHaveTabs(m.path) {
			reportTab(p, l, m)
		}
	}
}

// mayHaveTabs reports whether a path leads to another article on Learn.
func mayHaveTabs(path string) bool {
	if host, _, ok := siteOf(path); ok {
		return isLearn(host)
	}
	return path != "" && !hasScheme(path)
}

func reportTab(p *lint.Pass, l *markdown.Link, m misplaced) {
	file, expected := p.Article.File, m.expected()
	f := lint.Finding{Span: place(file, l, m.start, len(l.Destination)), Message: code(l.Destination[m.start:]) + " opens no tab of another article"}
	fix := lint.Fix{Title: "Address the tab with ?tabs=", Safety: lint.Safe}
	if expected != "" {
		f.Message += "; expected " + code(expected)
	} else {
		f.Message += "; expected it in the query alone, which names a tab already"
		fix.Title = "Leave the tab to the query"
	}
	f.Fixes = replacement(file, l, m.start, len(l.Destination), fix, expected)
	p.Report(f)
}

// A misplaced tab is one that a destination names in another place than its query.
type misplaced struct {
	path   string
	query  string // what stands there beside the tab
	id     string // "" where the query names a tab already
	anchor string
	start  int // where in the destination begins what has to be written anew
}

// expected returns what has to stand behind the start.
func (m misplaced) expected() string {
	text := ""
	switch {
	case m.id == "":
	case m.query == "":
		text = "?tabs=" + m.id
	default:
		text = "&tabs=" + m.id
	}
	if m.anchor != "" {
		text += "#" + m.anchor
	}
	return text
}

// misplacedTab finds the tab that a destination names in its fragment or, with & for ?, in its path.
func misplacedTab(destination string) (misplaced, bool) {
	t := cutTarget(destination)
	m := misplaced{path: t.path, query: t.query, anchor: t.fragment}
	if before, behind, ok := strings.Cut(t.path, "&tabs="); ok && t.query == "" {
		m.path, m.id, m.start = before, behind, len(before)
		return m, isTabID(m.id)
	}
	id, anchor, ok := tabOfFragment(t.fragment)
	if !ok {
		return m, false
	}
	m.id, m.anchor = id, anchor
	m.start = len(destination) - len(t.fragment) - 1
	if strings.HasPrefix(t.query, "tabs=") || strings.Contains(t.query, "&tabs=") {
		m.id = ""
	}
	return m, true
}

// tabOfFragment reads a fragment that names a tab: tab/ID, tabs=ID, or one of them behind an anchor.
func tabOfFragment(fragment string) (id, anchor string, ok bool) {
	if id, ok := tabID(fragment); ok {
		return id, "", true
	}
	for _, mark := range [...]string{"?tabs=", "&tabs="} {
		anchor, id, ok := strings.Cut(fragment, mark)
		if ok {
			return id, anchor, isTabID(id)
		}
	}
	return "", "", false
}

// tabID returns the ID of a fragment that reads tab/ID, perhaps with a condition behind it, or tabs=ID.
func tabID(fragment string) (string, bool) {
	id, ok := strings.CutPrefix(fragment, "tab/")
	if ok {
		id, _, _ = strings.Cut(id, "/")
		id, _, _ = strings.Cut(id, "+")
	} else if id, ok = strings.CutPrefix(fragment, "tabs="); !ok {
		return "", false
	}
	return id, isTabID(id)
}

// isTabID reports whether text is the ID of a tab, or several with commas between them.
func isTabID(text string) bool {
	for _, c := range []byte(text) {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != ',' {
			return false
		}
	}
	return text != ""
}
