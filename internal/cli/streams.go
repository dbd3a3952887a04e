package cli

import (
	"os"

	"golang.org/x/term"

	"github.com/maturitylint/maturitylint/internal/output"
)

// System returns the streams of the process.
func System() Streams {
	s := Streams{
		In:     os.Stdin,
		Out:    os.Stdout,
		Err:    os.Stderr,
		Screen: screen(os.Stdout),
	}
	if term.IsTerminal(int(os.Stderr.Fd())) {
		s.Progress = os.Stderr
	}
	return s
}

// screen asks the terminal behind a file for its width. Colour is for terminals, unless https://no-color.org is heeded.
func screen(f *os.File) output.Screen {
	fd := int(f.Fd())
	if !term.IsTerminal(fd) {
		return output.Screen{}
	}
	width, _, err := term.GetSize(fd)
	if err != nil {
		width = 0
	}
	return output.Screen{
		Width: width,
		Color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}
