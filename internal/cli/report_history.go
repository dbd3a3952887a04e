package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/report"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// historyFlags are the flags of report that look back.
type historyFlags struct {
	history bool
	since   string
	most    count
	compare string
}

func (f *historyFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.history, "history", false, "how each article stood at each revision that changed it, as git remembers it")
	c.Flags().StringVar(&f.since, "since", "", "with --history: from this `DAY` on, such as 2026-03-31, or '1 year ago'")
	c.Flags().StringVar(&f.compare, "compare", "", "how each article stood at this `REVISION`, and how it stands now")
	c.Flags().Var(&f.most, "max", "with --history: at most so many revisions of each article, the youngest; 0 for all")
}

func (f *historyFlags) refuse(c *cobra.Command) error {
	for _, name := range []string{"since", "max"} {
		if !f.history && c.Flags().Changed(name) {
			return fmt.Errorf("--%s says how far --history goes back; add --history", name)
		}
	}
	for _, flag := range []string{"since", "compare"} {
		if c.Flags().Changed(flag) && c.Flags().Lookup(flag).Value.String() == "" {
			return fmt.Errorf("--%s is empty; name one, or leave it out", flag)
		}
	}
	if f.history && f.compare != "" {
		return errors.New("--history shows every revision, and --compare two states; leave one of them out")
	}
	return nil
}

// looksBack reports whether the report is about more than how articles stand now.
func (f *historyFlags) looksBack() bool { return f.history || f.compare != "" }

// flag names the flag that looks back.
func (f *historyFlags) flag() string {
	if f.history {
		return "--history"
	}
	return "--compare"
}

// A lookBack judges earlier versions of the articles of a request.
type lookBack struct {
	flags     *reportFlags
	git       *workspace.History
	request   engine.Request
	collector *report.Collector
	progress  io.Writer // nil where nobody would see it
}

// look reads and judges the versions of the articles of a request.
func (f *reportFlags) look(ctx context.Context, s Streams, request engine.Request, checked report.Checked) (*report.History, []error) {
	if len(request.Buffers) > 0 {
		return nil, []error{fmt.Errorf("%s reads articles from git, and - is standard input; name the article's path", f.flag())}
	}
	git, err := workspace.OpenHistory(ctx, "")
	if err != nil {
		return nil, []error{fmt.Errorf("%s: %w", f.flag(), err)}
	}
	l := &lookBack{flags: f, git: git, request: request, collector: f.collector(ctx, request), progress: s.Progress}
	judge := l.comparison
	if f.history {
		judge = l.histories
	}
	journeys, problems := judge(ctx)
	return l.collector.History(journeys, problems, checked), problems
}

// histories judges every version of each article.
func (l *lookBack) histories(ctx context.Context) (journeys []report.Journey, problems []error) {
	names, problems := engine.Names(ctx, l.request)
	if err := l.flags.refuseOverwrite(names, l.request.Config); err != nil {
		return nil, []error{err}
	}
	period, err := l.flags.period(ctx)
	if err != nil {
		return nil, []error{err}
	}
	if l.git.Shallow(ctx) {
		problems = append(problems, errors.New("--history: the clone is shallow, so that older revisions are missing; fetch them with git fetch --unshallow"))
	}
	for _, name := range names {
		journey, err := l.journey(ctx, name, period)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		journeys = append(journeys, journey)
	}
	return journeys, problems
}

func (f *historyFlags) period(ctx context.Context) (p workspace.Period, err error) {
	p.Most = int(f.most)
	if f.since == "" {
		return p, nil
	}
	if p.Since, err = workspace.Day(ctx, f.since); err != nil {
		return p, fmt.Errorf("--since: %w", err)
	}
	return p, nil
}

func (f *historyFlags) noRevision(name string) error {
	if f.since != "" {
		return fmt.Errorf("%s: no revision changed it since %s; look back further", name, f.since)
	}
	return fmt.Errorf("%s: git knows no revision of it; commit it first", name)
}

// journey judges the versions of one article, on every core. Only what is said of a version is kept.
func (l *lookBack) journey(ctx context.Context, name string, period workspace.Period) (report.Journey, error) {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return report.Journey{}, err
	}
	versions, err := l.git.Versions(ctx, path, period)
	if err != nil {
		return report.Journey{}, fmt.Errorf("--history: %w", err)
	}
	if len(versions) == 0 {
		return report.Journey{}, l.flags.noRevision(name)
	}
	points, err := l.points(ctx, name, versions)
	if err != nil {
		return report.Journey{}, err
	}
	return report.NewJourney(name, points, l.collector.Rules), nil
}

func (l *lookBack) points(ctx context.Context, name string, versions []workspace.Version) ([]report.Point, error) {
	// What one version needs is garbage before the next: it must not pile up over hundreds of them.
	defer debug.SetGCPercent(debug.SetGCPercent(garbagePercent))
	points := make([]report.Point, len(versions))
	failures := make([]error, len(versions))
	progress := newProgress(l.progress, name, len(versions))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(versions)) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(versions)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				points[i], failures[i] = l.point(name, versions[i])
				progress.step()
			}
		})
	}
	working.Wait()
	progress.end()
	return points, errors.Join(append(failures, ctx.Err())...)
}

// garbagePercent is the usual one.
const garbagePercent = 100

func (l *lookBack) point(name string, v workspace.Version) (report.Point, error) {
	var text []byte
	if !v.Gone {
		var err error
		if text, err = l.git.Text(v); err != nil {
			return report.Point{}, fmt.Errorf("%s at %.10s: %w", name, v.Revision, err)
		}
	}
	return l.collector.At(l.request, name, report.Revision{ID: v.Revision, Day: v.Day, Path: v.Path, Gone: v.Gone}, text), nil
}

func (f *reportFlags) writeHistory(s Streams, made *report.History) error {
	return f.writeAs(s, map[string]func(*bytes.Buffer) error{
		"terminal": f.forTerminal(s, func(b *bytes.Buffer) error { return writeHistoryText(b, made, f.screen(s)) }),
		"html":     made.HTML,
		"markdown": made.Markdown,
		"csv":      made.CSV,
		"json":     made.JSON,
	})
}

// writeHistoryText writes a line for each revision, and below it what the revision brought and removed.
func writeHistoryText(w *bytes.Buffer, made *report.History, screen output.Screen) error {
	style := output.NewStyle(screen.Color)
	for _, a := range made.Articles {
		fmt.Fprintln(w, style.Bold(output.Printable(a.Path)))
		fmt.Fprintln(w, "  Day         Revision    Errors  Warnings  Suggestions  Rules  Written  Words")
		for _, p := range a.Points {
			fmt.Fprintf(w, "  %-10s  %-10s  %s\n", p.Day, p.Short(), pointCells(p))
			for _, line := range output.Wrap(p.Change(), max(60, screen.Columns())-14) {
				if line != "" {
					fmt.Fprintln(w, strings.Repeat(" ", 14)+style.Faint(line))
				}
			}
		}
		fmt.Fprintln(w)
	}
	const legend = "Written: levels with strategies and nothing in them that is still template. +rule: broken from there on; -rule: kept again."
	for _, text := range []string{legend, output.Printable(made.Checked.Words())} {
		for _, line := range output.Wrap(text, max(60, screen.Columns())) {
			fmt.Fprintln(w, style.Faint(line))
		}
	}
	return nil
}

func pointCells(p report.Point) string {
	if !p.Judged() {
		return p.Standing()
	}
	return fmt.Sprintf("%6d  %8d  %11d  %5s  %7d  %5d", p.Counts.Errors, p.Counts.Warnings, p.Counts.Suggestions, ratio(p.Compliance), p.Written, p.Words)
}
