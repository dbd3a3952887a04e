package engine

import (
	"context"
	"fmt"
	"iter"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// Articles reads the articles of a request one after the other, sorted by path, and checks nothing. Instead of
// an article, it yields the problem that kept one from being found or read.
func Articles(ctx context.Context, r Request) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		w, err := workspace.New(r.Dir, r.files(), r.Buffers...)
		if err != nil {
			yield(nil, err)
			return
		}
		names, problems := w.Expand(ctx, r.arguments(), r.selection())
		for _, problem := range problems {
			if !yield(nil, problem) {
				return
			}
		}
		c := newChecker(r, w, names)
		for _, name := range names {
			if !yield(c.article(name)) {
				return
			}
		}
	}
}

func (c *checker) article(name string) (*article.Article, error) {
	b := c.library.book(c.workspace.Abs(name))
	plan, err := c.plans.of(b.path)
	if err != nil {
		return nil, err
	}
	b.begin()
	r := c.library.take(b, plan)
	if r.fault != nil {
		return nil, fmt.Errorf("%s: %s", name, r.fault.Message)
	}
	return r.article, r.problem
}
