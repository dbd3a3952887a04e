package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/maturitylint/maturitylint/internal/baseline"
	"github.com/maturitylint/maturitylint/internal/config"
)

// An overwrite is the error of a report that would take the place of what somebody wrote.
type overwrite struct {
	flag string // as it was written
	what string // would be lost
}

// Error says what to do.
func (c *overwrite) Error() string {
	return fmt.Sprintf("%s names %s; give another file", c.flag, c.what)
}

// overwriteAmong returns the overwrite among problems, nil where there is none.
func overwriteAmong(problems []error) error {
	for _, problem := range problems {
		if errors.As(problem, new(*overwrite)) {
			return problem
		}
	}
	return nil
}

// vet refuses to check articles where a report would go over one.
func (f *checkFlags) vet(c *config.Loader) func(names []string) error {
	return func(names []string) error {
		for _, one := range f.placed {
			if err := refuseReport(f.flagOf(one), one.file, names, c); err != nil {
				return err
			}
		}
		return nil
	}
}

// refuseReport refuses a file to write a report to that a baseline is, or what refuseOverwrite refuses.
func refuseReport(flag, file string, names []string, c *config.Loader) error {
	if filepath.Base(file) == baseline.FileName {
		return &overwrite{flag, "the baseline"}
	}
	return refuseOverwrite(flag, file, names, c)
}

// refuseOverwrite refuses a file to write to that is one of the articles of these names, or another one by its configuration, or
// that is a configuration itself.
func refuseOverwrite(flag, file string, names []string, c *config.Loader) error {
	switch {
	case file == "" || file == dash:
		return nil
	case filepath.Base(file) == config.FileName:
		return &overwrite{flag, "the configuration"}
	case isAmong(file, names) || isArticle(file, c):
		return &overwrite{flag, "an article"}
	}
	return nil
}

// isArticle reports whether there is a file which its configuration takes for an article.
func isArticle(file string, c *config.Loader) bool {
	path, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	governing, err := c.Find(path)
	return err == nil && governing.IsArticle(path)
}

// flagOf returns the flag that gives a format its file.
func (f *checkFlags) flagOf(t target) string {
	if t.file == f.output {
		return "--output " + t.file
	}
	return fmt.Sprintf("--format %s=%s", t.format.Name, t.file)
}

// isAmong reports whether a file is one of those of these names, however it is written and through whatever links.
func isAmong(file string, names []string) bool {
	path, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	info, err := os.Stat(path)
	there := err == nil
	for _, name := range names {
		other, err := filepath.Abs(filepath.FromSlash(name))
		if err == nil && other == path {
			return true
		}
		if !there {
			continue
		}
		if article, err := os.Stat(other); err == nil && os.SameFile(info, article) {
			return true
		}
	}
	return false
}
