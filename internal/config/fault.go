package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// A Fault is one mistake in a configuration file.
type Fault struct {
	Path    string // as the working directory sees it
	Line    int    // 1-based, 0 where the file as a whole is at fault
	Column  int    // 1-based, in characters
	Message string // what is wrong and what to do: one sentence without a full stop
}

// Error returns the fault as one line.
func (f *Fault) Error() string {
	if f.Line == 0 {
		return f.Path + ": " + f.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.Path, f.Line, f.Column, f.Message)
}

// join makes one error of the faults of one file, in the order of their places, nil of none.
func join(faults []*Fault) error {
	slices.SortStableFunc(faults, func(a, b *Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs := make([]error, len(faults))
	for i, f := range faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// Faults lists the faults in an error that Find returned.
func Faults(err error) []*Fault {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var faults []*Fault
		for _, part := range joined.Unwrap() {
			faults = append(faults, Faults(part)...)
		}
		return faults
	}
	var fault *Fault
	if errors.As(err, &fault) {
		return []*Fault{fault}
	}
	return nil
}

// quote shows what a user wrote, on one line and not at any length.
func quote(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return strconv.Quote(s)
}
