package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// flagError says in one sentence what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && !c.HasParent() && c.Flags().NArg() > 0:
		return unknownCommand(c, c.Flags().Arg(0)) // the flag may be one of the command that was meant
	case errors.As(err, &unknown):
		return unknownFlag(c, unknown)
	case errors.As(err, &bare):
		kind, _ := pflag.UnquoteUsage(bare.GetFlag())
		return fmt.Errorf("--%[1]s needs a value; write --%[1]s %[2]s", bare.GetFlag().Name, kind)
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		return fmt.Errorf("--%s takes no value; leave out %q", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s: %w", invalid.GetFlag().Name, invalid.Unwrap())
	}
	return err
}

func unknownFlag(c *cobra.Command, unknown *pflag.NotExistError) error {
	otherwise := fmt.Sprintf("`%s --help` lists the flags", c.CommandPath())
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		return fmt.Errorf("unknown flag -%.1s; %s", letters, otherwise)
	}
	name := unknown.GetSpecifiedName()
	if hint := foreignFlag(c, name); hint != "" {
		return fmt.Errorf("unknown flag --%s; %s", name, hint)
	}
	// The two hyphens that every flag has would make far names look near.
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := lint.Nearest(name, names); near != "" {
		return fmt.Errorf("unknown flag --%s; did you mean --%s", name, near)
	}
	return fmt.Errorf("unknown flag --%s; %s", name, otherwise)
}

// A choice is the value of a flag that takes one of a few words.
type choice struct {
	word  string
	words []string
	given bool
}

// addChoice gives a command a flag that takes one of several words, the first of them where it is not given.
func addChoice(c *cobra.Command, name, usage string, words ...string) *choice {
	v := &choice{word: words[0], words: words}
	c.Flags().Var(v, name, usage)
	// It fails only for a flag that is not there.
	_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	return v
}

// String returns the word that is chosen.
func (v *choice) String() string { return v.word }

// Type names the words, for the help text.
func (v *choice) Type() string { return strings.Join(v.words, "|") }

// Set chooses a word.
func (v *choice) Set(word string) error {
	if !slices.Contains(v.words, word) {
		return fmt.Errorf("unknown value %q%s", word, lint.DidYouMean(word, v.words, "expected one of "+strings.Join(v.words, ", ")))
	}
	if v.given && word != v.word {
		return fmt.Errorf("%s and %s are two; run the command once for each", v.word, word)
	}
	v.word, v.given = word, true
	return nil
}

// atMostOne refuses a second argument of a command that takes one of a kind.
func atMostOne(kind string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("%q is one %s too many; name one at a time", args[1], kind)
		}
		return nil
	}
}

// none refuses every argument.
func none(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("`%s` takes no argument; leave out %q", c.CommandPath(), args[0])
	}
	return nil
}

// onePath refuses all but one argument; example is a command that names one.
func onePath(example string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 || args[0] == "" {
			return fmt.Errorf("no path; write one, as in %s", example)
		}
		return atMostOne("path")(c, args)
	}
}

// A count is the value of a flag that takes a whole number.
type count int

// String returns the number.
func (n *count) String() string { return strconv.Itoa(int(*n)) }

// Type names the value in the help text.
func (*count) Type() string { return "NUMBER" }

// Set takes a number in digits.
func (n *count) Set(text string) error {
	number, err := strconv.Atoi(text)
	if err != nil || number < 0 || number > 1000 {
		return fmt.Errorf("%q is no whole number from 0 to 1000", text)
	}
	*n = count(number)
	return nil
}
