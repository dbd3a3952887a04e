package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
)

// auto is the format that the environment chooses.
const auto = "auto"

// A target is a format and the file that it is written to, "" for standard output.
type target struct {
	format output.Format
	file   string
}

// targets are the value of --format, which may be given several times.
type targets struct {
	list  []target
	given bool
}

// addTargets gives a command the flag --format.
func addTargets(c *cobra.Command) *targets {
	t := &targets{list: []target{{format: output.Formats()[0]}}}
	c.Flags().Var(t, "format", "how findings are written: "+strings.Join(formatNames(), ", ")+
		", or auto for that of the CI around; repeat it with =FILE for several at once")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
	return t
}

// String lists the formats as they were written.
func (t *targets) String() string {
	var words []string
	for _, one := range t.list {
		word := one.format.Name
		if one.file != "" {
			word += "=" + one.file
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// Type stands for the value in the help text.
func (t *targets) Type() string { return "NAME[=FILE]" }

// Set adds a format.
func (t *targets) Set(value string) error {
	name, file, named := strings.Cut(value, "=")
	if named && file == "" {
		return fmt.Errorf("%q names no file; write %s=FILE, or %s alone for the terminal", value, name, name)
	}
	if name == auto {
		name = formatOfCI()
	}
	at := slices.Index(formatNames(), name)
	if at < 0 || name == "" {
		names := append(formatNames(), auto)
		return fmt.Errorf("unknown value %q%s", name, lint.DidYouMean(name, names, "expected one of "+strings.Join(names, ", ")))
	}
	if !t.given {
		t.list, t.given = nil, true
	}
	if file == dash {
		file = ""
	}
	t.list = append(t.list, target{output.Formats()[at], file})
	return nil
}

// formatOfCI names the format that the CI shows beside the lines of a change, which its environment tells.
func formatOfCI() string {
	for _, ci := range [...]struct{ variable, format string }{
		{"GITHUB_ACTIONS", "github"},
		{"TF_BUILD", "azure"},
		{"GITLAB_CI", "gitlab"},
	} {
		if value := os.Getenv(ci.variable); value != "" && !strings.EqualFold(value, "false") {
			return ci.format
		}
	}
	return output.Formats()[0].Name
}

// place gives the file of --output to the format that has none, and refuses two reports in one place.
func (t *targets) place(file string) ([]target, error) {
	placed := slices.Clone(t.list)
	for i := range placed {
		if placed[i].file == "" && file != dash {
			placed[i].file = file
			if file != "" {
				file = ""
			}
		}
	}
	if file != "" && file != dash {
		return nil, fmt.Errorf("--output %s is for a format without a file; leave it out, or write --format NAME=%s", file, file)
	}
	taken := map[string]string{}
	for _, one := range placed {
		path := one.file
		if abs, err := filepath.Abs(path); path != "" && err == nil {
			path = abs
		}
		other, twice := taken[path]
		switch {
		case twice && path == "":
			return nil, fmt.Errorf("two formats, %s and %s, would go to standard output; give one a file, as in --format %s=FILE",
				other, one.format.Name, one.format.Name)
		case twice:
			return nil, fmt.Errorf("two formats, %s and %s, would go to %s; give each a file of its own", other, one.format.Name, one.file)
		}
		taken[path] = one.format.Name
	}
	return placed, nil
}

// writeAll writes a report in each format. One that cannot be written does not keep the others from being.
func writeAll(s Streams, placed []target, report output.Report) error {
	var failures []error
	for _, one := range placed {
		report.Screen = output.Screen{}
		if one.file == "" {
			report.Screen = s.Screen
			if err := one.format.Write(s.Out, report); err != nil {
				failures = append(failures, fmt.Errorf("standard output: cannot be written: %w", cause(err)))
			}
			continue
		}
		failures = append(failures, writeFile(one.file, func(b *bytes.Buffer) error { return one.format.Write(b, report) }))
	}
	return errors.Join(failures...)
}

func formatNames() []string {
	formats := output.Formats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}
