package cli

import "github.com/spf13/cobra"

// unfixed is the answer to whoever looks for the command or flag that applies fixes.
const unfixed = "fixes are not applied yet, they stand in `maturitylint check --format json`"

// foreignFlag says what to write instead of a flag that people know from other linters, "" for any other flag.
func foreignFlag(c *cobra.Command, name string) string {
	switch name {
	case "fix", "unsafe-fixes", "diff":
		return unfixed
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
		return unfixed
	case "lint":
		return "did you mean check"
	}
	return ""
}
