package fix

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// MaxRounds is how often fixes are applied at most. More than one round is right: fixes that meet wait for the next one, and
// what one has mended may show what another can mend.
const MaxRounds = 10

// A Check lints articles, always the same ones: those that are handed to it as their fixes made them so far, the others
// as they are.
type Check func(fixed []*source.File) []lint.Result

// An Outcome is what came of fixing articles.
type Outcome struct {
	Results  []lint.Result // what is left, with the number of fixed findings in each
	Changes  []Change      // what was made of the articles that the fixes changed, sorted by path
	Problems []error       // why fixes were not applied: one sentence each
}

// A Change is what fixes made of one article.
type Change struct {
	Path          string
	Before, After []byte
	Fixed         int // findings whose fix was applied
}

// Rounds applies the fixes that are as safe as asked for to all articles, checks what they made, and goes on until nothing
// changes any more. Articles take their rounds together, because a fix in one may change what a link in another leads to.
// An article with a merge conflict in it is left as it is. Safe fixes leave no article with more findings than it had.
func Rounds(check Check, most lint.Safety) Outcome {
	r := rounds{check: check, most: most, articles: map[string]*article{}}
	first := check(nil)
	results := r.run(first)
	for most == lint.Safe && r.holdBack(first, results) {
		results = r.run(check(r.texts()))
	}
	return r.outcome(results)
}

// run takes rounds, from articles whose results are given, until nothing changes any more.
func (r *rounds) run(results []lint.Result) []lint.Result {
	r.restart()
	for range MaxRounds {
		if !r.round(results) {
			break
		}
		r.leaveLoop()
		results = r.check(r.texts())
	}
	if r.stop(results) {
		results = r.check(r.texts())
	}
	return results
}

// rounds are the articles on their way.
type rounds struct {
	check    Check
	most     lint.Safety
	articles map[string]*article // by path
	states   []string            // of all articles, the first one before any round
	problems []error
}

// An article knows every text that it had, the first one before any fix.
type article struct {
	path   string
	steps  []step
	barred []string // rules whose fixes undo each other, or are held back
	told   bool     // that it is in conflict
}

// A step is a text and how it came about.
type step struct {
	text  []byte
	fixed int      // findings whose fix was applied
	rules []string // whose fixes they were
	round int      // the place in states of what it led to
}

func (a *article) text() []byte { return a.steps[len(a.steps)-1].text }

// fixed counts the findings whose fix was applied: none where the fixes led back to the text that it was.
func (a *article) fixed() (n int) {
	if bytes.Equal(a.text(), a.steps[0].text) {
		return 0
	}
	for _, s := range a.steps {
		n += s.fixed
	}
	return n
}

// applied lists the rules whose fixes made the article what it is, sorted.
func (a *article) applied() (rules []string) {
	for _, s := range a.steps {
		rules = append(rules, s.rules...)
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// round applies the fixes of results and reports whether a text has changed.
func (r *rounds) round(results []lint.Result) bool {
	changed := false
	for _, result := range results {
		a, known := r.articles[result.File.Path]
		if !known {
			a = &article{path: result.File.Path, steps: []step{{text: result.File.Bytes}}}
			r.articles[a.path] = a
		}
		switch plan := r.plan(a, result); {
		case len(plan.Edits) == 0:
		case result.Conflict:
			r.refuse(a)
		default:
			changed = r.apply(a, plan) || changed
		}
	}
	return changed
}

// plan merges the fixes of an article, without those of its barred rules. What was checked is not its text where that could
// not be read, as one that its fixes made too large.
func (r *rounds) plan(a *article, result lint.Result) Plan {
	if !bytes.Equal(a.text(), result.File.Bytes) {
		return Plan{}
	}
	findings := result.Findings
	if len(a.barred) > 0 {
		findings = slices.DeleteFunc(slices.Clone(findings), func(f lint.Finding) bool { return slices.Contains(a.barred, f.Rule.Name) })
	}
	return Merge(findings, r.most, len(a.text()))
}

func (r *rounds) refuse(a *article) {
	if !a.told {
		a.told = true
		r.problems = append(r.problems, inConflict(a.path))
	}
}

// apply makes a step of an article, if that changes anything.
func (r *rounds) apply(a *article, plan Plan) bool {
	made := plan.Apply(a.text())
	if bytes.Equal(made, a.text()) {
		return false
	}
	a.steps = append(a.steps, step{text: made, fixed: plan.Fixed, rules: plan.Rules, round: len(r.states)})
	return true
}

// leaveLoop takes down the state that a round led to. If that was there before, the fixes of the rounds in between undo each
// other. An article alone may well come back to a text: a link follows a heading that another article fixes meanwhile.
func (r *rounds) leaveLoop() {
	state := r.state()
	before := slices.Index(r.states, state)
	if before < 0 {
		r.states = append(r.states, state)
		return
	}
	for _, path := range r.paths() {
		a := r.articles[path]
		outside := len(a.steps)
		for outside > 1 && a.steps[outside-1].round > before {
			outside--
		}
		if outside < len(a.steps) {
			r.bar(a, outside-1)
		}
	}
	r.restart() // without those fixes, all may go another way
}

// restart forgets the states that were, so that only those which follow can be a loop.
func (r *rounds) restart() {
	r.states = []string{r.state()}
	for _, a := range r.articles {
		for i := range a.steps {
			a.steps[i].round = 0
		}
	}
}

// stop ends the loops of articles that the last round left in one, since others had still to be fixed all the time. It
// reports whether there were any.
func (r *rounds) stop(results []lint.Result) bool {
	stopped := false
	for _, result := range results {
		a, known := r.articles[result.File.Path]
		if !known || result.Conflict || len(r.plan(a, result).Edits) == 0 {
			continue
		}
		last := len(a.steps) - 1
		before := slices.IndexFunc(a.steps[:last], func(s step) bool { return bytes.Equal(s.text, a.text()) })
		if before >= 0 {
			r.bar(a, before)
			stopped = true
		}
	}
	return stopped
}

// bar takes an article, whose steps from a text on led back to that text, to its last text outside that loop. On from
// there it goes without the rules of those steps.
func (r *rounds) bar(a *article, from int) {
	var rules []string
	for _, s := range a.steps[from+1:] {
		rules = append(rules, s.rules...)
	}
	slices.Sort(rules)
	rules = slices.Compact(rules)
	a.steps = a.steps[:max(from, 1)]
	a.barred = append(a.barred, rules...)
	r.problems = append(r.problems, undoing(a.path, rules))
}

// state names the text of each article that has another one than in the beginning.
func (r *rounds) state() string {
	var b strings.Builder
	for _, path := range r.paths() {
		a := r.articles[path]
		if which := slices.IndexFunc(a.steps, func(s step) bool { return bytes.Equal(s.text, a.text()) }); which > 0 {
			fmt.Fprintf(&b, "%s\x00%d\x00", path, which)
		}
	}
	return b.String()
}

func (r *rounds) paths() []string { return slices.Sorted(maps.Keys(r.articles)) }

// undoing is the problem of rules whose fixes lead in a circle.
func undoing(path string, rules []string) error {
	return fmt.Errorf("%s: the fixes of %s undo each other, so they are left out; that is our bug, please report it", path, series(rules))
}

// texts are the articles that fixes have changed.
func (r *rounds) texts() []*source.File {
	var files []*source.File
	for _, path := range r.paths() {
		if a := r.articles[path]; len(a.steps) > 1 {
			files = append(files, source.NewFile(path, a.text()))
		}
	}
	return files
}

func (r *rounds) outcome(results []lint.Result) Outcome {
	o := Outcome{Results: slices.Clone(results), Problems: r.problems}
	for i := range o.Results {
		result := &o.Results[i]
		a, known := r.articles[result.File.Path]
		if !known {
			continue
		}
		result.Fixed = a.fixed()
		if plan := r.plan(a, *result); !result.Conflict && !bytes.Equal(plan.Apply(a.text()), a.text()) {
			o.Problems = append(o.Problems, fmt.Errorf("%s: the fixes of %s find no end; that is our bug, please report it",
				a.path, strings.Join(plan.Rules, ", ")))
		}
	}
	for _, path := range r.paths() {
		a := r.articles[path]
		if first := a.steps[0].text; !bytes.Equal(first, a.text()) {
			o.Changes = append(o.Changes, Change{Path: path, Before: first, After: a.text(), Fixed: a.fixed()})
		}
	}
	return o
}
