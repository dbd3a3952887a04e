package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// An overwrite is the error of a report that would take the place of an article.
type overwrite struct {
	flag string // as it was written
}

// Error says what to do.
func (c *overwrite) Error() string {
	return c.flag + " names an article that is checked; give another file"
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

// vet refuses to check articles of which one is where a report goes.
func (f *checkFlags) vet(names []string) error {
	for _, one := range f.placed {
		if one.file != "" && isAmong(one.file, names) {
			return &overwrite{f.flagOf(one)}
		}
	}
	return nil
}

// refuseOverwrite refuses to check articles of which one is the file of --output.
func refuseOverwrite(file string, names []string) error {
	if file != "" && file != dash && isAmong(file, names) {
		return &overwrite{"--output " + file}
	}
	return nil
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
