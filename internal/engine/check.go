package engine

import (
	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A checker takes articles through the stages.
type checker struct {
	workspace *workspace.Workspace
	plans     *plans
	library   *library
	request   Request
}

func newChecker(r Request, w *workspace.Workspace, names []string) *checker {
	plans := &plans{config: r.Config}
	return &checker{
		workspace: w,
		plans:     plans,
		library:   newLibrary(w, plans, names),
		request:   r,
	}
}

// A turn is one article on its way through the stages.
type turn struct {
	*checker
	book     *book
	above    waiting // the articles that wait for this one
	plan     *plan
	file     *source.File
	article  *article.Article // nil where the file is at fault as a whole
	findings []lint.Finding
	hidden   []lint.Suppressed
	known    []lint.Finding // to the baseline
	dead     int            // findings that the baseline knows and that are gone

	directives []*directive
	covers     []*cover

	unsure  map[*lint.Rule]bool // rules that asked what nobody knows of an article without a place
	failed  *lint.Rule          // the first rule that panicked
	problem error
}

// stages are what an article goes through, in this order: what is suppressed has to be found first; a directive is
// unused only when every finding has met it; severities decide of the findings that are left, those about
// directives included; and which of several findings that are alike is the first one, their order says.
func stages() []func(*turn) {
	return []func(*turn){
		(*turn).runRules,
		(*turn).suppress,
		(*turn).reportSuppressions,
		(*turn).setSeverities,
		(*turn).sort,
		(*turn).identifyAll,
		(*turn).takeKnown,
		(*turn).takeUnchanged,
	}
}

func (t *turn) run() {
	for _, stage := range stages() {
		stage(t)
	}
}

// Waiting are the articles that wait in the middle of their turns until one that they link to has had its own.
type waiting struct {
	articles, bytes int
}

// What may wait at once. Parsed, and with what the garbage collector leaves lying about, a text takes twenty to thirty times
// its size.
const mostWaitingArticles, mostWaitingBytes = 20, 2 << 20

// handOver gives a book its turn now if it is still to come: an article of which another wants the anchors is checked first,
// so that it is parsed once. Where too many wait already, the book keeps its turn and is read for its anchors only.
func (t *turn) handOver(b *book) {
	above := waiting{t.above.articles + 1, t.above.bytes + len(t.article.File.Bytes)}
	if above.articles <= mostWaitingArticles && above.bytes <= mostWaitingBytes && b.begin() {
		b.outcome = t.check(b, above)
	}
}

// check checks the article whose turn was begun. The problem of one that could be read only in part comes with its result.
func (c *checker) check(b *book, above waiting) outcome {
	plan, err := c.plans.of(b.path)
	if err != nil {
		b.release()
		return outcome{problem: err}
	}
	r := c.library.take(b, plan)
	defer c.library.giveBack(r)
	t := &turn{checker: c, book: b, above: above, plan: plan, file: r.file, article: r.article}
	switch {
	case r.problem != nil:
		return outcome{problem: r.problem}
	case r.fault != nil:
		t.findings = []lint.Finding{*r.fault}
		t.setSeverities()
		t.takeUnchanged()
	default:
		if err := guard(t.run, func() string { return "checking " + b.name }); err != nil {
			return outcome{problem: err}
		}
	}
	result := lint.Result{File: r.file, Findings: t.findings, Suppressed: t.hidden, Baselined: t.known, Dead: t.dead, Unread: r.fault != nil}
	if r.article != nil {
		result.Conflict = len(r.article.Conflicts) > 0
		if c.request.Inspect != nil {
			c.request.Inspect(r.article, result, plan.applied)
		}
	}
	return outcome{result: result, problem: t.problem}
}
