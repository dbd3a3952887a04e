package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/report"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// dated sets the day on which articles are judged: the one that was given, or that of the revision as which they stand. Where
// there is neither, it stays today. What was set is what the report names.
func (f *reportFlags) dated(ctx context.Context, request *engine.Request) (checked report.Checked) {
	if head := committed(ctx, *request); head != nil {
		checked.Revision, checked.Date = head.Revision, head.Day
		request.Today, _ = lint.ParseDay(head.Day)
	}
	if f.date.given {
		checked.Date, request.Today = f.date.String(), f.date.Day
	}
	return checked
}

// committed returns the revision that is checked out, if it holds the articles of a request just as they are; else nil.
func committed(ctx context.Context, request engine.Request) *workspace.Snapshot {
	if len(request.Buffers) > 0 {
		return nil
	}
	git, err := workspace.OpenHistory(ctx, "")
	if err != nil {
		return nil
	}
	head, err := git.At(ctx, "HEAD")
	if err != nil {
		return nil
	}
	names, _ := engine.Names(ctx, request)
	request.Files = head.Files()
	if held, _ := engine.Names(ctx, request); !slices.Equal(names, held) {
		return nil
	}
	paths := make([]string, len(names))
	for i, name := range names {
		if paths[i], err = filepath.Abs(filepath.FromSlash(name)); err != nil {
			return nil
		}
	}
	if held, err := head.Holds(ctx, paths); err != nil || !held {
		return nil
	}
	return head
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
