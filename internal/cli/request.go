package cli

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

const (
	dash      = "-" // as a path: standard input, or standard output
	stdinName = "<stdin>"
)

// articleFlags are the flags of every command that reads articles.
type articleFlags struct {
	configFlags
	stdinFilename string
	forceExclude  bool
	stdinWhole    bool // read all of standard input, be it too large: its text is printed again
}

func (f *articleFlags) add(c *cobra.Command) {
	f.configFlags.add(c)
	c.Flags().StringVar(&f.stdinFilename, "stdin-filename", "", "the `PATH` that the text read by - would have")
	c.Flags().BoolVar(&f.forceExclude, "force-exclude", false, "leave out what the configuration excludes, even if named")
}

// configFlags are the flags of every command that needs the configuration.
type configFlags struct {
	config.Options
}

func (f *configFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.File, "config", "", "use this configuration `FILE` and look for no other")
	c.Flags().StringVar(&f.Preset, "preset", "", "start from this `PRESET`: template or published")
	_ = c.MarkFlagFilename("config", "yaml", "yml")
	_ = c.RegisterFlagCompletionFunc("preset", cobra.FixedCompletions([]string{"template", "published"}, cobra.ShellCompDirectiveNoFileComp))
}

// loader finds the configuration of each article among the files.
func (f *configFlags) loader(files config.Files) *config.Loader {
	options := f.Options
	options.Files = files
	return config.NewLoader(rulebook(), options)
}

// request turns the arguments of a command into what the engine is asked for.
func (f *articleFlags) request(s Streams, files *workspace.Files, args []string) (engine.Request, error) {
	r := engine.Request{
		Files:        files,
		Args:         slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == dash }),
		ForceExclude: f.forceExclude,
		Config:       f.loader(files),
		Today:        today(),
	}
	switch piped := len(r.Args) < len(args); {
	case !piped && f.stdinFilename != "":
		return r, errors.New("--stdin-filename is for text from standard input; name - as the path, too")
	case !piped:
		return r, nil
	case f.forceExclude && f.stdinFilename == "":
		return r, errors.New("--force-exclude judges by the path; give standard input one with --stdin-filename")
	}
	buffer, err := f.readStdin(s.In, r.Config)
	if err == nil {
		r.Buffers = []*source.File{buffer}
		if f.stdinFilename == "" {
			r.Placeless = buffer.Path
		}
	}
	return r, err
}

// readStdin reads no more than is needed to see that a text is too large, unless all of it is wanted.
func (f *articleFlags) readStdin(r io.Reader, loader *config.Loader) (*source.File, error) {
	name := stdinName
	if f.stdinFilename != "" {
		name = filepath.ToSlash(f.stdinFilename)
	}
	limit := int64(math.MaxInt64)
	if !f.stdinWhole {
		c, err := loader.Find(name)
		if err != nil {
			return nil, err
		}
		limit = sizeLimit(c.For(name))
	}
	text, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		return nil, fmt.Errorf("standard input: cannot be read: %w", err)
	}
	return source.NewFile(name, text), nil
}

// sizeLimit is one byte more than an article may have.
func sizeLimit(s *config.Settings) int64 {
	for _, setting := range s.Rules {
		if setting.Rule.Name == "too-large" && setting.Severity == lint.Off {
			return math.MaxInt64
		}
	}
	return s.MaxFileSize + 1
}

func today() lint.Day {
	year, month, day := time.Now().Date()
	return lint.Day{Year: year, Month: int(month), Day: day}
}
