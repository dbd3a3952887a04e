package links

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed link-exists.md
var linkExistsDoc string

// LinkExists demands that a relative link meets a file and, with a fragment, an anchor in it.
var LinkExists = lint.New(lint.Rule{
	Name:     "link-exists",
	Group:    "links",
	Summary:  "A relative link's file is there and has the anchor that the link names",
	Help:     "Write the path from this article's folder to the file, case and `.md` included",
	Doc:      linkExistsDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, lint.NoOptions{}, checkLinkExists)

func checkLinkExists(p *lint.Pass, _ lint.NoOptions) {
	f := files{pass: p}
	for _, l := range p.Article.Doc.Links {
		switch {
		case l.Kind == markdown.Autolink || l.Kind == markdown.BareLink:
		case l.Destination == "":
			reportEmpty(p, l)
		case isRelative(l.Destination) && !ofTab(p.Article, l):
			f.check(l)
		}
	}
}

// Files are those that the links of an article lead to.
type files struct {
	pass   *lint.Pass
	nearby nearby

	// What is asked for only where a file is missing; nil before.
	listed      map[*markdown.Link]bool // what key-strategies looks after
	suggestions map[string]string       // by path
}

// reportEmpty reports a link without a destination. In a heading without text the heading is what is amiss.
func reportEmpty(p *lint.Pass, l *markdown.Link) {
	if h := l.Block.Heading; h != nil && h.Text == "" {
		return
	}
	p.Report(lint.Finding{
		Span:    place(p.Article.File, l, 0, 0),
		Message: "a link without a destination; expected the path of a file or an address",
	})
}

func (f *files) check(l *markdown.Link) {
	t := cutTarget(l.Destination)
	if m, ok := misplacedTab(l.Destination); ok {
		t = target{path: m.path} // how the tab is addressed is the concern of tab-link
	}
	if t.path == "" {
		return // the page itself
	}
	p := f.pass
	switch p.Workspace.Lookup(t.path) {
	case lint.Missing:
		f.checkMissing(l, t.path)
	case lint.Unstaged:
		reason, remedy := p.Workspace.Lack(t.path)
		p.Report(lint.Finding{
			Span:    place(p.Article.File, l, 0, len(t.path)),
			Message: code(t.path) + " " + reason + "; expected the file in the same commit",
			Help:    remedy,
		})
	case lint.File:
		f.checkFragment(l, t)
	case lint.Folder:
		if article := t.path + ".md"; !strings.HasSuffix(t.path, "/") && p.Workspace.Lookup(article) == lint.File {
			report(p, l, t.path, " is a folder; did you mean ", article)
		}
	}
}

// checkMissing reports a path that leads nowhere. In the entry of a checklist, what was meant as an anchor is for
// key-strategies to report.
func (f *files) checkMissing(l *markdown.Link, path string) {
	p := f.pass
	if lacksExtension(path) && strings.IndexByte(path, '/') < 0 {
		if f.listed == nil {
			f.listed = checklistLinks(p.Article)
		}
		if f.listed[l] {
			return
		}
		if strings.HasPrefix(path, "-") && isAnchor(p.Article, path) {
			report(p, l, path, " is not there; did you mean ", "#"+path)
			return
		}
	}
	reportMissing(p, l, path, f.suggest(path))
}

func (f *files) suggest(path string) string {
	suggestion, known := f.suggestions[path]
	if !known {
		if f.suggestions == nil {
			f.suggestions = make(map[string]string)
		}
		suggestion = search{f.pass.Workspace}.suggest(path)
		f.suggestions[path] = suggestion
	}
	return suggestion
}

func reportMissing(p *lint.Pass, l *markdown.Link, path, suggestion string) {
	switch {
	case suggestion == "" && lacksExtension(path):
		report(p, l, path, " is not there; expected the path of a file, with the `.md` of an article", "")
	case suggestion == "":
		report(p, l, path, " is not there; expected the path of a file", "")
	case strings.EqualFold(suggestion, path):
		report(p, l, path, " is not there, as case counts; expected ", suggestion)
	default:
		report(p, l, path, " is not there; did you mean ", suggestion)
	}
}

// report says what is wrong with the path that a destination begins with.
func report(p *lint.Pass, l *markdown.Link, path, fault, suggestion string) {
	file := p.Article.File
	f := lint.Finding{Span: place(file, l, 0, len(path)), Message: code(path) + fault}
	if suggestion != "" {
		f.Message += code(suggestion)
		f.Fixes = replacement(file, l, 0, len(path), lint.Fix{Title: "Lead to the suggested place", Safety: lint.Unsafe}, suggestion)
	}
	p.Report(f)
}

// checkFragment looks for the anchor in another article. What a file of another kind makes of a fragment is its own affair.
func (f *files) checkFragment(l *markdown.Link, t target) {
	p := f.pass
	if t.fragment == "" || isTextFragment(t.fragment) || !isArticle(t.path) {
		return
	}
	anchors, ok := p.Workspace.Anchors(t.path)
	if !ok || contains(anchors, t.fragment) {
		return
	}
	file, end := p.Article.File, len(l.Destination)
	start := end - len(t.fragment)
	finding := lint.Finding{Span: place(file, l, start-1, end), Message: code(t.path) + " has no anchor " + code("#"+t.fragment)}
	if near := f.nearby.anchor(t.fragment, anchors); near != "" {
		finding.Message += "; did you mean " + code("#"+near)
		finding.Fixes = replacement(file, l, start, end, lint.Fix{Title: "Lead to the nearest anchor", Safety: lint.Unsafe}, near)
	} else {
		finding.Message += "; expected the anchor of one of its headings"
	}
	p.Report(finding)
}
