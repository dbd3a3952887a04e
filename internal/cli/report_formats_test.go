package cli

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/report"
)

// Figures are the numbers that a format gives of the articles, of the levels, of the strategies, and of the longest strategy of
// each level, in the order of the report.
type figures struct {
	articles, levels, strategies, longest []string
}

// figuresOf are those of the JSON, which was recounted.
func figuresOf(made *report.Report) (f figures) {
	for _, a := range made.Articles {
		if a.Judged() {
			f.articles = append(f.articles, articleFigures(a.Counts, a.Compliance))
		}
		for _, l := range a.Levels {
			f.levels = append(f.levels, levelFigures(l.Counts, l.Compliance, len(l.Strategies), l.MaxStrategies))
			most, over := -1, false
			var limit *int
			for _, s := range l.Strategies {
				f.strategies = append(f.strategies, strategyFigures(s.Words, s.MaxWords, s.Over))
				over = over || s.Over
				if s.Words > most {
					most, limit = s.Words, s.MaxWords
				}
			}
			if most >= 0 {
				f.longest = append(f.longest, strategyFigures(most, limit, over))
			}
		}
	}
	return f
}

func articleFigures(c report.Counts, k report.Compliance) string {
	return fmt.Sprintf("%d %d %d, %d/%d", c.Errors, c.Warnings, c.Suggestions, k.Kept, k.Applying)
}

func levelFigures(c report.Counts, k report.Compliance, strategies int, most *int) string {
	return fmt.Sprintf("%s, %s", articleFigures(c, k), strategyFigures(strategies, most, false))
}

func strategyFigures(words int, most *int, over bool) string {
	limit := "-"
	if most != nil {
		limit = strconv.Itoa(*most)
	}
	return fmt.Sprintf("%d/%s %t", words, limit, over)
}

// compareFormats holds the other formats against the JSON of the same report.
func compareFormats(t *testing.T, made *report.Report, args ...string) {
	t.Helper()
	all := figuresOf(made)
	for _, test := range []struct {
		format   string
		read     func(*testing.T, string) figures
		expected figures
	}{
		{"terminal", readTerminal, figures{all.articles, all.levels, nil, all.longest}},
		{"html", readPage, figures{all.articles, all.levels, all.strategies, nil}},
		{"markdown", readMarkdown, figures{all.articles, all.levels, all.strategies, nil}},
		{"csv", readCSV, figures{nil, all.levels, all.strategies, nil}},
	} {
		_, text, _ := run(nil, append([]string{"report", "--format", test.format}, args...)...)
		if diff := cmp.Diff(test.expected, test.read(t, text), cmp.AllowUnexported(figures{})); diff != "" {
			t.Errorf("report %q (-json +%s):\n%s", args, test.format, diff)
		}
	}
}

var (
	terminalArticle = regexp.MustCompile(`^  (.*); (\d+)/(\d+) rules kept$`)
	terminalLevel   = regexp.MustCompile(`^  .* (?:! )?(\d+)(?:/(\d+))? +(?:(! )?(\d+)(?:/(\d+))?|–) +(?:yes|no) +(?:\d+|no) +(\d+)/(\d+) +(\d+|–) +(\d+|–) +(\d+|–)$`)
)

func readTerminal(_ *testing.T, text string) (f figures) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := terminalArticle.FindStringSubmatch(line); m != nil {
			f.articles = append(f.articles, articleFigures(countsIn(m[1]), compliance(m[2], m[3])))
		}
		if m := terminalLevel.FindStringSubmatch(line); m != nil {
			counts := report.Counts{Errors: number(m[8]), Warnings: number(m[9]), Suggestions: number(m[10])}
			f.levels = append(f.levels, levelFigures(counts, compliance(m[6], m[7]), number(m[1]), limit(m[2])))
			if m[4] != "" {
				f.longest = append(f.longest, strategyFigures(number(m[4]), limit(m[5]), m[3] != ""))
			}
		}
	}
	return f
}

var (
	pageTag        = regexp.MustCompile(`<span class="tag [^"]*">([^<]*)</span>`)
	pageRules      = regexp.MustCompile(`>(\d+) of (\d+) rules kept</span>`)
	pageStrategies = regexp.MustCompile(`>(\d+)(?: of (\d+))? strategies`)
	pageWords      = regexp.MustCompile(`<span class="words( error)?">(\d+)(?: of (\d+))? words`)
)

func readPage(_ *testing.T, text string) (f figures) {
	for _, section := range strings.Split(text, `<section class="article"`)[1:] {
		parts := strings.Split(section, `<div class="level"`)
		if k := pageRules.FindStringSubmatch(parts[0]); k != nil {
			f.articles = append(f.articles, articleFigures(countsIn(pageTag.FindStringSubmatch(parts[0])[1]), compliance(k[1], k[2])))
		}
		for _, level := range parts[1:] {
			k, n := pageRules.FindStringSubmatch(level), pageStrategies.FindStringSubmatch(level)
			counts := countsIn(pageTag.FindStringSubmatch(level)[1])
			f.levels = append(f.levels, levelFigures(counts, compliance(k[1], k[2]), number(n[1]), limit(n[2])))
			for _, s := range pageWords.FindAllStringSubmatch(level, -1) {
				f.strategies = append(f.strategies, strategyFigures(number(s[2]), limit(s[3]), s[1] != ""))
			}
		}
	}
	return f
}

var (
	markdownArticle  = regexp.MustCompile(`^\| .* \| .* \| (.*) \| (\d+) of (\d+) \| \d+(?: of \d+)? \| \d+ of \d+ \| \d+ \|$`)
	markdownLevel    = regexp.MustCompile(`^\| \*\*.*\*\* \| (\d+)(?: of (\d+))? strategies.* \| \| (.*) \| (\d+) of (\d+) \|$`)
	markdownStrategy = regexp.MustCompile(`^\| \| .* \| (\d+)(?: of (\d+))? \| (.*) \| \|$`)
)

func readMarkdown(_ *testing.T, text string) (f figures) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := markdownArticle.FindStringSubmatch(line); m != nil {
			f.articles = append(f.articles, articleFigures(countsIn(m[1]), compliance(m[2], m[3])))
		}
		if m := markdownLevel.FindStringSubmatch(line); m != nil {
			f.levels = append(f.levels, levelFigures(countsIn(m[3]), compliance(m[4], m[5]), number(m[1]), limit(m[2])))
		}
		if m := markdownStrategy.FindStringSubmatch(line); m != nil {
			f.strategies = append(f.strategies, strategyFigures(number(m[1]), limit(m[2]), m[3] == "over the limit"))
		}
	}
	return f
}

// readTable reads a table of which Excel is told that it is UTF-8.
func readTable(t *testing.T, text string) [][]string {
	t.Helper()
	text, marked := strings.CutPrefix(text, "\ufeff")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked || len(rows) == 0 {
		t.Fatalf("%v, with byte order mark: %t:\n%s", err, marked, text)
	}
	return rows
}

func readCSV(t *testing.T, text string) (f figures) {
	t.Helper()
	rows := readTable(t, text)
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	left := 0 // rows of the level that was begun
	for _, row := range rows[1:] {
		cell := func(name string) string { return row[column[name]] }
		if cell("strategies") == "" {
			continue
		}
		if left == 0 {
			counts := report.Counts{Errors: number(cell("errors")), Warnings: number(cell("warnings")), Suggestions: number(cell("suggestions"))}
			f.levels = append(f.levels, levelFigures(counts, compliance(cell("rules kept"), cell("rules applying")), number(cell("strategies")), limit(cell("max strategies"))))
			left = max(1, number(cell("strategies")))
		}
		left--
		if cell("words") != "" {
			f.strategies = append(f.strategies, strategyFigures(number(cell("words")), limit(cell("max words")), cell("over") == "yes"))
		}
	}
	return f
}

var countOf = regexp.MustCompile(`(\d+) (error|warning|suggestion)`)

// countsIn reads such as "ready, with 1 warning".
func countsIn(words string) (c report.Counts) {
	for _, m := range countOf.FindAllStringSubmatch(words, -1) {
		switch m[2] {
		case "error":
			c.Errors = number(m[1])
		case "warning":
			c.Warnings = number(m[1])
		default:
			c.Suggestions = number(m[1])
		}
	}
	return c
}

func compliance(kept, applying string) report.Compliance {
	return report.Compliance{Kept: number(kept), Applying: number(applying)}
}

func limit(text string) *int {
	if text == "" {
		return nil
	}
	n := number(text)
	return &n
}

// number reads a whole number; a dash is none.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
