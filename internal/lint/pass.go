package lint

import (
	"fmt"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A Pass is one run of one rule over one article. A rule reads the article and
// reports; it never prints, opens a file or looks at other findings.
type Pass struct {
	Article   *article.Article
	Workspace Workspace
	Today     Day // the day on which the article is judged

	rule     *Rule
	findings []Finding
}

// Run is Check for a pass that takes one rule after the other.
func (p *Pass) Run(r *Rule, options any) []Finding {
	p.rule, p.findings = r, nil
	r.check(p, options)
	return p.findings
}

// Report adds a finding. The pass fills in its rule.
func (p *Pass) Report(f Finding) {
	f.Rule = p.rule
	p.findings = append(p.findings, f)
}

// Reportf adds a finding that is no more than a place and a message.
func (p *Pass) Reportf(span source.Span, format string, args ...any) {
	p.Report(Finding{Span: span, Message: fmt.Sprintf(format, args...)})
}

// A Workspace answers what a rule may ask of the world around its article. Targets are
// slash-separated paths as a link in the article writes them: relative to the article's
// folder, percent escapes and all, but without fragment or query. A target outside the
// workspace, such as one from the root of a site ("/…"), is Unknown.
type Workspace interface {
	// Folder returns the absolute path of the article's folder, slash-separated.
	Folder() string

	// Lookup says whether a file or folder of exactly that name is there, case included.
	Lookup(target string) Existence

	// Lack says why the commit lacks a target that is Unstaged, going on from its name, and what to do about it.
	Lack(target string) (reason, remedy string)

	// Names lists the entries of a folder in order, nil where it cannot be read.
	// Folders end in "/".
	Names(folder string) []string

	// Anchors lists the anchors of another article, those of files that it includes among them, sorted; false where it
	// or one of these cannot be read.
	Anchors(target string) ([]string, bool)
}

// An Existence says whether a target is there.
type Existence int

// The existences.
const (
	Unknown Existence = iota // outside the workspace, so nobody can say
	Missing
	Unstaged // on the disk, but not in the commit that is checked
	File
	Folder
)

// Absent reports whether a target is not there, for whatever reason.
func (e Existence) Absent() bool { return e == Missing || e == Unstaged }
