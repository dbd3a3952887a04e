package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
)

// writeRulePage writes a rule's page as a terminal shows it best: plain text, examples indented, no marks of Markdown
// but the backticks around what stands in a file letter for letter.
func writeRulePage(w io.Writer, r *lint.Rule, screen output.Screen) error {
	var text bytes.Buffer
	facts, err := facts(r)
	if err != nil {
		return err
	}
	p := &rulePage{
		w:       &text,
		style:   output.NewStyle(screen.Color),
		width:   min(screen.Columns(), 100),
		facts:   facts,
		options: config.OptionsOf(r),
	}
	for line := range strings.Lines(r.Doc) {
		p.line(strings.TrimRight(line, "\r\n"))
	}
	p.flush()
	_, err = w.Write(text.Bytes())
	return err
}

// facts says in one line what a rule weighs in each preset, whether it can be fixed, and since when it is there.
func facts(r *lint.Rule) (string, error) {
	severities := []string{r.Severity.String()}
	for _, preset := range config.Presets() {
		settings, err := config.PresetSettings([]*lint.Rule{r}, preset)
		if err != nil {
			return "", err
		}
		if s := settings.Rules[0].Severity; s != r.Severity {
			severities = append(severities, fmt.Sprintf("(%s: %s)", preset, s))
		}
	}
	return fmt.Sprintf("%s; can be fixed: %s; since %s", strings.Join(severities, " "), r.Fix, r.Since), nil
}

// A rulePage turns the lines of a page into those of a terminal.
type rulePage struct {
	w       *bytes.Buffer
	style   *output.Style
	width   int
	facts   string          // what stands under the title
	options []config.Option // what stands where the page has its table of options

	derived   bool   // within the table of options, which is for Markdown
	fence     string // the one that closes the block of code, "" outside of one
	paragraph []string
	blank     bool // a blank line is due before what comes next
	begun     bool
}

// label says what a block of code is that does not speak for itself, by its info string.
func label(info string) string {
	switch info {
	case "findings":
		return "is reported as"
	case "yaml":
		return "with the options"
	case "files":
		return "with these files around it"
	}
	return ""
}

func (p *rulePage) line(line string) {
	text := strings.TrimSpace(line)
	switch {
	case p.fence != "" && text == p.fence:
		p.fence, p.blank = "", true
	case p.fence != "":
		p.code(line)
	case len(p.paragraph) == 0 && text != "" && strings.HasPrefix(line, "    "):
		p.code(line[4:])
	case strings.HasPrefix(text, "<!--"):
		p.comment(text)
	case p.derived:
	case strings.HasPrefix(text, "```"):
		p.open(text)
	case strings.HasPrefix(text, "|"):
		p.flush()
		p.print("  " + output.Printable(text))
	case text == "":
		p.flush()
		p.blank = true
	case strings.HasPrefix(text, "#"):
		p.heading(text)
	default:
		if hang(text) > 0 {
			p.flush()
		}
		p.paragraph = append(p.paragraph, text)
	}
}

func (p *rulePage) open(text string) {
	p.flush()
	info := strings.TrimLeft(text, "`")
	p.fence = text[:len(text)-len(info)]
	if label := label(info); label != "" {
		p.print(p.style.Faint("  " + label))
		p.blank = false
	}
}

func (p *rulePage) heading(text string) {
	p.flush()
	title := strings.TrimLeft(text, "#")
	p.blank = p.begun
	p.print(p.style.Bold(strings.TrimSpace(title)))
	if p.facts != "" {
		for _, line := range output.Wrap(p.facts, p.width) {
			p.print(p.style.Faint(line))
		}
		p.facts = ""
	}
}

// comment heeds the marks around the table of options.
func (p *rulePage) comment(text string) {
	switch text {
	case "<!-- options -->":
		p.derived = true
		p.writeOptions()
	case "<!-- /options -->":
		p.derived = false
	}
}

// writeOptions writes each option with its default as a configuration file has it.
func (p *rulePage) writeOptions() {
	for _, o := range p.options {
		p.print(fmt.Sprintf("  %s: %s  %s", o.Name, o.Default, p.style.Faint("# "+o.Type)))
		for _, line := range output.Wrap(o.Doc, p.width-6) {
			p.print("      " + line)
		}
	}
}

// flush writes the paragraph that is complete.
func (p *rulePage) flush() {
	if len(p.paragraph) == 0 {
		return
	}
	text := output.Printable(unlink(strings.Join(p.paragraph, " ")))
	p.paragraph = nil
	hang := hang(text)
	for i, line := range output.Wrap(text, p.width-hang) {
		if i > 0 {
			line = strings.Repeat(" ", hang) + line
		}
		p.print(line)
	}
}

// hang is how far the lines of a list item are indented behind its marker, 0 where there is none.
func hang(text string) int {
	marker, _, ok := strings.Cut(text, " ")
	if ok && (marker == "-" || strings.Trim(marker, "0123456789") == "." && len(marker) > 1) {
		return len(marker) + 1
	}
	return 0
}

func (p *rulePage) code(line string) {
	p.print(strings.TrimRight(p.style.Faint("  │")+" "+output.Printable(line), " "))
}

func (p *rulePage) print(line string) {
	if p.blank && p.begun {
		fmt.Fprintln(p.w)
	}
	p.blank, p.begun = false, true
	fmt.Fprintln(p.w, line)
}

// unlink leaves of a link only its text. Code spans are kept as they are.
func unlink(text string) string {
	var out strings.Builder
	for {
		i := strings.IndexAny(text, "`[")
		if i < 0 {
			return out.String() + text
		}
		out.WriteString(text[:i])
		text = text[i:]
		n := 1
		if text[0] == '`' {
			if end := strings.IndexByte(text[1:], '`'); end >= 0 {
				n = end + 2
			}
			out.WriteString(text[:n])
		} else if label, rest, ok := cutLink(text); ok {
			out.WriteString(label)
			n = len(text) - len(rest)
		} else {
			out.WriteByte('[')
		}
		text = text[n:]
	}
}

// cutLink splits a link at the start of text into its label and what follows it.
func cutLink(text string) (label, rest string, ok bool) {
	label, rest, ok = strings.Cut(text[1:], "](")
	if !ok || strings.ContainsAny(label, "[]") {
		return "", "", false
	}
	_, rest, ok = strings.Cut(rest, ")")
	return label, rest, ok
}
