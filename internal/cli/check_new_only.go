package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/baseline"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// newOnlyFlags are the flags of check that leave out what is not new.
type newOnlyFlags struct {
	baselineChoice
	since      string
	wholeFiles bool
}

// A baselineChoice says which baseline is heeded.
type baselineChoice struct {
	noBaseline bool
	baseline   string
}

func (f *baselineChoice) add(c *cobra.Command) {
	c.Flags().StringVar(&f.baseline, "baseline", "", "the `FILE` of known findings (default: the nearest "+baseline.FileName+")")
	c.Flags().BoolVar(&f.noBaseline, "no-baseline", false, "show the findings that the baseline knows, too")
}

func (f *baselineChoice) refuse() error {
	if f.noBaseline && f.baseline != "" {
		return errors.New("--baseline names the findings that are known, and --no-baseline heeds none; leave one of them out")
	}
	return nil
}

func (f *newOnlyFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.since, "changed-since", "", "only what changed since this branch left `REVISION`, such as origin/main")
	c.Flags().BoolVar(&f.wholeFiles, "changed-files-only", false, "with --changed-since: all findings of the changed articles, not only those at changed lines")
	f.baselineChoice.add(c)
}

// refuse says which flags make no sense together.
func (f *checkFlags) refuseNewOnly(c *cobra.Command) error {
	since := f.since != ""
	switch {
	case !since && c.Flags().Changed("changed-since"):
		return errors.New("--changed-since is empty; name a revision, such as origin/main")
	case f.wholeFiles && !since:
		return errors.New("--changed-files-only needs to know what changed since when; add --changed-since REVISION")
	case since && f.staged:
		return errors.New("--changed-since looks at the files on the disk, and --staged at those that git has staged; leave one of them out")
	case since && f.watching:
		return errors.New("--changed-since is for a change as a whole, and --watch for what is being written; leave one of them out")
	case since && !f.wholeFiles && (f.fix || f.diff):
		return errors.New("--fix and --diff mend whole articles, which move their lines; add --changed-files-only, or leave out --changed-since")
	}
	return f.baselineChoice.refuse()
}

// only makes a request leave out what is not new.
func (f *newOnlyFlags) only(r *engine.Request) error {
	r.WholeFiles = f.wholeFiles
	known, err := f.known(r.Files)
	r.Baseline = known
	return err
}

// known reads the baseline, which is nil where there is none or none is heeded.
func (f *baselineChoice) known(files *workspace.Files) (*baseline.Baseline, error) {
	if f.noBaseline {
		return nil, nil
	}
	if f.baseline != "" {
		path, err := filepath.Abs(f.baseline)
		if err != nil {
			return nil, err
		}
		return baseline.Read(files, path)
	}
	folder, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	return baseline.Find(files, folder, files.Repository(folder))
}

// tellDead says how many findings the baseline knows that are gone.
func (f *checkFlags) tellDead(s Streams, r engine.Request, results []lint.Result) {
	if r.Baseline == nil || f.quiet {
		return
	}
	dead := r.Baseline.CountOf(r.Baseline.Gone(r.Files.Exists))
	for _, result := range results {
		dead += result.Dead
	}
	if dead > 0 {
		complain(s.Err, fmt.Errorf("%s: %s gone; take them out with maturitylint baseline --update",
			shorten(r.Baseline.Path()), lint.Count(dead, "finding that it knows is", "findings that it knows are")))
	}
}

// shorten writes a path as it is seen from the working directory, where that is shorter.
func shorten(path string) string {
	folder, err := os.Getwd()
	if err != nil {
		return path
	}
	relative, err := filepath.Rel(folder, path)
	if err != nil || len(relative) >= len(path) {
		return path
	}
	return filepath.ToSlash(relative)
}

// changedFiles are the files on the disk and what changed of them.
func (f *checkFlags) changedFiles(ctx context.Context, args []string) (*workspace.Files, *workspace.Changes, error) {
	if slices.Contains(args, dash) {
		return nil, nil, errors.New("--changed-since compares files, and - is standard input; leave one of them out")
	}
	files, changes, err := workspace.ChangedSince(ctx, "", f.since)
	if err != nil {
		return nil, nil, fmt.Errorf("--changed-since: %w", err)
	}
	return files, changes, nil
}
