package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/instructions"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A templateReading is what the instructions of a template become.
type templateReading struct {
	path    string
	text    string // of the configuration
	changes int    // against the preset
	told    []told // what was understood
	unknown []told // what was not
	clashes bool   // some of it cannot hold
}

// A told is an instruction, which may stand on several lines, with what became of it.
type told struct {
	lines  []int
	text   string
	became []string
}

const maxTemplate = 4 << 20

// readTemplate reads the template and makes a configuration of it.
func (f *initFlags) readTemplate() (*templateReading, error) {
	template, err := readText(f.template)
	if err != nil {
		return nil, err
	}
	settings, err := config.PresetSettings(rulebook(), f.preset)
	if err != nil {
		return nil, err
	}
	all := instructions.Read(source.NewFile(f.template, template))
	list := &wishList{settings: settings, clashes: clashesOf(all)}
	read := &templateReading{path: f.template}
	for _, i := range all {
		if became := list.add(i); len(became) > 0 {
			read.told = tell(read.told, i, became)
		} else {
			read.unknown = tell(read.unknown, i, nil)
		}
	}
	if len(read.told) == 0 {
		return nil, fmt.Errorf("%s: holds no instruction that is understood; write one such as <!-- No more than 5 H4 headings per tab -->", f.template)
	}
	list.reconcile()
	read.clashes = len(list.clashes) > 0
	head := []string{
		"What a template asks for where that differs from the preset " + f.preset + ": " + output.Printable(filepath.ToSlash(f.template)),
		"It was read by `maturitylint init --from-template`. `maturitylint config` shows every setting.",
	}
	read.text, read.changes, err = config.Written(rulebook(), f.preset, head, list.all())
	return read, err
}

// readText reads a file that should be text.
func readText(path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read: %w; check the path", path, cause(err))
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a folder; name the template in it", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: is no regular file; name a template", path)
	case info.Size() > maxTemplate:
		return nil, fmt.Errorf("%s: is larger than 4MiB; a template is a few pages", path)
	}
	text, err := os.ReadFile(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read: %w; check its permissions", path, cause(err))
	case !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0:
		return nil, errors.New(path + ": is no text in UTF-8; save the template as Markdown")
	}
	return text, nil
}

// tell adds an instruction, or its line to what reads and became the same.
func tell(list []told, i instructions.Instruction, became []string) []told {
	for k := range list {
		if list[k].text == i.Text && strings.Join(list[k].became, "\n") == strings.Join(became, "\n") {
			list[k].lines = append(list[k].lines, i.Line)
			return list
		}
	}
	return append(list, told{[]int{i.Line}, i.Text, became})
}

// report says what became of each instruction, and which were not understood.
func (r *templateReading) report(w io.Writer) {
	fmt.Fprintf(w, "%s asks for:\n", output.Printable(r.path))
	for _, t := range r.told {
		t.write(w)
	}
	if len(r.unknown) > 0 {
		fmt.Fprintln(w, "\nNot understood, or not the concern of any rule:")
		for _, t := range r.unknown {
			t.write(w)
		}
	}
}

func (t told) write(w io.Writer) {
	text := t.text
	const most = 100
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most-1]) + "…"
	}
	fmt.Fprintf(w, "  %s: %s\n", lineNumbers(t.lines), output.Printable(text))
	for _, line := range t.became {
		fmt.Fprintf(w, "      → %s\n", output.Printable(line))
	}
}

// lineNumbers names the first few lines.
func lineNumbers(lines []int) string {
	const most = 5
	var numbers []string
	for _, line := range lines[:min(len(lines), most)] {
		numbers = append(numbers, strconv.Itoa(line))
	}
	if more := len(lines) - most; more > 0 {
		return fmt.Sprintf("lines %s and %d more", strings.Join(numbers, ", "), more)
	}
	if len(lines) == 1 {
		return "line " + numbers[0]
	}
	return "lines " + strings.Join(numbers, ", ")
}

// summary says what the configuration is worth.
func (r *templateReading) summary(preset string) string {
	if r.changes == 0 && r.clashes {
		return "no setting differs from the preset " + preset
	}
	if r.changes == 0 {
		return "the template asks for what the preset " + preset + " asks for anyway"
	}
	return lint.Count(r.changes, "setting differs", "settings differ") + " from the preset " + preset
}
