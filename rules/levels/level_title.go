package levels

import (
	_ "embed"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed level-title.md
var levelTitleDoc string

// LevelTitle demands that levels are titled alike.
var LevelTitle = lint.New(lint.Rule{
	Name:     "level-title",
	Group:    "levels",
	Summary:  "A level's title reads `Level N: Name`, all bold",
	Help:     "Write the title as `# [**Level 1: Name**](#tab/level1)`",
	Doc:      levelTitleDoc,
	Severity: lint.Warning,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, levelTitleOptions{Bold: true, Separator: ": "}, checkLevelTitle)

type levelTitleOptions struct {
	Bold      bool   `yaml:"bold" doc:"Whether titles are bold"`
	Separator string `yaml:"separator" doc:"What stands between the number and the name"`
}

func checkLevelTitle(p *lint.Pass, o levelTitleOptions) {
	for _, t := range p.Article.Levels {
		title := readTitle(t.Heading.Block)
		if !title.named() {
			continue // level-name reports it
		}
		if w := readWriting(p.Article.Doc, t, title, o); w.faulty() {
			p.Report(w.finding(p.Article.File, t))
		}
	}
}

// finding reports all that is wrong with a title at once.
func (w *writing) finding(f *source.File, t *article.Tab) lint.Finding {
	expected := w.expected(t.Number)
	finding := lint.Finding{
		Span:    w.span(f, t.Heading),
		Message: w.message(t.Number),
		Help:    "Write the title as `" + strings.Repeat("#", t.Heading.Depth) + " [" + expected + "](" + tabTarget + levelID(t.Number) + ")`",
	}
	if edits := w.edits(f, t.Heading.Tab.Link); len(edits) > 0 {
		finding.Fixes = []lint.Fix{{Title: "Write the title as `" + expected + "`", Safety: lint.Safe, Edits: edits}}
	}
	return finding
}

// span underlines the separator or the no-break space where it alone is wrong and can be seen.
func (w *writing) span(f *source.File, h *markdown.Heading) source.Span {
	switch {
	case w.wrongLabel || w.wrongBold || w.wrongSeparator && len(w.noBreak) > 0:
	case w.wrongSeparator:
		if separator := f.Trim(w.title.block.Source(w.title.separator.Start, w.title.separator.End)); !separator.Empty() {
			return separator
		}
	case len(w.noBreak) == 1:
		return w.title.block.Source(w.noBreak[0].Start, w.noBreak[0].End)
	}
	return shown(h)
}

func (w *writing) message(number int) string {
	var faults []string
	if w.wrongLabel {
		if !w.title.labelled() {
			faults = append(faults, "does not begin with "+quote(levelName(number)))
		} else {
			faults = append(faults, "begins with "+quote(w.title.part(w.title.label))+w.notWhole())
		}
	}
	if w.wrongSeparator && !w.title.isFraction() {
		faults = append(faults, "has "+quoteSeparator(w.separator)+" after "+quote(levelName(number)))
	}
	if fault := w.boldFault(); fault != "" {
		faults = append(faults, fault)
	}
	switch n := len(w.noBreak); n {
	case 0:
	case 1:
		faults = append(faults, "has a no-break space")
	default:
		faults = append(faults, "has "+lint.Count(n, "no-break space", "no-break spaces"))
	}
	return "the title " + enumerate(faults) + "; expected `" + w.expected(number) + "`"
}

// boldFault says what is wrong with the bold of a title, "" where nothing is.
func (w *writing) boldFault() string {
	switch {
	case len(w.stray) > 0:
		return "has `**` without its counterpart"
	case !w.wrongBold:
		return ""
	case w.boldness == notBold:
		return "is not bold"
	case w.boldness == partlyBold:
		return "is only partly bold"
	case len(w.tagged) > 0:
		return "is made bold with HTML"
	default:
		return "is bold in " + lint.Count(boldParts(w.emphases), "part", "parts")
	}
}

// expected returns the title as it should be written, but for icons and markup in its name.
func (w *writing) expected(number int) string {
	text := levelName(number) + w.options.Separator + withoutOtherLabel(w.title.nameText(), number)
	if len(w.stray) > 0 {
		text = strings.ReplaceAll(text, "**", "")
	}
	if w.options.Bold || len(w.stray) > 0 {
		text = "**" + text + "**"
	}
	return text
}

func (w *writing) notWhole() string {
	if w.title.isFraction() {
		return ", which is no level's number"
	}
	return ""
}

func quoteSeparator(separator string) string {
	if strings.TrimSpace(separator) == "" {
		return "no separator"
	}
	return `"` + singleBlanks(separator) + `"`
}
