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
	paths, err := absolute(names)
	if err == nil {
		err = then.Prepare(ctx, paths)
	}
	if err != nil {
		return nil, []error{fmt.Errorf("--compare: %w", err)}
	}
	came := map[string]bool{} // the paths in the revision of those that are there now
	for i, name := range slices.Concat(names, earlier) {
		before, err := l.versionAt(ctx, then, name)
		listed := i < len(names)
		if !listed && came[before.Path] {
			continue // it has another name now
		}
		came[before.Path] = true
		if err == nil {
			journeys, err = l.appendStates(journeys, name, before, listed)
		}
		if err != nil {
			problems = append(problems, err)
		}
	}
	slices.SortFunc(journeys, func(a, b report.Journey) int { return strings.Compare(a.Path, b.Path) })
	return journeys, problems
}

// names lists the articles that the paths stand for now, and those that they stood for at a revision and no longer do.
func (l *lookBack) names(ctx context.Context, then *workspace.Snapshot) (now, earlier []string, problems []error) {
	past := l.request
	past.Files = then.Files()
	now, problems = engine.Names(ctx, l.request)
	earlier, _ = engine.Names(ctx, past)
	if len(problems) > 0 {
		problems = l.neverThere(ctx, past)
	}
	skipped, err := l.git.Skipped(ctx)
	if err != nil {
		problems = append(problems, fmt.Errorf("--compare: %w", err))
	}
	return now, slices.DeleteFunc(earlier, func(name string) bool {
		_, there := slices.BinarySearch(now, name)
		path, err := filepath.Abs(filepath.FromSlash(name))
		return there || err == nil && skipped[path]
	}), problems
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

func (l *lookBack) versionAt(ctx context.Context, then *workspace.Snapshot, name string) (workspace.Version, error) {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return workspace.Version{}, err
	}
	version, err := then.Version(ctx, path)
	if err != nil {
		return version, fmt.Errorf("--compare: %w", err)
	}
	return version, nil
}

// appendStates adds a journey of two points: a revision, and the file as it is. One that is not listed is no article any more.
func (l *lookBack) appendStates(journeys []report.Journey, name string, before workspace.Version, listed bool) ([]report.Journey, error) {
	second, err := l.pointNow(name, listed)
	if err != nil {
		return journeys, err
	}
	points := []report.Point{l.point(name, before), second}
	return append(journeys, report.NewJourney(name, points, l.collector.Rules, false)), nil
}

// largestText is up to which size the text of a file is compared, as that of a revision is.
const largestText = 64 << 20

// pointNow judges a file as it is, which may be gone, and another thing in its place. Of one that is not listed, a link is
// something else: it may lead out of the repository.
func (l *lookBack) pointNow(name string, listed bool) (report.Point, error) {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return report.Point{}, err
	}
	called, err := l.git.Name(path)
	if err != nil {
		return report.Point{}, err
	}
	revision := report.Revision{ID: report.Now, Path: called, Gone: isGone(path, listed)}
	if revision.Gone {
		return l.judge(name, revision, nil), nil
	}
	files, err := workspace.New("", l.request.Files)
	if err != nil {
		return report.Point{}, err
	}
	text, err := files.Read(name, largestText)
	if err != nil {
		return report.Point{}, err
	}
	return l.judge(name, revision, text), nil
}

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
