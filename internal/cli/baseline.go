package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/baseline"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

type baselineFlags struct {
	articleFlags
	output string
	update bool
	add    bool
	force  bool
}

func newBaseline(s Streams) *cobra.Command {
	var f baselineFlags
	c := &cobra.Command{
		Use:   "baseline [PATH...]",
		Short: "Remember the findings there are, so that only new ones are shown",
		Long: "Writes the findings of the articles into " + baseline.FileName + ". From then on\n" +
			"check counts them and shows only those that are new. A finding goes by its rule,\n" +
			"its section and its words, not by its line, so that it is known wherever it moves.\n\n" +
			"With --update, findings that are gone are taken out, and none is added unless\n" +
			"--add says so.",
		Example: `  maturitylint baseline
  maturitylint baseline --update
  maturitylint baseline --update --add drafts/`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, s, args) },
	}
	c.Flags().BoolVar(&f.update, "update", false, "take out of the baseline what is gone")
	c.Flags().BoolVar(&f.add, "add", false, "with --update: take in what is new, too")
	c.Flags().BoolVar(&f.force, "force", false, "write the baseline anew for the articles that are checked, whatever is in it")
	c.Flags().StringVar(&f.output, "output", "", "the `FILE` to write (default: the nearest "+baseline.FileName+", or a new one here)")
	f.configFlags.add(c)
	c.Flags().BoolVar(&f.forceExclude, "force-exclude", false, "leave out what the configuration excludes, even if named")
	return c
}

func (f *baselineFlags) run(c *cobra.Command, s Streams, args []string) error {
	switch {
	case f.add && !f.update:
		return errors.New("--add goes with --update; without it, a baseline takes in all there is")
	case f.update && f.force:
		return errors.New("--update changes the baseline, and --force writes it anew; leave one of them out")
	}
	files := workspace.OnDisk()
	path, err := f.path(files)
	if err != nil {
		return err
	}
	known, err := f.existing(files, path)
	if err != nil {
		return err
	}
	results, err := f.findings(c.Context(), s, files, args)
	if err != nil {
		return err
	}
	if outside := known.Outside(results); outside != "" {
		return fmt.Errorf("%s lies outside the folder of %s; write a baseline in a folder that holds both, with --output", outside, shorten(path))
	}
	told := f.change(known, files, results)
	if err := f.write(path, known); err != nil {
		return err
	}
	findings, articles := known.Count()
	fmt.Fprintf(s.Out, "%s%s knows %s in %s\n", told, shorten(path), lint.Count(findings, "finding", "findings"), lint.Count(articles, "article", "articles"))
	return nil
}

// path is where the baseline is, or is to be.
func (f *baselineFlags) path(files *workspace.Files) (string, error) {
	if f.output != "" {
		return filepath.Abs(f.output)
	}
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	if path, ok := baseline.Locate(files, folder, files.Repository(folder)); ok {
		return path, nil
	}
	return filepath.Join(folder, baseline.FileName), nil
}

// existing returns the baseline that is there, an empty one where it is written anew.
func (f *baselineFlags) existing(files *workspace.Files, path string) (*baseline.Baseline, error) {
	known, err := baseline.Read(files, path)
	switch missing := errors.Is(err, fs.ErrNotExist); {
	case f.force && err == nil:
		known.Forget(known.Gone(files.Exists)) // what is known of articles that are not looked at stays
		return known, nil
	case f.force:
		return baseline.New(path), nil
	case f.update && missing:
		return nil, fmt.Errorf("%s: no baseline there to update; write one with maturitylint baseline", shorten(path))
	case missing:
		return baseline.New(path), nil
	case err == nil && !f.update:
		return nil, fmt.Errorf("%s: there is a baseline already; take out what is gone with --update, or write it anew with --force", shorten(path))
	}
	return known, err
}

// findings checks the articles. A baseline of only some of them would look whole, so every problem is an error.
func (f *baselineFlags) findings(ctx context.Context, s Streams, files *workspace.Files, args []string) ([]lint.Result, error) {
	request, err := f.request(s, files, args)
	if err != nil {
		return nil, err
	}
	request.Identify = true
	request.Vet = func(names []string) error {
		return refuseOverwrite("--output "+f.output, f.output, names, request.Config)
	}
	results, problems := engine.Run(ctx, request)
	return results, errors.Join(problems...)
}

// change brings the baseline up to the findings and says what that took out.
func (f *baselineFlags) change(known *baseline.Baseline, files *workspace.Files, results []lint.Result) string {
	if !f.update {
		known.Replace(results)
		return ""
	}
	removed := known.Forget(known.Gone(files.Exists)) + known.Shrink(results)
	told := lint.Count(removed, "finding", "findings") + " taken out; "
	if f.add {
		before, _ := known.Count()
		known.Replace(results)
		after, _ := known.Count()
		told += lint.Count(after-before, "finding", "findings") + " added; "
	}
	return told
}

func (f *baselineFlags) write(path string, known *baseline.Baseline) error {
	return writeFile(path, func(b *bytes.Buffer) error {
		text, err := known.Encode()
		b.Write(text)
		return err
	})
}
