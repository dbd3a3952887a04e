package cli

import "github.com/spf13/cobra"

// fixed is the answer to whoever looks for the command that applies fixes.
const fixed = "did you mean `maturitylint check --fix`"

// foreignFlag says what to write instead of a flag that people know from other linters, "" for any other flag.
func foreignFlag(c *cobra.Command, name string) string {
	switch name {
	case "fix":
		return fixed
	case "unsafe-fixes":
		return "did you mean `maturitylint check --fix --unsafe-fixes`"
	case "diff":
		return "did you mean `maturitylint check --diff`"
	case "json":
		if c.Flags().Lookup("format") != nil {
			return "did you mean --format json"
		}
	}
	return ""
}

// foreignCommand is foreignFlag for commands.
func foreignCommand(word string) string {
	switch word {
	case "fix":
		return fixed
	case "lint":
		return "did you mean check"
	}
	return ""
}
