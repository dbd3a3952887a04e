package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/report"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

type reportFlags struct {
	articleFlags
	baselineChoice
	historyFlags
	format *choice
	output string
	links  linkTemplate
	date   day
	schema bool
}

func newReport(s Streams) *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report [PATH...]",
		Short: "Show where a set of articles stands against the template",
		Long: "Shows where each article stands: whether it is ready, which rules it keeps, its\n" +
			"levels with their strategies and words against the limits, and what is still\n" +
			"template. As html it is one page that needs nothing else; as csv, one row a\n" +
			"strategy.\n\n" +
			"A PATH is what it is for `maturitylint check`. Articles that are as the last\n" +
			"revision has them are judged on its day, and others today, unless --date says on\n" +
			"which.\n\n" +
			"Exit code: 0 the report is written, 2 something could not be read or written;\n" +
			"it stands in the report as such.",
		Example: `  maturitylint report
  maturitylint report --format html --output report.html articles/
  maturitylint report --format html --link-template 'https://example.com/{path}'
  maturitylint report --format csv --date 2026-03-31 > strategies.csv`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := errors.Join(f.historyFlags.refuse(c), f.chooseFormat(c)); err != nil {
				return err
			}
			return f.run(c.Context(), s, args)
		},
	}
	f.format = addChoice(c, "format", "how the report is written; else as the name of --output has it", "terminal", "html", "markdown", "csv", "json")
	c.Flags().StringVar(&f.output, "output", "", "write to this `FILE` instead of the terminal")
	c.Flags().Var(&f.links, "link-template", "the address that places lead to: {path} in it is the path from the root of the repository, {line} the line")
	c.Flags().Var(&f.date, "date", "the day on which articles are judged; else that of the revision as which they stand, or today")
	c.Flags().BoolVar(&f.schema, "schema", false, "print the JSON Schema of --format json instead; with --history or --compare that of a history")
	f.historyFlags.add(c)
	f.baselineChoice.add(c)
	f.articleFlags.add(c)
	return c
}

// chooseFormat takes the format from the name of the file to write, unless one is given.
func (f *reportFlags) chooseFormat(c *cobra.Command) error {
	if c.Flags().Changed("output") && f.output == "" {
		return errors.New("--output is empty; name a file, or leave it out")
	}
	if c.Flags().Changed("format") || f.schema {
		return nil
	}
	switch strings.ToLower(filepath.Ext(f.output)) {
	case ".html", ".htm":
		f.format.word = "html"
	case ".md", ".markdown":
		f.format.word = "markdown"
	case ".csv":
		f.format.word = "csv"
	case ".json":
		f.format.word = "json"
	case "", ".txt":
	default:
		return fmt.Errorf("--output %s: the name says no format; say one with --format, or end it with .html, .md, .csv, .json or .txt", f.output)
	}
	return nil
}

func (f *reportFlags) run(ctx context.Context, s Streams, args []string) error {
	if f.schema {
		return f.writeSchema(s, args)
	}
	request, err := f.prepare(s, args)
	if err != nil {
		return err
	}
	checked, held := f.dated(ctx, &request)
	checked.Program = moduleVersion(buildInfo())
	checked.Paths = append([]string{}, args...)
	if f.looksBack() {
		made, problems := f.look(ctx, s, request, checked)
		return f.tell(made == nil || len(made.Articles) == 0, problems, func() error { return f.writeHistory(s, made) })
	}
	collector := f.collector(ctx, request)
	collector.Held = held
	made, problems := collector.Run(request, checked)
	return f.tell(len(made.Articles) == 0, problems, func() error { return f.write(s, made) })
}

// tell writes what was made, unless the problems say why it is empty.
func (f *reportFlags) tell(empty bool, problems []error, write func() error) error {
	if !empty || len(problems) == 0 {
		problems = append(problems, write())
	}
	return errors.Join(problems...)
}

// prepare turns the flags and arguments into what the engine is asked for.
func (f *reportFlags) prepare(s Streams, args []string) (engine.Request, error) {
	if err := f.baselineChoice.refuse(); err != nil {
		return engine.Request{}, err
	}
	request, err := f.request(s, workspace.OnDisk(), args)
	if err != nil {
		return request, err
	}
	request.Vet = func(names []string) error { return f.refuseOverwrite(names, request.Config) }
	if !f.looksBack() { // what is known now says nothing of what was
		request.Baseline, err = f.known(request.Files)
	}
	return request, err
}

func (f *reportFlags) refuseOverwrite(names []string, c *config.Loader) error {
	return refuseReport("--output "+f.output, f.output, names, c)
}

func (f *reportFlags) collector(ctx context.Context, request engine.Request) *report.Collector {
	return &report.Collector{
		Rules:  rulebook(),
		Links:  f.links.LinkTemplate,
		OneDay: f.date.given,
		Place:  func(name string) string { return fromRoot(request.Files, name) },
		Check:  func(r engine.Request) ([]lint.Result, []error) { return engine.Run(ctx, r) },
		Governing: func(path string) (preset, file string) {
			if c, err := request.Config.Find(path); err == nil {
				return c.Source()
			}
			return "", ""
		},
	}
}

func (f *reportFlags) write(s Streams, made *report.Report) error {
	return f.writeAs(s, map[string]func(*bytes.Buffer) error{
		"terminal": f.forTerminal(s, func(b *bytes.Buffer) error { return writeReportText(b, made, f.screen(s)) }),
		"html":     made.HTML,
		"markdown": made.Markdown,
		"csv":      made.CSV,
		"json":     made.JSON,
	})
}

// fromRoot names a file as its repository does, by the path from its root; outside of one, as it was named.
func fromRoot(files *workspace.Files, name string) string {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return name
	}
	seen, err := filepath.Rel(files.Repository(filepath.Dir(path)), path)
	if err != nil || !filepath.IsLocal(seen) {
		return name
	}
	return filepath.ToSlash(seen)
}

// forTerminal writes a text that is safe to show, wherever it is shown.
func (f *reportFlags) forTerminal(s Streams, write func(*bytes.Buffer) error) func(*bytes.Buffer) error {
	return func(b *bytes.Buffer) error {
		var text bytes.Buffer
		err := write(&text)
		b.WriteString(shown(text.String(), f.screen(s)))
		return err
	}
}

// writeAs writes in the format that was chosen.
func (f *reportFlags) writeAs(s Streams, formats map[string]func(*bytes.Buffer) error) error {
	return f.put(s, formats[f.format.word])
}

// put writes to where the report goes.
func (f *reportFlags) put(s Streams, write func(*bytes.Buffer) error) error {
	if f.output != "" && f.output != dash {
		return writeFile(f.output, write)
	}
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return err
	}
	_, err := s.Out.Write(text.Bytes())
	return err
}

// screen is what the text is laid out for: a file has no colours.
func (f *reportFlags) screen(s Streams) output.Screen {
	if f.output != "" && f.output != dash {
		return output.Screen{}
	}
	return s.Screen
}

func (f *reportFlags) writeSchema(s Streams, args []string) error {
	if len(args) > 0 {
		return errors.New("--schema is the same for every article; leave out the path")
	}
	describe := report.Schema
	if f.looksBack() {
		describe = report.HistorySchema
	}
	schema, err := describe()
	if err != nil {
		return err
	}
	return f.put(s, func(b *bytes.Buffer) error { _, err := b.Write(schema); return err })
}

// A linkTemplate is the value of --link-template.
type linkTemplate struct {
	report.LinkTemplate
	text string
}

// String returns the template as it was written.
func (t *linkTemplate) String() string { return t.text }

// Type names the value in the help text.
func (*linkTemplate) Type() string { return "TEMPLATE" }

// Set takes a template.
func (t *linkTemplate) Set(text string) (err error) {
	t.text = text
	t.LinkTemplate, err = report.ParseLinkTemplate(text)
	return err
}
