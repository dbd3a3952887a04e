package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
)

func newCompletion(s Streams) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that lets your shell complete commands",
		Long: "Prints a script that makes the Tab key complete commands, flags, rules and paths\n" +
			"in your shell: bash, zsh, fish or powershell.",
		Example: `  source <(maturitylint completion bash)             this bash session
  maturitylint completion zsh > ~/.zfunc/_maturitylint
  maturitylint completion fish | source
  maturitylint completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: shells,
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return errors.New("no shell named; write bash, zsh, fish or powershell behind completion")
			case !slices.Contains(shells, args[0]):
				return fmt.Errorf("unknown shell %s; expected bash, zsh, fish or powershell", args[0])
			}
			return atMostOne("shell")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error { return complete(c.Root(), args[0], s.Out) },
	}
}

func complete(root *cobra.Command, shell string, w io.Writer) error {
	switch shell {
	case "zsh":
		return root.GenZshCompletion(w)
	case "fish":
		return root.GenFishCompletion(w, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(w)
	}
	return root.GenBashCompletionV2(w, true)
}
