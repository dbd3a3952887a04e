package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/scaffold"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// newName is how an article is called for which only a folder is named.
const newName = "maturity-model.md"

type newFlags struct {
	configFlags
	order      scaffold.Order
	levels     string
	strategies count
	noIcons    bool
}

func newNew(s Streams) *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "new PATH",
		Short: "Start a new article",
		Long: "Writes the skeleton of an article: everything that the configuration asks for,\n" +
			"and a placeholder wherever you have to write. A check of the new article lists\n" +
			"these placeholders and nothing else.\n\n" +
			"PATH is the article to write, a folder for a " + newName + " in it, or - for\n" +
			"standard output. What is there already is never overwritten.\n\n" +
			"The pillar follows from the folder's name, your names from the settings of git\n" +
			"(github.user or user.name, and user.email). An icon that the article shows and\n" +
			"that is not found in a folder _images is written there.",
		Example: `  maturitylint new cost-optimization/maturity-model.md
  maturitylint new drafts --title "Backup maturity model" --strategies 4
  maturitylint new model.md --levels "By hand,Scheduled,Tested,Measured,A habit"
  maturitylint new - --preset published`,
		Args: onePath("`maturitylint new cost-optimization`"),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, s, args[0]) },
	}
	flags := c.Flags()
	flags.StringVar(&f.order.Title, "title", "", "the `TITLE` of the article, without which it is that of its pillar")
	flags.StringVar(&f.order.Description, "description", "", "the `TEXT` that search results show")
	flags.StringVar(&f.order.Author, "author", "", "your `NAME` on GitHub")
	flags.StringVar(&f.order.MSAuthor, "ms-author", "", "your `ALIAS` at Microsoft")
	flags.StringVar(&f.order.Pillar, "pillar", "", "the `PILLAR` that the article is about")
	flags.StringVar(&f.levels, "levels", "", "the `NAMES` of the levels, with commas between them")
	flags.Var(&f.strategies, "strategies", "how many strategies each level gets (default 3)")
	flags.BoolVar(&f.noIcons, "no-icons", false, "write no icons, only the article")
	f.add(c)
	return c
}

func (f *newFlags) run(c *cobra.Command, s Streams, path string) error {
	piped := path == dash
	if !piped {
		var err error
		if path, err = articlePath(path); err != nil {
			return err
		}
	}
	settings, governing, err := f.settings(path)
	if err != nil {
		return err
	}
	if err := f.complete(c, path); err != nil {
		return err
	}
	if piped {
		return f.print(s.Out, settings)
	}
	return f.write(s.Out, path, settings, governing)
}

// settings returns those that hold for an article that is to be written, with the configuration that they are from.
func (f *newFlags) settings(path string) (*config.Settings, *config.Config, error) {
	if path == dash {
		path = "."
	}
	governing, err := f.loader(workspace.OnDisk()).Find(path)
	if err != nil {
		return nil, nil, err
	}
	return governing.For(path), governing, nil
}

// complete takes from git what no flag says, and the day.
func (f *newFlags) complete(c *cobra.Command, path string) error {
	me := gitIdentity(c.Context(), filepath.Dir(path))
	if !c.Flags().Changed("author") {
		f.order.Author = me.author
	}
	if !c.Flags().Changed("ms-author") {
		f.order.MSAuthor = me.alias
	}
	if c.Flags().Changed("strategies") && f.strategies == 0 {
		return errors.New("--strategies: a level without strategies is no level; ask for 1 or more")
	}
	if f.levels != "" {
		f.order.LevelNames = strings.Split(f.levels, ",")
	}
	f.order.Strategies = int(f.strategies)
	f.order.Today = today()
	return nil
}

func (f *newFlags) print(w io.Writer, settings *config.Settings) error {
	pillars, err := scaffold.Pillars(settings)
	if err == nil {
		err = f.choosePillar(pillars, "")
	}
	if err != nil {
		return err
	}
	f.order.Icon = func(file string) string { return "../_images/" + file }
	article, err := scaffold.Write(settings, f.order)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, article.Text)
	return err
}

func (f *newFlags) write(w io.Writer, path string, settings *config.Settings, governing *config.Config) error {
	project := ""
	if governing.Path != "" {
		project = governing.Root
	}
	around, err := workspace.New("", workspace.OnDisk())
	if err != nil {
		return err
	}
	place, err := scaffold.NewPlace(around.View(around.Abs(path), project), settings)
	if err != nil {
		return err
	}
	pillars, err := scaffold.Pillars(settings)
	if err == nil {
		err = f.choosePillar(pillars, place.Pillar())
	}
	if err != nil {
		return err
	}
	f.order.Icon, f.order.Picture = place.Icon, place.PictureOf(f.order.Pillar)
	article, err := scaffold.Write(settings, f.order)
	if err != nil {
		return err
	}
	if err := createFile(path, []byte(article.Text)); err != nil {
		return err
	}
	fmt.Fprintf(w, "wrote %s: %s with %s each\n", output.Printable(path),
		lint.Count(article.Levels, "level", "levels"), lint.Count(article.Strategies, "strategy", "strategies"))
	if err := f.writeIcons(w, place, article.Icons); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "`%s` lists what is left for you to write\n", output.Printable(f.checkOf(path)))
	return err
}

// checkOf returns the command that judges an article by the settings that it was made for.
func (f *newFlags) checkOf(path string) string {
	command := "maturitylint check "
	if f.File != "" {
		command += "--config " + shellWord(f.File) + " "
	}
	if f.Preset != "" {
		command += "--preset " + f.Preset + " "
	}
	return command + shellWord(path)
}

// choosePillar settles the pillar: that of the folder, or the one that the flag names.
func (f *newFlags) choosePillar(pillars []string, around string) error {
	named := f.order.Pillar
	if named == "" {
		f.order.Pillar = around
		return nil
	}
	for _, p := range pillars {
		if strings.EqualFold(p, strings.ReplaceAll(named, " ", "-")) {
			f.order.Pillar = p
			if around != "" && around != p {
				return fmt.Errorf("--pillar is %s, but the article would stand in the folder of %s; leave out --pillar, or choose another folder", p, around)
			}
			return nil
		}
	}
	return fmt.Errorf("--pillar: unknown pillar %q%s", named, lint.DidYouMean(named, pillars, "expected one of "+strings.Join(pillars, ", ")))
}

// writeIcons writes the icons that the article would show in vain.
func (f *newFlags) writeIcons(w io.Writer, place scaffold.Place, icons []string) error {
	if f.noIcons {
		return nil
	}
	drawings, unknown := place.Missing(icons)
	for _, d := range drawings {
		if err := os.MkdirAll(filepath.Dir(d.Path), 0o755); err != nil {
			return fmt.Errorf("%s: the folder cannot be made: %w; add the icon yourself", shownPath(d.Path), cause(err))
		}
		if err := createFile(d.Path, d.SVG); err != nil {
			return err
		}
		fmt.Fprintf(w, "wrote %s, an icon that the article shows\n", output.Printable(shownPath(d.Path)))
	}
	for _, icon := range unknown {
		fmt.Fprintf(w, "put the icon %s there yourself; nobody has drawn one for maturitylint\n", output.Printable(icon))
	}
	return nil
}

// articlePath returns where the article goes that an argument names.
func articlePath(arg string) (string, error) {
	info, err := os.Stat(arg)
	if err == nil && info.IsDir() {
		arg = filepath.Join(arg, newName)
	} else if last := arg[len(arg)-1]; os.IsPathSeparator(last) {
		return "", fmt.Errorf("%s: there is no such folder; make it first, or check the path", arg)
	}
	if !strings.EqualFold(filepath.Ext(arg), ".md") {
		return "", fmt.Errorf("%s: an article's name ends in .md; write %s.md, or make a folder of that name", arg, arg)
	}
	return arg, vacant(arg)
}

// shownPath returns an absolute path as somebody in the working directory would write it.
func shownPath(path string) string {
	if dir, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(dir, path); err == nil {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}

// shellWord quotes a path with which a shell would do something else.
func shellWord(path string) string {
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	if strings.ContainsFunc(path, func(r rune) bool { return strings.ContainsRune(" \t\n'\"\\$`&|;<>()*?[]#~!{}", r) }) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
