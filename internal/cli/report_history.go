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
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/report"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// historyFlags are the flags of report that look back.
type historyFlags struct {
	history bool
	since   start
	most    count
	compare string
}

func (f *historyFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.history, "history", false, "how each article stood at each revision that changed it, as git remembers it")
	c.Flags().Var(&f.since, "since", "with --history: from this day on, such as 2026-03-31, or '1 year ago'")
	c.Flags().StringVar(&f.compare, "compare", "", "how each article stood at this `REVISION`, and how it stands now")
	c.Flags().Var(&f.most, "max", "with --history: at most so many revisions of each article, the youngest; 0 for all")
}

func (f *historyFlags) refuse(c *cobra.Command) error {
	for _, name := range []string{"since", "max"} {
		if !f.history && c.Flags().Changed(name) {
			return fmt.Errorf("--%s says how far --history goes back; add --history", name)
		}
	}
	if f.compare == "" && c.Flags().Changed("compare") {
		return errors.New("--compare is empty; name a revision, such as origin/main")
	}
	if f.history && f.compare != "" {
		return errors.New("--history shows every revision, and --compare two states; leave one of them out")
	}
	return f.refuseIdle(c)
}

// refuseIdle refuses flags that would change nothing.
func (f *historyFlags) refuseIdle(c *cobra.Command) error {
	for _, idle := range []struct {
		flag, why string
		is        bool
	}{
		{"link-template", "leads to lines of the files as they are", f.looksBack()},
		{"baseline", "holds what is known now", f.looksBack()},
		{"no-baseline", "is about what is known now", f.looksBack()},
		{"date", "is for the files as they are; a revision is judged on its own day", f.history},
	} {
		if idle.is && c.Flags().Changed(idle.flag) {
			return fmt.Errorf("--%s %s; leave it out with %s", idle.flag, idle.why, f.flag())
		}
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
	checked   report.Checked
	progress  io.Writer // nil where nobody would see it

	bar     *progress
	shallow bool

	mu       sync.Mutex
	problems []error // with single versions
}

// note keeps a problem with some version; one broken configuration is a problem with each.
func (l *lookBack) note(problem error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !slices.ContainsFunc(l.problems, func(p error) bool { return p.Error() == problem.Error() }) {
		l.problems = append(l.problems, problem)
	}
}

// look reads and judges the versions of the articles of a request.
func (f *reportFlags) look(ctx context.Context, s Streams, request engine.Request, checked report.Checked) (*report.History, []error) {
	if len(request.Buffers) > 0 {
		return nil, []error{fmt.Errorf("%s reads articles from git, and - is standard input; name the article's path", f.flag())}
	}
	git, err := openHistory(ctx, request.Args)
	if err != nil {
		return nil, []error{fmt.Errorf("%s: %w", f.flag(), err)}
	}
	l := &lookBack{flags: f, git: git, request: request, collector: f.collector(ctx, request), checked: checked, progress: s.Progress}
	if f.history {
		l.checked.Date, l.checked.Today = "", 0 // each revision has its own
		journeys, problems := l.withNoted(l.histories(ctx))
		return l.collector.History(journeys, string(f.since), problems, l.checked), problems
	}
	if l.request.Days == nil {
		l.request.Days = map[string]lint.Day{}
	}
	journeys, problems := l.withNoted(l.comparison(ctx))
	return l.collector.Comparison(f.compare, journeys, problems, l.checked), problems
}

// withNoted adds the problems with single versions to others.
func (l *lookBack) withNoted(journeys []report.Journey, problems []error) ([]report.Journey, []error) {
	slices.SortFunc(l.problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return journeys, append(problems, l.problems...)
}

// histories judges every version of each article.
func (l *lookBack) histories(ctx context.Context) (journeys []report.Journey, problems []error) {
	names, problems := engine.Names(ctx, l.request)
	if err := l.flags.refuseOverwrite(names, l.request.Config); err != nil {
		return nil, []error{err}
	}
	if l.shallow = l.git.Shallow(ctx); l.shallow {
		problems = append(problems, errors.New("--history: the clone is shallow, so that older revisions are missing; fetch them with git fetch --unshallow"))
	}
	names, lives, strangers, err := l.versions(ctx, names)
	if err != nil {
		return nil, []error{fmt.Errorf("--history: %w", err)}
	}
	problems = append(problems, strangers...)
	l.bar = newProgress(l.progress, lives)
	defer l.bar.end()
	for i, name := range names {
		journey, err := l.journey(ctx, name, lives[i])
		if err != nil {
			problems = append(problems, err)
			continue
		}
		journeys = append(journeys, journey)
	}
	return journeys, problems
}

// versions lists those of each article that lies in the repository. The others are strangers.
func (l *lookBack) versions(ctx context.Context, names []string) (known []string, lives [][]workspace.Version, strangers []error, err error) {
	var paths []string
	for _, name := range names {
		path, err := l.known(name)
		if err != nil {
			strangers = append(strangers, fmt.Errorf("--history: %w", err))
			continue
		}
		known, paths = append(known, name), append(paths, path)
	}
	if err := l.git.Prepare(ctx, paths); err != nil {
		return nil, nil, nil, err
	}
	lives = make([][]workspace.Version, len(known))
	for i, path := range paths {
		if lives[i], err = l.git.Versions(ctx, path); err != nil {
			return nil, nil, nil, err
		}
	}
	return known, lives, strangers, nil
}

// known returns the absolute path of an article that lies in the repository.
func (l *lookBack) known(name string) (path string, err error) {
	if path, err = filepath.Abs(filepath.FromSlash(name)); err == nil {
		_, err = l.git.Name(path)
	}
	return path, err
}

// absolute returns the absolute paths of names.
func absolute(names []string) (paths []string, err error) {
	paths = make([]string, len(names))
	for i, name := range names {
		if paths[i], err = filepath.Abs(filepath.FromSlash(name)); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// journey judges the versions of one article that were asked for, and the one before them, from which the first of them differs.
// That is shown where a day was given: as it stood then.
func (l *lookBack) journey(ctx context.Context, name string, versions []workspace.Version) (report.Journey, error) {
	if len(versions) == 0 {
		return report.Journey{}, fmt.Errorf("%s: git knows no revision of it; commit it first", name)
	}
	first := slices.IndexFunc(versions, func(v workspace.Version) bool { return v.Day >= string(l.flags.since) })
	if first < 0 {
		first = len(versions)
	}
	from := max(0, first-1)
	hidden := false
	if most := int(l.flags.most); most > 0 && len(versions)-first > most {
		from, hidden = len(versions)-most-1, true
	}
	points := l.points(ctx, name, versions[from:])
	if ctx.Err() != nil {
		return report.Journey{}, context.Cause(ctx)
	}
	journey := report.NewJourney(name, points, l.collector.Rules, from == 0 && first == 0 && !l.shallow)
	if hidden {
		journey = journey.Cut()
	}
	return journey, nil
}

func (l *lookBack) points(ctx context.Context, name string, versions []workspace.Version) []report.Point {
	// What one version needs is garbage before the next: it must not pile up over hundreds of them.
	defer debug.SetGCPercent(debug.SetGCPercent(garbagePercent))
	points := make([]report.Point, len(versions))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(versions)) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(versions)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				points[i] = l.point(name, versions[i])
				l.bar.step(name)
			}
		})
	}
	working.Wait()
	return points
}

// garbagePercent is the usual one, of which the program as a whole takes a multiple.
const garbagePercent = 100

// point judges a version. What keeps it from being judged is noted, and does not keep the others from being.
func (l *lookBack) point(name string, v workspace.Version) report.Point {
	revision := report.Revision{ID: v.Revision, Day: v.Day, Path: v.Path, Gone: v.Gone}
	var text []byte
	if !v.Gone {
		var err error
		if text, err = l.git.Text(v); err != nil {
			l.note(fmt.Errorf("%s at %.10s: %w", name, v.Revision, err))
			return report.UnreadAt(revision)
		}
	}
	return l.judge(name, revision, text)
}

func (l *lookBack) judge(name string, revision report.Revision, text []byte) report.Point {
	point, err := l.collector.At(l.request, name, revision, text)
	if err != nil {
		l.note(err)
	}
	return point
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
	for _, a := range made.Shown() {
		fmt.Fprintln(w, style.Bold(output.Printable(a.Path)))
		if a.Title != "" {
			fmt.Fprintln(w, "  "+output.Clip(oneLine(a.Title), max(60, screen.Columns())-2))
		}
		fmt.Fprintln(w, "  Day         Revision    Errors  Warnings  Suggestions  Rules  Written  Words")
		for _, p := range a.Points {
			fmt.Fprintf(w, "  %-10s  %-10s  %s\n", p.Day, p.Short(), pointCells(p))
			for _, line := range output.Wrap(output.Printable(p.Change()), max(60, screen.Columns())-14) {
				if line != "" {
					fmt.Fprintln(w, strings.Repeat(" ", 14)+style.Faint(line))
				}
			}
		}
		fmt.Fprintln(w)
	}
	if made.Together() {
		writeDays(w, made.Days, style)
	}
	texts := []string{report.HistoryLegend, output.Printable(made.Checked.Words())}
	if made.Compared != "" {
		texts = append([]string{output.Printable(made.Difference())}, texts...)
	}
	for _, text := range texts {
		for _, line := range output.Wrap(text, max(60, screen.Columns())) {
			fmt.Fprintln(w, style.Faint(line))
		}
	}
	return nil
}

// writeDays writes a line for each day, over all articles.
func writeDays(w *bytes.Buffer, days []report.DayTotal, style *output.Style) {
	fmt.Fprintln(w, style.Bold("All articles"))
	fmt.Fprintln(w, "  Day         Articles  Ready  Errors  Warnings  Suggestions  Written  Words")
	for _, d := range days {
		fmt.Fprintf(w, "  %-10s  %8d  %5d  %6d  %8d  %11d  %7d  %5d\n", d.Day, d.Articles, d.Ready, d.Counts.Errors, d.Counts.Warnings, d.Counts.Suggestions, d.Written, d.Words)
	}
	fmt.Fprintln(w)
}

func pointCells(p report.Point) string {
	if !p.Judged() {
		return p.Standing()
	}
	return fmt.Sprintf("%6d  %8d  %11d  %5s  %7d  %5d", p.Counts.Errors, p.Counts.Warnings, p.Counts.Suggestions, ratio(p.Compliance), p.Written, p.Words)
}
