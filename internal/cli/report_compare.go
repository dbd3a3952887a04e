package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/report"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// comparison judges each article at a revision, and as it is now.
func (l *lookBack) comparison(ctx context.Context) (journeys []report.Journey, problems []error) {
	then, err := l.git.At(ctx, l.flags.compare)
	if err != nil {
		return nil, []error{fmt.Errorf("--compare: %w", err)}
	}
	names, earlier, problems := l.names(ctx, then)
	if err := l.flags.refuseOverwrite(names, l.request.Config); err != nil {
		return nil, []error{err}
	}
	pairs, were, strangers, err := l.present(ctx, then, names)
	if err != nil {
		return nil, []error{fmt.Errorf("--compare: %w", err)}
	}
	others, err := l.absent(ctx, then, earlier, names, were)
	if err != nil {
		return nil, []error{fmt.Errorf("--compare: %w", err)}
	}
	problems = append(problems, strangers...)
	for _, p := range append(pairs, others...) {
		now, err := l.pointNow(p)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		points := []report.Point{l.point(p.name, p.before), now}
		journeys = append(journeys, report.NewJourney(p.name, points, l.collector.Rules, false))
	}
	slices.SortStableFunc(journeys, func(a, b report.Journey) int { return strings.Compare(a.Path, b.Path) })
	return journeys, problems
}

// A pair is an article in two states, a revision and as it is.
type pair struct {
	name, path string // as it was named, and absolute
	before     workspace.Version
	gone       bool // now
}

// present finds what the articles of now were at a revision, and notes what they were called. Strangers are articles of which git
// cannot say.
func (l *lookBack) present(ctx context.Context, then *workspace.Snapshot, now []string) (pairs []pair, were map[string]bool, strangers []error, err error) {
	for _, name := range now {
		path, err := l.known(name)
		if err != nil {
			strangers = append(strangers, fmt.Errorf("--compare: %w", err))
			continue
		}
		pairs = append(pairs, pair{name: name, path: path, gone: isGone(path, true)})
	}
	paths := make([]string, len(pairs))
	for i, p := range pairs {
		paths[i] = p.path
	}
	skipped, err := l.git.Skipped(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	versions, err := then.Versions(ctx, append(paths, skipped...))
	if err != nil {
		return nil, nil, nil, err
	}
	were = map[string]bool{}
	for i, v := range versions {
		if i < len(pairs) {
			pairs[i].before = v
		}
		if !v.Gone {
			were[v.Path] = true
		}
	}
	return pairs, were, strangers, nil
}

// absent finds what became of the articles of a revision that none of those of now was.
func (l *lookBack) absent(ctx context.Context, then *workspace.Snapshot, earlier, now []string, were map[string]bool) (pairs []pair, err error) {
	for _, name := range earlier {
		path, err := l.known(name)
		if err != nil {
			continue // it is a stranger now, too
		}
		called, _ := l.git.Name(path)
		if were[called] {
			continue
		}
		_, replaced := slices.BinarySearch(now, name)
		pairs = append(pairs, pair{name, path, then.Holding(called), replaced || isGone(path, false)})
	}
	return pairs, l.follow(ctx, then, pairs)
}

// follow goes after the articles that have left the paths which were named, to where they are now.
func (l *lookBack) follow(ctx context.Context, then *workspace.Snapshot, pairs []pair) error {
	var gone []*pair
	var called []string
	for i := range pairs {
		if pairs[i].gone {
			gone, called = append(gone, &pairs[i]), append(called, pairs[i].before.Path)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	heirs, err := then.Heirs(ctx, called)
	if err != nil {
		return err
	}
	var moved []string
	for i, p := range gone {
		if heirs[i] == "" || heirs[i] == p.path || !isArticle(heirs[i], l.request.Config) {
			continue
		}
		if err := p.move(heirs[i]); err != nil {
			return err
		}
		moved = append(moved, p.name)
	}
	l.date(ctx, moved)
	return nil
}

// move gives the article the path that it has now, named as it was.
func (p *pair) move(heir string) error {
	name := heir
	if !filepath.IsAbs(filepath.FromSlash(p.name)) {
		from, err := filepath.Rel(filepath.Dir(p.path), heir)
		if err != nil {
			return err
		}
		name = filepath.Join(filepath.Dir(filepath.FromSlash(p.name)), from)
	}
	p.name, p.path, p.gone = filepath.ToSlash(name), heir, false
	return nil
}

// date sets the days of articles that were not among those that were named.
func (l *lookBack) date(ctx context.Context, names []string) {
	if l.flags.date.given || len(names) == 0 {
		return
	}
	head, held, _ := committed(ctx, l.request, names)
	l.checked.Today += len(names) - len(held)
	for name := range held {
		if day, err := lint.ParseDay(head.Day); err == nil {
			l.request.Days[name] = day
		}
	}
}

// names lists the articles that the paths stand for now, and those that they stood for at a revision.
func (l *lookBack) names(ctx context.Context, then *workspace.Snapshot) (now, earlier []string, problems []error) {
	past := l.request
	past.Files = then.Files()
	now, problems = engine.Names(ctx, l.request)
	earlier, _ = engine.Names(ctx, past)
	if len(problems) > 0 {
		problems = l.neverThere(ctx, past)
	}
	return now, earlier, problems
}

// neverThere says which paths lead to no article now, and led to none at a revision.
func (l *lookBack) neverThere(ctx context.Context, past engine.Request) (problems []error) {
	for _, path := range eachPath(l.request.Args) {
		one := l.request
		one.Args, past.Args = path, path
		found, missing := engine.Names(ctx, one)
		if before, _ := engine.Names(ctx, past); len(found) > 0 || len(before) == 0 {
			problems = append(problems, missing...)
		}
	}
	return problems
}

// eachPath takes paths apart; no path stands for the working directory.
func eachPath(paths []string) [][]string {
	if len(paths) == 0 {
		return [][]string{nil}
	}
	return slices.Collect(slices.Chunk(paths, 1))
}

// largestText is up to which size the text of a file is compared, as that of a revision is.
const largestText = 64 << 20

// pointNow judges an article as it is.
func (l *lookBack) pointNow(p pair) (report.Point, error) {
	called, err := l.git.Name(p.path)
	if err != nil {
		return report.Point{}, err
	}
	revision := report.Revision{ID: report.Now, Path: called, Gone: p.gone}
	if p.gone {
		return l.judge(p.name, revision, nil), nil
	}
	files, err := workspace.New("", l.request.Files)
	if err != nil {
		return report.Point{}, err
	}
	text, err := files.Read(p.name, largestText)
	if err != nil {
		return report.Point{}, err
	}
	return l.judge(p.name, revision, text), nil
}

// isGone reports whether a path leads to no file. Where the article of that path is not listed any more, a link or a pipe is none
// either: it may lead out of the repository.
func isGone(path string, listed bool) bool {
	look := os.Stat
	if !listed {
		look = os.Lstat
	}
	info, err := look(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
	}
	return info.IsDir() || !listed && !info.Mode().IsRegular()
}
