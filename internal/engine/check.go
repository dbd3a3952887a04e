package engine

import (
	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A checker takes articles through the stages.
type checker struct {
	workspace *workspace.Workspace
	plans     *plans
	library   *library
	today     lint.Day
	placeless string // as in the request
}

func newChecker(r Request, w *workspace.Workspace, names []string) *checker {
	plans := &plans{config: r.Config}
	return &checker{workspace: w, plans: plans, library: newLibrary(w, plans, names), today: r.Today, placeless: r.Placeless}
}

// A turn is one article on its way through the stages.
type turn struct {
	*checker
	name     string
	path     string // absolute
	plan     *plan
	article  *article.Article
	findings []lint.Finding

	directives []*directive
	covers     []*cover

	failed  *lint.Rule // the first rule that panicked
	problem error
}

// stages are what an article goes through, in this order: what is suppressed has to be found first; a directive is
// unused only when every finding has met it; severities decide of the findings that are left, those about
// directives included; and what is sorted last is sorted for good.
func stages() []func(*turn) {
	return []func(*turn){
		(*turn).runRules,
		(*turn).suppress,
		(*turn).reportSuppressions,
		(*turn).setSeverities,
		(*turn).sort,
	}
}

func (t *turn) run() {
	for _, stage := range stages() {
		stage(t)
	}
}

// check checks one article. The problem of an article that could be read only in part comes with its result.
func (c *checker) check(name string) outcome {
	path := c.workspace.Abs(name)
	plan, err := c.plans.of(path)
	if err != nil {
		return outcome{problem: err}
	}
	r := c.library.take(name, path, plan)
	defer c.library.giveBack(r)
	t := &turn{checker: c, name: name, path: path, plan: plan, article: r.article}
	switch {
	case r.problem != nil:
		return outcome{problem: r.problem}
	case r.fault != nil:
		t.findings = []lint.Finding{*r.fault}
		t.setSeverities()
	default:
		if err := guard(t.run, func() string { return "checking " + name }); err != nil {
			return outcome{problem: err}
		}
	}
	conflict := r.article != nil && len(r.article.Conflicts) > 0
	return outcome{result: lint.Result{File: r.file, Findings: t.findings, Conflict: conflict}, problem: t.problem}
}
