package levels

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
)

//go:embed level-sequence.md
var levelSequenceDoc string

// LevelSequence demands every level once and in order.
var LevelSequence = lint.New(lint.Rule{
	Name:     "level-sequence",
	Group:    "levels",
	Summary:  "The article has every level, each once and in order",
	Help:     "Give each level a tab of its own, numbered from 1 upwards",
	Doc:      levelSequenceDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, levelSequenceOptions{Count: 5}, checkLevelSequence)

type levelSequenceOptions struct {
	Count int `yaml:"count" doc:"How many levels the model has"`
}

// A numbered is a heading that opens a level, or was meant to.
type numbered struct {
	number  int
	heading *markdown.Heading
}

func checkLevelSequence(p *lint.Pass, o levelSequenceOptions) {
	if o.Count < 1 {
		return
	}
	expected := "; expected " + levelName(1) + " to " + levelName(o.Count)
	levels := numberedHeadings(p.Article)
	if len(levels) == 0 {
		p.Reportf(p.Article.Underline(), "no level tabs%s", expected)
		return
	}
	faults := sequenceFaults(levels, o.Count)
	if len(faults) == 0 {
		return
	}
	at := firstOutOfPlace(levels)
	p.Report(lint.Finding{
		Span:    shown(at.heading),
		Message: enumerate(faults) + expected + ", each once and in order",
		Related: doubles(levels, at),
	})
}

// numberedHeadings lists the levels in order, with the headings that say "Level N" but fail to be tabs, which
// tab-id reports.
func numberedHeadings(a *article.Article) []numbered {
	levels := make([]numbered, 0, len(a.Levels))
	for _, t := range a.Levels {
		levels = append(levels, numbered{t.Number, t.Heading})
	}
	for _, h := range a.TabLike {
		if number := readTitle(h).number; number > 0 {
			levels = append(levels, numbered{number, h})
		}
	}
	slices.SortFunc(levels, func(a, b numbered) int { return a.heading.Span.Start - b.heading.Span.Start })
	return levels
}

func sequenceFaults(levels []numbered, count int) (faults []string) {
	times := map[int]int{}
	var order []int // of the first occurrences
	for _, l := range levels {
		times[l.number]++
		if times[l.number] == 1 {
			order = append(order, l.number)
		}
	}
	var missing []string
	for number := 1; number <= count; number++ {
		if times[number] == 0 {
			missing = append(missing, levelName(number))
		}
	}
	if len(missing) > 0 {
		faults = append(faults, enumerate(missing)+areMissing(len(missing)))
	}
	for _, number := range slices.Sorted(slices.Values(order)) {
		if times[number] > 1 {
			faults = append(faults, levelName(number)+" stands "+timesOver(times[number]))
		}
		if number > count {
			faults = append(faults, fmt.Sprintf("%s is beyond %s", levelName(number), levelName(count)))
		}
	}
	if !slices.IsSorted(order) {
		faults = append(faults, "the order is "+numberList(order))
	}
	return faults
}

func areMissing(n int) string {
	if n == 1 {
		return " is missing"
	}
	return " are missing"
}

func timesOver(n int) string {
	if n == 2 {
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}

func numberList(numbers []int) string {
	list := make([]string, len(numbers))
	for i, number := range numbers {
		list[i] = strconv.Itoa(number)
	}
	return strings.Join(list, ", ")
}

// firstOutOfPlace returns the first level that is not the one to follow; the last level where only those behind it are missing.
func firstOutOfPlace(levels []numbered) numbered {
	for i, l := range levels {
		if l.number != i+1 {
			return l
		}
	}
	return levels[len(levels)-1]
}

// doubles points at the levels that stand more than once, but for the one that is underlined already.
func doubles(levels []numbered, underlined numbered) (related []lint.Related) {
	for i, l := range levels {
		again := slices.ContainsFunc(levels[:i], l.sameNumber) || slices.ContainsFunc(levels[i+1:], l.sameNumber)
		if again && l != underlined {
			related = append(related, lint.Related{Span: shown(l.heading), Message: levelName(l.number) + " stands here as well"})
		}
	}
	return related
}

func (l numbered) sameNumber(other numbered) bool { return l.number == other.number }
