package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

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
	c.Flags().StringVar(&f.since, "since", "", "with --history: from this `DAY` on, or whatever else git takes for one")
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

// look reads and judges the versions of the articles of a request.
func (f *reportFlags) look(ctx context.Context, s Streams, request engine.Request, args []string) (*report.History, []error) {
	git, err := workspace.OpenHistory(ctx, "")
	if err != nil {
		return nil, []error{fmt.Errorf("%s: %w", f.flag(), err)}
	}
	names, problems := f.names(ctx, request)
	if err := overwriteAmong(problems); err != nil {
		return nil, []error{err}
	}
	made := &report.History{Version: report.Version, Checked: report.Checked{Program: moduleVersion(buildInfo()), Paths: append([]string{}, args...)}, Problems: []string{}}
	if f.history && git.Shallow(ctx) {
		problems = append(problems, fmt.Errorf("%s: the clone is shallow, so that older revisions are missing; fetch them with git fetch --unshallow", f.flag()))
	}
	for _, name := range names {
		journey, err := f.journey(ctx, s, git, request, name)
		switch {
		case err != nil:
			problems = append(problems, err)
		case len(journey.Points) == 0:
			problems = append(problems, f.noRevision(name))
		default:
			made.Articles = append(made.Articles, journey)
		}
	}
	for _, p := range problems {
		made.Problems = append(made.Problems, p.Error())
	}
	return made, problems
}

func (f *historyFlags) noRevision(name string) error {
	if f.since != "" {
		return fmt.Errorf("%s: no revision changed it since %s; look back further", name, f.since)
	}
	return fmt.Errorf("%s: git knows no revision of it; commit it first", name)
}

// names lists the articles of a request, which may be read or not.
func (f *reportFlags) names(ctx context.Context, request engine.Request) (names []string, problems []error) {
	stop := errors.New("the names are enough")
	request.Vet = func(found []string) error {
		names = found
		return cmp.Or(refuseOverwrite(f.output, found), stop)
	}
	_, problems = engine.Run(ctx, request)
	kept := problems[:0]
	for _, p := range problems {
		if !errors.Is(p, stop) {
			kept = append(kept, p)
		}
	}
	return names, kept
}

// journey judges every version of one article, on every core. Only what is said of a version is kept.
func (f *reportFlags) journey(ctx context.Context, s Streams, git *workspace.History, request engine.Request, name string) (report.Journey, error) {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return report.Journey{}, err
	}
	if f.compare != "" {
		return f.comparison(ctx, git, request, name, path)
	}
	versions, err := git.Versions(ctx, path, workspace.Period{Since: f.since, Most: int(f.most)})
	if err != nil {
		return report.Journey{}, fmt.Errorf("--history: %w", err)
	}
	collector := f.collector(ctx, request)
	// What one version needs is garbage before the next: it must not pile up over hundreds of them.
	defer debug.SetGCPercent(debug.SetGCPercent(garbagePercent))
	points := make([]report.Point, len(versions))
	failures := make([]error, len(versions))
	progress := newProgress(s.Progress, name, len(versions))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(versions)) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(versions)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				points[i], failures[i] = f.point(git, collector, request, name, versions[i])
				progress.step()
			}
		})
	}
	working.Wait()
	progress.end()
	if err := errors.Join(append(failures, ctx.Err())...); err != nil {
		return report.Journey{}, err
	}
	return report.NewJourney(name, points, rulebook()), nil
}

// garbagePercent is the usual one.
const garbagePercent = 100

// now is what the files as they are stand for in the place of a revision.
const now = "now"

// comparison is a journey of two points: a revision, and the files as they are.
func (f *reportFlags) comparison(ctx context.Context, git *workspace.History, request engine.Request, name, path string) (report.Journey, error) {
	before, err := git.At(ctx, path, f.compare)
	if err != nil {
		return report.Journey{}, fmt.Errorf("--compare: %w", err)
	}
	collector := f.collector(ctx, request)
	first, err := f.point(git, collector, request, name, before)
	if err != nil {
		return report.Journey{}, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return report.Journey{}, fmt.Errorf("%s: cannot be read: %w", name, cause(err))
	}
	second := collector.At(request, name, report.Revision{ID: now, Path: before.Path}, text)
	return report.NewJourney(name, []report.Point{first, second}, rulebook()), nil
}

func (f *reportFlags) point(git *workspace.History, c *report.Collector, r engine.Request, name string, v workspace.Version) (report.Point, error) {
	var text []byte
	if !v.Gone {
		var err error
		if text, err = git.Text(v); err != nil {
			return report.Point{}, fmt.Errorf("%s at %.10s: %w", name, v.Revision, err)
		}
	}
	return c.At(r, name, report.Revision{ID: v.Revision, Day: v.Day, Path: v.Path, Gone: v.Gone}, text), nil
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
			if !p.Judged() {
				fmt.Fprintf(w, "  %-10s  %-10s  %s\n", p.Day, p.Short(), p.Standing())
				continue
			}
			fmt.Fprintf(w, "  %-10s  %-10s  %6d  %8d  %11d  %5s  %7d  %5d\n", p.Day, p.Short(), p.Counts.Errors, p.Counts.Warnings, p.Counts.Suggestions,
				fmt.Sprintf("%d/%d", p.Compliance.Kept, p.Compliance.Applying), p.Written, p.Words)
			for _, line := range output.Wrap(p.Change(), max(60, screen.Columns())-14) {
				if line != "" {
					fmt.Fprintln(w, strings.Repeat(" ", 14)+style.Faint(line))
				}
			}
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "Written: levels with strategies and nothing in them that is still template. +rule: broken from there on; -rule: kept again.")
	return nil
}

// A progress tells at a terminal how far a run is that takes more than a second.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	name  string
	all   int
	done  int
	start time.Time
	shown bool
}

func newProgress(w io.Writer, name string, all int) *progress {
	return &progress{w: w, name: output.Printable(name), all: all, start: time.Now()}
}

const progressWidth = 30

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.w == nil || time.Since(p.start) < time.Second {
		return
	}
	p.shown = true
	bar := strings.Repeat("#", progressWidth*p.done/p.all)
	_, _ = fmt.Fprintf(p.w, "\r[%-*s] %d of %d revisions of %s", progressWidth, bar, p.done, p.all, p.name)
}

func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K")
	}
}
