package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/lint"
)

const program = "maturitylint"

func newRoot(s Streams) *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:   program,
		Short: "Check maturity-model articles for Microsoft Learn",
		Long: "Maturitylint reads maturity-model articles and tells you what to change so that\n" +
			"they follow the authoring template and look right on Microsoft Learn.",
		Example: `  maturitylint new security           start an article in that folder
  maturitylint check                  every article in this folder
  maturitylint check draft.md         one file
  maturitylint outline draft.md       levels, strategies and their word counts
  maturitylint rules tab-id           what a rule demands, with examples`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return unknownCommand(c, args[0])
			case version:
				return printVersion(s)
			}
			return errors.New("no command; start with `maturitylint check`, or see `maturitylint help`")
		},
	}
	root.Flags().BoolVar(&version, "version", false, "print the version")
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetUsageFunc(writeUsage)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelp())
	root.AddCommand(
		newCheck(s),
		newNew(s),
		newBaseline(s),
		newOutline(s),
		newReport(s),
		newRules(s),
		newConfig(s),
		newInit(s),
		newHook(s),
		newVersion(s),
		newCompletion(s),
	)
	for _, c := range root.Commands() {
		c.Flags().SortFlags = false // help shows them in the order of their use
	}
	return root
}

// unknownCommand takes the word of a user who named no command. It may well be the path of an article.
func unknownCommand(root *cobra.Command, word string) error {
	if word == "-" || strings.ContainsAny(word, "./\\*") {
		return fmt.Errorf("%s is no command; to check it, write `maturitylint check %s`", word, word)
	}
	if hint := foreignCommand(word); hint != "" {
		return fmt.Errorf("unknown command %s; %s", word, hint)
	}
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return fmt.Errorf("unknown command %s%s", word, lint.DidYouMean(word, names, "`maturitylint help` lists the commands"))
}

// newHelp is cobra's help command with an error for a command that is not there.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show what a command does and how to use it",
		Args:  atMostOne("command"),
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []cobra.Completion
			for _, command := range c.Root().Commands() {
				if command.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(command.Name(), command.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			topic, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(c.Root(), args[0])
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}
