package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

type configCommandFlags struct {
	configFlags
	format *choice
	schema bool
}

func newConfig(s Streams) *cobra.Command {
	var f configCommandFlags
	c := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Show which settings apply to an article, and where they come from",
		Long: "Shows the settings that apply to an article, or to the current folder, as a\n" +
			"configuration file: behind each value stands where it comes from.",
		Example: `  maturitylint config drafts/model.md
  maturitylint config --schema > maturitylint.schema.json`,
		Args: atMostOne("path"),
		RunE: func(_ *cobra.Command, args []string) error { return f.run(s.Out, args) },
	}
	f.format = addChoice(c, "format", "how settings are written", "text", "json")
	c.Flags().BoolVar(&f.schema, "schema", false, "print the JSON Schema of the configuration file instead")
	f.add(c)
	return c
}

func (f *configCommandFlags) run(w io.Writer, args []string) error {
	if f.schema {
		return f.writeSchema(w, args)
	}
	path := "."
	if len(args) > 0 {
		path = args[0]
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder; check the path", path)
	}
	c, err := f.loader(workspace.OnDisk()).Find(path)
	if err != nil {
		return err
	}
	explanation := c.Explain(path)
	if f.format.word == "json" {
		return writeJSON(w, explanation)
	}
	_, err = io.WriteString(w, explanation.YAML())
	return err
}

func (f *configCommandFlags) writeSchema(w io.Writer, args []string) error {
	if len(args) > 0 {
		return errors.New("--schema is the same for every article; leave out the path")
	}
	schema, err := config.Schema(rulebook())
	if err == nil {
		_, err = w.Write(schema)
	}
	return err
}
