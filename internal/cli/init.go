package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

type initFlags struct {
	preset   string
	template string
	output   string
	schema   bool
}

func newInit(s Streams) *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:   "init",
		Short: "Write a configuration file to start from",
		Long: "Writes a " + config.FileName + " with every rule: its severity, its options and a\n" +
			"line that says why. It changes nothing until you change it.\n\n" +
			"With --from-template, the file holds what your team's own template asks for\n" +
			"where that differs from the preset: limits such as \"no more than four\n" +
			"strategies\", its levels, its metadata and the words in brackets that have to be\n" +
			"replaced. Each instruction is listed with what became of it.\n\n" +
			"What is there already is never overwritten.",
		Example: `  maturitylint init
  maturitylint init --preset published --schema
  maturitylint init --from-template templates/maturity-model.md
  maturitylint init --output - | less`,
		Args:              none,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("from-template") && f.template == "" {
				return errors.New("--from-template names no file; name a template")
			}
			return f.run(s)
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.preset, "preset", config.DefaultPreset, "build upon this `PRESET`: template or published")
	flags.StringVar(&f.template, "from-template", "", "read the limits from the instructions in this `FILE`")
	flags.StringVar(&f.output, "output", "", "write to this `FILE`, or to standard output for -")
	flags.BoolVar(&f.schema, "schema", false, "write "+config.SchemaName+" beside it, by which editors complete and check it")
	_ = c.RegisterFlagCompletionFunc("preset", cobra.FixedCompletions(config.Presets(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.MarkFlagFilename("from-template", "md")
	return c
}

func (f *initFlags) run(s Streams) error {
	schema := ""
	if f.schema {
		schema = config.SchemaName
	}
	if f.output == dash {
		if f.schema {
			return errors.New("--schema writes a file beside the configuration; give that one a name with --output")
		}
		return f.print(s)
	}
	path, err := f.path()
	if err != nil {
		return err
	}
	if f.schema {
		if err := writeSchemaBeside(s.Out, path); err != nil {
			return err
		}
	}
	if f.template != "" {
		return f.writeFromTemplate(s.Out, path, schema)
	}
	text, err := config.Commented(rulebook(), f.preset, schema)
	if err != nil {
		return err
	}
	if err := createFile(path, []byte(text)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "wrote %s: every rule as the preset %s has it\n", output.Printable(path), f.preset)
	return err
}

// path returns where the configuration goes, or says what is in its way.
func (f *initFlags) path() (string, error) {
	path := f.output
	if path == "" {
		path = config.FileName
	} else if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, config.FileName)
	}
	if err := vacant(path); err != nil {
		return "", err
	}
	// A file beside it may have a name under which it is not read, or faults of its own.
	if _, err := config.NewLoader(rulebook(), config.Options{Files: workspace.OnDisk()}).Find(filepath.Dir(path)); err != nil && f.output == "" {
		return "", err
	}
	// The name of the preset is judged before anything is written.
	_, err := config.PresetSettings(rulebook(), f.preset)
	return path, err
}

// print writes to standard output the configuration only, so that it can be piped; what is said of a template goes elsewhere.
func (f *initFlags) print(s Streams) error {
	if f.template != "" {
		read, err := f.readTemplate()
		if err != nil {
			return err
		}
		read.report(s.Err)
		_, err = io.WriteString(s.Out, read.text)
		return err
	}
	text, err := config.Commented(rulebook(), f.preset, "")
	if err == nil {
		_, err = io.WriteString(s.Out, text)
	}
	return err
}

func (f *initFlags) writeFromTemplate(w io.Writer, path, schema string) error {
	read, err := f.readTemplate()
	if err != nil {
		return err
	}
	if schema != "" {
		read.text = config.Modeline(schema) + read.text
	}
	if err := createFile(path, []byte(read.text)); err != nil {
		return err
	}
	read.report(w)
	_, err = fmt.Fprintf(w, "\nwrote %s: %s\n", output.Printable(path), read.summary(f.preset))
	return err
}

// writeSchemaBeside writes the schema into the folder of a configuration, if it is not there already just so.
func writeSchemaBeside(w io.Writer, path string) error {
	schema, err := config.Schema(rulebook())
	if err != nil {
		return err
	}
	beside := filepath.Join(filepath.Dir(path), config.SchemaName)
	if there, err := os.ReadFile(beside); err == nil && bytes.Equal(there, schema) {
		return nil
	}
	if err := createFile(beside, schema); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "wrote %s, by which editors complete and check the configuration\n", output.Printable(beside))
	return err
}
