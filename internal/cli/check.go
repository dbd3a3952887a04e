package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// never is the word of --fail-on that lets every finding pass.
const never = "never"

type checkFlags struct {
	articleFlags
	fixFlags
	newOnlyFlags
	formats    *targets
	failOn     *choice
	output     string
	placed     []target // the formats, each with its place
	quiet      bool
	statistics bool
	staged     bool
	watching   bool
}

func newCheck(s Streams) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check articles and say what to change",
		Long: "Checks articles and says what to change, where and why.\n\n" +
			"A PATH is a file, a folder, a pattern such as \"docs/**/*.md\", or - for standard\n" +
			"input. Without one, every article under the current folder is checked: each\n" +
			"*maturity-model*.md, unless .maturitylint.yaml names other files.\n\n" +
			"With --staged and without a PATH, it checks the articles under the current\n" +
			"folder that a commit would change or add, as git has staged them.\n\n" +
			"With --fix, what the linter can mend is mended in the files, and the report is\n" +
			"about what is left. Text from standard input goes to standard output then, and\n" +
			"the report to standard error.\n\n" +
			"Exit code: 0 nothing to mend, 1 findings of the --fail-on severity or graver,\n" +
			"2 something could not be checked or written.",
		Example: `  maturitylint check
  maturitylint check draft.md articles/
  maturitylint check --preset published --fail-on warning
  maturitylint check --fix draft.md
  maturitylint check --diff --unsafe-fixes
  maturitylint check --format json --output report.json
  maturitylint check --staged
  maturitylint check - --stdin-filename drafts/model.md < model.md`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, s, args) },
	}
	f.formats = addTargets(c)
	c.Flags().StringVar(&f.output, "output", "", "write to this `FILE` instead of the terminal")
	f.failOn = addChoice(c, "fail-on", "the severity from which on findings exit with 1", severityNames()...)
	f.fixFlags.add(c)
	c.Flags().BoolVar(&f.quiet, "quiet", false, "print findings only, no summary")
	c.Flags().BoolVar(&f.statistics, "statistics", false, "count findings by rule; as text, instead of listing them")
	c.Flags().BoolVar(&f.staged, "staged", false, "check what git has staged; without a PATH, each below this folder that a commit would change")
	c.Flags().BoolVar(&f.watching, "watch", false, "check again whenever something is saved, until Ctrl-C")
	f.newOnlyFlags.add(c)
	f.articleFlags.add(c)
	return c
}

func (f *checkFlags) run(c *cobra.Command, s Streams, args []string) (err error) {
	if err := errors.Join(f.refuse(c), f.refuseNewOnly(c)); err != nil {
		return err
	}
	if f.placed, err = f.formats.place(f.output); err != nil {
		return err
	}
	if f.watching {
		return f.watch(c.Context(), s, args)
	}
	request, err := f.prepare(c.Context(), s, args)
	switch {
	case err != nil:
		return err
	case f.diff:
		return f.runDiff(c.Context(), s, request)
	}
	results, problems := f.check(c.Context(), s, request)
	if err := overwriteAmong(problems); err != nil {
		return err
	}
	if f.fix && len(request.Buffers) > 0 {
		s.Out, s.Screen = s.Err, output.Screen{} // the text itself is on standard output
	}
	if len(results) == 0 && (len(problems) > 0 || f.staged || f.since != "") {
		f.quiet = true // the problems say why nothing was checked; and most changes are of no article
	}
	if err := f.write(s, results); err != nil {
		problems = append(problems, err)
	}
	f.tellDead(s, request, results)
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	if f.fails(results) {
		return errFindings
	}
	return nil
}

// prepare turns the flags and arguments into what the engine is asked for.
func (f *checkFlags) prepare(ctx context.Context, s Streams, args []string) (engine.Request, error) {
	files, changes, err := f.files(ctx, args)
	if err != nil {
		return engine.Request{}, err
	}
	f.stdinWhole = f.fix
	request, err := f.request(s, files, args)
	if err == nil {
		err = f.only(&request)
	}
	request.Identify, request.Changes, request.Vet = true, changes, f.vet(request.Config)
	return request, err
}

// files are those that are checked and linked to.
func (f *checkFlags) files(ctx context.Context, args []string) (*workspace.Files, *workspace.Changes, error) {
	switch {
	case f.since != "":
		return f.changedFiles(ctx, args)
	case f.staged:
		files, err := f.stagedFiles(ctx, args)
		return files, nil, err
	}
	return workspace.OnDisk(), nil, nil
}

func (f *checkFlags) stagedFiles(ctx context.Context, args []string) (*workspace.Files, error) {
	switch {
	case slices.Contains(args, dash):
		return nil, errors.New("--staged checks what git has staged, and - is standard input; leave one of them out")
	case f.fix || f.diff:
		return nil, errors.New("--staged checks what git has staged, and fixes are for the files themselves; leave one of them out")
	}
	files, err := workspace.Staged(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("--staged: %w", err)
	}
	return files, nil
}

func (f *checkFlags) check(ctx context.Context, s Streams, request engine.Request) ([]lint.Result, []error) {
	if f.fix {
		return f.runFix(ctx, s, request)
	}
	results, problems := engine.Run(ctx, request)
	if f.staged {
		sayStaged(request.Files, problems)
	}
	return results, problems
}

func (f *checkFlags) write(s Streams, results []lint.Result) error {
	folder, err := os.Getwd()
	if err != nil {
		return err
	}
	return writeAll(s, f.placed, output.Report{
		Results:    results,
		Rules:      rulebook(),
		Version:    moduleVersion(buildInfo()),
		Folder:     folder,
		Root:       workspace.OnDisk().Repository(folder),
		Quiet:      f.quiet,
		Statistics: f.statistics,
	})
}

// fails reports whether a finding is grave enough to exit with 1.
func (f *checkFlags) fails(results []lint.Result) bool {
	limit, ok := lint.ParseSeverity(f.failOn.word)
	if !ok {
		return false // never
	}
	for _, r := range results {
		for _, found := range r.Findings {
			if found.Severity >= limit {
				return true
			}
		}
	}
	return false
}

// severityNames are the words of --fail-on, the default one first.
func severityNames() []string {
	var names []string
	for _, s := range lint.Severities {
		if s != lint.Off {
			names = append(names, s.String())
		}
	}
	return append(names, never)
}
