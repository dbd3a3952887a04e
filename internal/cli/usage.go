package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/maturitylint/maturitylint/internal/output"
)

// writeUsage writes what follows a command's description in its help. Each flag stands above its description, so
// that the text fits every terminal.
func writeUsage(c *cobra.Command) error {
	w := &bytes.Buffer{}
	fmt.Fprintf(w, "Usage: %s\n", usageLine(c))
	if c.HasExample() {
		fmt.Fprintf(w, "\nExamples:\n%s\n", c.Example)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintln(w, "\nCommands:")
		for _, command := range c.Commands() {
			if command.IsAvailableCommand() {
				fmt.Fprintf(w, "  %-12s%s\n", command.Name(), command.Short)
			}
		}
	}
	fmt.Fprintln(w, "\nFlags:")
	c.LocalFlags().VisitAll(func(f *pflag.Flag) { writeFlag(w, f) })
	_, err := c.OutOrStderr().Write(w.Bytes())
	return err
}

func usageLine(c *cobra.Command) string {
	if c.HasAvailableSubCommands() {
		return c.CommandPath() + " COMMAND"
	}
	return c.CommandPath() + strings.TrimPrefix(c.Use, c.Name()) + " [FLAGS]"
}

func writeFlag(w *bytes.Buffer, f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if choice, ok := f.Value.(*choice); ok {
		usage += " (default " + choice.words[0] + ")"
	}
	if f.Name == "help" {
		usage = "show this help"
	}
	fmt.Fprintln(w, strings.TrimRight("  "+name+" "+value, " "))
	for _, line := range output.Wrap(usage, output.DefaultWidth-8) {
		fmt.Fprintf(w, "        %s\n", line)
	}
}
