// Package engine checks many articles at once and takes each of them through the same ordered stages, from
// what the rules find to what the user is told.
package engine

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/baseline"
	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A Request says what to check and how.
type Request struct {
	Dir  string   // the working directory, "" for that of the process
	Args []string // files, folders and patterns; none, and no buffer, means the working directory

	Files *workspace.Files // where the articles are and what they link to, nil for the disk

	// Buffers are articles whose text is not on the disk: standard input, or what an editor has not saved yet.
	// Each is checked, under its path. To have a text judged too large, it is enough to read one byte more than
	// may be there.
	Buffers []*source.File

	// Placeless is the name of a buffer that has no place on the disk, so that nobody can say what its links lead to.
	Placeless string

	ForceExclude bool // configuration's articles and exclude hold for files that are named, too
	Config       *config.Loader
	Today        lint.Day
	Days         map[string]lint.Day // by name: for articles that are judged on another day than today

	Identify bool // give each finding its identity

	Baseline *baseline.Baseline // the findings that are known, nil for none; asks for identities

	// Changes, where they are given, leave only the findings that they may have brought: those at changed lines, and those
	// about a section with a changed line in it. With WholeFiles, all findings of the changed files are left.
	Changes    *workspace.Changes
	WholeFiles bool

	// Vet is handed the names of the articles before any is read, those that cannot be read among them; nil lets all pass. Its
	// error is the only problem of the run then, and there are no results.
	Vet func(names []string) error

	// Inspect is handed each article that was read and could be checked, with its result and the rules that were not off. It
	// is called from several goroutines at once, and the article is gone when it returns.
	Inspect func(*article.Article, lint.Result, []lint.Setting)

	// Missed is told of each article that could not be checked, or not by every rule, and why. It is called in the order of
	// the paths, behind the last call of Inspect.
	Missed func(path string, problem error)
}

// Run checks the articles of a request. The results are sorted by path and depend on nothing but the articles,
// the configuration and the day. The problems, each one sentence, are what could not be checked: paths that
// are not there, faults of the configuration, a context that was cancelled.
func Run(ctx context.Context, r Request) (results []lint.Result, problems []error) {
	w, names, problems := r.expand(ctx)
	if w == nil {
		return nil, problems
	}
	if r.Vet != nil {
		if err := r.Vet(names); err != nil {
			return nil, []error{err}
		}
	}
	for i, o := range newChecker(r, w, names).checkAll(ctx) {
		if o.problem != nil && r.Missed != nil {
			r.Missed(names[i], o.problem)
		}
		if o.result.File != nil {
			results = append(results, o.result)
		}
		if o.problem != nil {
			problems = append(problems, o.problem)
		}
	}
	if err := ctx.Err(); err != nil {
		problems = append(problems, fmt.Errorf("stopped before every article was checked: %w", context.Cause(ctx)))
	}
	return results, once(problems)
}

// Names returns the names of the articles that Run would check, sorted, and what keeps paths from being expanded.
func Names(ctx context.Context, r Request) (names []string, problems []error) {
	_, names, problems = r.expand(ctx)
	return names, problems
}

func (r Request) expand(ctx context.Context) (w *workspace.Workspace, names []string, problems []error) {
	w, err := workspace.New(r.Dir, r.files(), r.Buffers...)
	if err != nil {
		return nil, nil, []error{err}
	}
	names, problems = w.Expand(ctx, r.arguments(), r.selection())
	return w, names, problems
}

// once leaves out sentences that were said already: one broken configuration governs many articles.
func once(problems []error) []error {
	said := make(map[string]bool, len(problems))
	kept := problems[:0]
	for _, p := range problems {
		if !said[p.Error()] {
			said[p.Error()] = true
			kept = append(kept, p)
		}
	}
	return kept
}

// An outcome is what came of one article. An article that could not be read has no result.
type outcome struct {
	result  lint.Result
	problem error
}

// checkAll checks the articles on every core. Each outcome stands where its name did. The workers start far from each other:
// articles link to their neighbours, and who wants the anchors of an article that is being read has to wait.
func (c *checker) checkAll(ctx context.Context) []outcome {
	books := c.library.due
	workers := min(runtime.GOMAXPROCS(0), len(books))
	share := (len(books) + workers - 1) / max(workers, 1)
	var next atomic.Int64
	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for ctx.Err() == nil {
				turn := int(next.Add(1)) - 1
				if turn >= share*workers {
					return
				}
				if i := turn%workers*share + turn/workers; i < len(books) && books[i].begin() {
					books[i].outcome = c.check(books[i], waiting{})
				}
			}
		})
	}
	working.Wait()
	outcomes := make([]outcome, len(books))
	for i, b := range books {
		outcomes[i] = b.outcome
	}
	return outcomes
}
