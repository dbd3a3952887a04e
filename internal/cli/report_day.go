package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/report"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// dated sets the days on which articles are judged: the one that was given; else, for those that are just as the revision has
// them which is checked out, that of the revision; else today. It returns what the report says of that, and which articles the
// revision holds.
func (f *reportFlags) dated(ctx context.Context, request *engine.Request) (checked report.Checked, held map[string]bool) {
	names, _ := engine.Names(ctx, *request)
	head, held, clean := committed(ctx, *request, names)
	checked.Today = len(names) - len(held)
	if head != nil {
		checked.Revision, checked.Changed = head.Revision, !clean || len(held) < len(names)
	}
	if len(held) > 0 {
		checked.Date = head.Day
		day, _ := lint.ParseDay(head.Day)
		request.Days = map[string]lint.Day{}
		for name := range held {
			request.Days[name] = day
		}
	}
	if f.date.given {
		checked.Date, checked.Today = f.date.String(), 0
		request.Today, request.Days = f.date.Day, nil
	}
	return checked, held
}

// committed returns the revision that is checked out, those of the articles that it holds just as they are, and whether all else
// is as well. It is nil where none of the articles lies in its repository.
func committed(ctx context.Context, request engine.Request, names []string) (head *workspace.Snapshot, held map[string]bool, clean bool) {
	if len(request.Buffers) > 0 || len(names) == 0 {
		return nil, nil, false
	}
	git, err := openHistory(ctx, names)
	if err != nil {
		return nil, nil, false
	}
	if head, err = git.At(ctx, "HEAD"); err != nil {
		return nil, nil, false
	}
	paths, err := absolute(names)
	if err != nil {
		return nil, nil, false
	}
	there, clean, err := head.Held(ctx, paths)
	if err != nil || !slices.ContainsFunc(paths, func(path string) bool { _, err := git.Name(path); return err == nil }) {
		return nil, nil, false
	}
	held = map[string]bool{}
	for i, name := range names {
		if there[paths[i]] {
			held[name] = true
		}
	}
	return head, held, clean
}

// openHistory returns the history of the repository around the working directory; where that is in none, around the first path.
func openHistory(ctx context.Context, paths []string) (*workspace.History, error) {
	git, err := workspace.OpenHistory(ctx, "")
	if err == nil || len(paths) == 0 {
		return git, err
	}
	folder, absErr := filepath.Abs(filepath.FromSlash(paths[0]))
	if absErr != nil {
		return nil, err
	}
	for info, statErr := os.Stat(folder); (statErr != nil || !info.IsDir()) && folder != filepath.Dir(folder); info, statErr = os.Stat(folder) {
		folder = filepath.Dir(folder)
	}
	if other, otherErr := workspace.OpenHistory(ctx, folder); otherErr == nil {
		return other, nil
	}
	return nil, err
}

// A day is the value of a flag that takes a day.
type day struct {
	lint.Day
	given bool
}

// String writes the day as YYYY-MM-DD, "" where none was given.
func (d *day) String() string {
	if !d.given {
		return ""
	}
	return d.Day.String()
}

// Type names the value in the help text.
func (*day) Type() string { return "YYYY-MM-DD" }

// Set takes a day of the calendar.
func (d *day) Set(text string) error {
	read, err := lint.ParseDay(text)
	if err != nil {
		return fmt.Errorf("%q is no day; write one as in 2026-03-31", text)
	}
	*d = day{read, true}
	return nil
}

// A start is the value of a flag that says from which day on: YYYY-MM-DD, "" where none was given.
type start string

var ago = regexp.MustCompile(`^(\d{1,4}) (day|week|month|year)s? ago$`)

// String returns the day.
func (s *start) String() string { return string(*s) }

// Type names the value in the help text.
func (*start) Type() string { return "DAY" }

// Set takes a day of the calendar, or a time before today.
func (s *start) Set(text string) error {
	if day, err := lint.ParseDay(text); err == nil {
		if day.String() > time.Now().Format(time.DateOnly) {
			return fmt.Errorf("%s is still to come; write an earlier day", day)
		}
		*s = start(day.String())
		return nil
	}
	m := ago.FindStringSubmatch(text)
	if m == nil {
		return fmt.Errorf("%q is no day; write one as in 2026-03-31, or '3 months ago'", text)
	}
	n, _ := strconv.Atoi(m[1])
	then := time.Now()
	switch m[2] {
	case "day":
		then = then.AddDate(0, 0, -n)
	case "week":
		then = then.AddDate(0, 0, -7*n)
	case "month":
		then = then.AddDate(0, -n, 0)
	case "year":
		then = then.AddDate(-n, 0, 0)
	}
	*s = start(then.Format(time.DateOnly))
	return nil
}
