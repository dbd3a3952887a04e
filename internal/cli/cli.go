// Package cli is the command line: a file for each command, with its flags and the text that it prints.
package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/maturitylint/maturitylint/internal/output"
)

// The exit codes.
const (
	exitClean    = 0
	exitFindings = 1 // findings at or above --fail-on
	exitTrouble  = 2 // something could not be done
)

// errFindings ends a command that has told of findings; there is nothing to add but the exit code.
var errFindings = errors.New("findings")

// Streams are what a command reads from and writes to.
type Streams struct {
	In     io.Reader
	Out    io.Writer
	Err    io.Writer
	Screen output.Screen // on which Out is seen

	Progress io.Writer // a terminal that shows how far a long run is, nil where there is none
}

// Main runs the command that args name and returns the exit code.
func Main(args []string, s Streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	switch err := root.Execute(); {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	default:
		complain(s.Err, err)
		return exitTrouble
	}
}

// complain writes each error of a joined one as a line of its own.
func complain(w io.Writer, err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			complain(w, e)
		}
		return
	}
	sentence := strings.ReplaceAll(err.Error(), "\n", " ")
	_, _ = fmt.Fprintf(w, "%s: %s\n", program, output.Printable(sentence))
}
