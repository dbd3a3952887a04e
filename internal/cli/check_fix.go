package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/fix"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/source"
)

// fixFlags are the flags of check that apply fixes or show what they would do.
type fixFlags struct {
	fix, unsafe, diff bool
}

func (f *fixFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.fix, "fix", false, "apply the fixes that cannot change what an article says, and report what is left")
	c.Flags().BoolVar(&f.unsafe, "unsafe-fixes", false, "with --fix or --diff: the unsafe fixes, too; look them over")
	c.Flags().BoolVar(&f.diff, "diff", false, "show what --fix would change, and change nothing; exit with 1 if that is something")
}

// refuse says which flags make no sense together.
func (f *fixFlags) refuse(c *cobra.Command) error {
	if f.unsafe && !f.fix && !f.diff {
		return errors.New("--unsafe-fixes says which fixes; add --fix to apply them, or --diff to see them")
	}
	for _, name := range []string{"format", "statistics", "fail-on"} {
		if f.diff && c.Flags().Changed(name) {
			return fmt.Errorf("--diff shows changes and no findings; leave out --%s", name)
		}
	}
	return nil
}

func (f *fixFlags) safety() lint.Safety {
	if f.unsafe {
		return lint.Unsafe
	}
	return lint.Safe
}

// A mending is a check that applies fixes.
type mending struct {
	ctx      context.Context
	request  engine.Request
	outcome  fix.Outcome
	problems []error // of the last check
}

// mend applies fixes to the articles of a request, as far as that goes without writing any.
func (f *fixFlags) mend(ctx context.Context, request engine.Request) *mending {
	m := &mending{ctx: ctx, request: request}
	m.outcome = fix.Rounds(m.check, f.safety())
	return m
}

// check checks the articles of the request as their fixes made them so far. Their texts come last, so that they stand
// before what standard input gave.
func (m *mending) check(fixed []*source.File) []lint.Result {
	r := m.request
	if len(r.Args) == 0 && len(r.Buffers) == 0 {
		r.Args = []string{"."} // which a request with buffers does not mean by itself
	}
	r.Buffers = slices.Concat(r.Buffers, fixed)
	results, problems := engine.Run(m.ctx, r)
	m.problems = problems
	return results
}

// troubles are all problems but advice on what was not fixed, of which the user is told here: whether that fails the
// check, its findings say.
func (m *mending) troubles(s Streams) []error {
	troubles := slices.Clone(m.problems)
	for _, problem := range m.outcome.Problems {
		if errors.As(problem, new(*fix.Advice)) {
			complain(s.Err, problem)
			continue
		}
		troubles = append(troubles, problem)
	}
	return troubles
}

// runFix is run with --fix. Interrupted, it brings the article to its end that it writes, and writes no other.
func (f *checkFlags) runFix(ctx context.Context, s Streams, request engine.Request) ([]lint.Result, []error) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	m := f.mend(ctx, request)
	results := m.outcome.Results
	failures := m.write()
	if len(failures) > 0 || ctx.Err() != nil {
		results = m.afterFailures()
	}
	troubles := append(m.troubles(s), failures...)
	if text, ok := m.stdin(); ok {
		if _, err := s.Out.Write(text); err != nil {
			troubles = append(troubles, fmt.Errorf("standard output: cannot be written: %w", cause(err)))
		}
	}
	return results, troubles
}

// write writes every article that has changed, and keeps those changes that are written.
func (m *mending) write() (failures []error) {
	m.outcome.Changes = slices.DeleteFunc(m.outcome.Changes, func(c fix.Change) bool {
		if m.isStdin(c.Path) {
			return false
		}
		err := m.ctx.Err()
		if err == nil {
			err = c.Write()
		}
		if err != nil {
			failures = append(failures, err)
		}
		return err != nil
	})
	if m.ctx.Err() != nil {
		return nil // the check that follows says it once
	}
	return failures
}

// afterFailures checks the articles again as they are now that some of them could not be written.
func (m *mending) afterFailures() []lint.Result {
	var stdin []*source.File
	fixed := map[string]int{}
	for _, c := range m.outcome.Changes {
		fixed[c.Path] = c.Fixed
		if m.isStdin(c.Path) {
			stdin = append(stdin, source.NewFile(c.Path, c.After))
		}
	}
	results := m.check(stdin)
	for i := range results {
		results[i].Fixed = fixed[results[i].File.Path]
	}
	return results
}

// stdin returns what the fixes made of the text from standard input.
func (m *mending) stdin() (text []byte, ok bool) {
	if len(m.request.Buffers) == 0 {
		return nil, false
	}
	for _, c := range m.outcome.Changes {
		if m.isStdin(c.Path) {
			return c.After, true
		}
	}
	return m.request.Buffers[0].Bytes, true
}

// isStdin reports whether an article is the one from standard input, which may have been named in two ways.
func (m *mending) isStdin(path string) bool {
	return slices.ContainsFunc(m.request.Buffers, func(b *source.File) bool {
		one, err := filepath.Abs(b.Path)
		other, otherErr := filepath.Abs(path)
		return err == nil && otherErr == nil && one == other
	})
}

// runDiff is run with --diff.
func (f *checkFlags) runDiff(ctx context.Context, s Streams, request engine.Request) error {
	m := f.mend(ctx, request)
	troubles := m.troubles(s)
	if err := overwriteAmong(troubles); err != nil {
		return err
	}
	if err := f.writeDiff(s, m.outcome.Changes); err != nil {
		troubles = append(troubles, err)
	}
	if !f.quiet && len(m.outcome.Results) > 0 && !m.isOnlyAdvised() {
		fmt.Fprintln(s.Err, f.diffSummary(m.outcome))
	}
	switch {
	case len(troubles) > 0:
		return errors.Join(troubles...)
	case len(m.outcome.Changes) > 0:
		return errFindings
	}
	return nil
}

// isOnlyAdvised reports whether nothing was fixed, and the user has been told why: "nothing to fix" would not be true.
func (m *mending) isOnlyAdvised() bool {
	return len(m.outcome.Changes) == 0 && slices.ContainsFunc(m.outcome.Problems, func(problem error) bool {
		return errors.As(problem, new(*fix.Advice))
	})
}

func (f *checkFlags) writeDiff(s Streams, changes []fix.Change) error {
	write := func(w io.Writer, screen output.Screen) error {
		for _, c := range changes {
			if err := output.WriteDiff(w, c.Diff(), screen); err != nil {
				return err
			}
		}
		return nil
	}
	if f.output == "" || f.output == dash {
		return write(s.Out, s.Screen)
	}
	return writeFile(f.output, func(b *bytes.Buffer) error { return write(b, output.Screen{}) })
}

func (f *checkFlags) diffSummary(o fix.Outcome) string {
	fixed := lint.Summarize(o.Results).Fixed
	if fixed == 0 {
		return "nothing to fix in " + lint.Count(len(o.Results), "article", "articles")
	}
	flags := "--fix"
	if f.unsafe {
		flags = "--fix --unsafe-fixes"
	}
	return fmt.Sprintf("%s would fix %s in %s", flags, lint.Count(fixed, "finding", "findings"), lint.Count(len(o.Changes), "article", "articles"))
}
