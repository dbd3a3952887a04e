package levels

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
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

// Validate refuses a number that is a slip of the hand: whoever lists what is missing would list them all.
func (o levelSequenceOptions) Validate() error {
	if o.Count > mostLevels {
		return fmt.Errorf("count is %d; a model has at most %d levels, so write how many yours has", o.Count, mostLevels)
	}
	return nil
}

const mostLevels = 100

// A numbered is what opens a level, or was meant to.
type numbered struct {
	number int
	at     source.Span
}

func (l numbered) sameNumber(other numbered) bool { return l.number == other.number }

func checkLevelSequence(p *lint.Pass, o levelSequenceOptions) {
	if o.Count < 1 {
		return
	}
	expected := "; expected " + levelName(1) + " to " + levelName(o.Count)
	levels := numberedHeadings(p.Article)
	if len(levels) == 0 && swallowsTabs(p.Article) {
		return
	}
	if len(levels) == 0 {
		p.Report(lint.Finding{Span: p.Article.Underline(), Message: "no level tabs" + expected, Section: p.Article.Whole()})
		return
	}
	faults, missing := sequenceFaults(levels, lastExpected(p.Article, levels, o.Count), o.Count)
	if len(faults) == 0 {
		return
	}
	underlined := firstOutOfPlace(levels)
	help := ""
	if len(faults) == 1 && len(missing) > 0 {
		help = fmt.Sprintf("Give each missing level a tab, such as `%s[**%s: Name**](%s%s)`", tabMarks(p), levelName(missing[0]), tabTarget, levelID(missing[0]))
	}
	p.Report(lint.Finding{
		Span:    underlined.at,
		Help:    help,
		Message: enumerate(faults) + expected + ", each once and in order",
		Section: p.Article.Whole(),
		Related: doubles(levels, underlined),
	})
}

// lastExpected returns the last of the levels that must stand there; what a block swallows that is never closed
// may hold those behind it.
func lastExpected(a *article.Article, levels []numbered, count int) int {
	if !swallowsTabs(a) {
		return count
	}
	highest := 0
	for _, l := range levels {
		highest = max(highest, l.number)
	}
	return min(highest, count)
}

// swallowsTabs reports whether tabs stand in a block that is never closed.
func swallowsTabs(a *article.Article) bool {
	return a.Swallowed != nil && strings.Contains(string(a.File.Bytes[a.Swallowed.Span.Start:]), "("+tabTarget)
}

// numberedHeadings lists the levels in order, with what says "Level N" but fails to be a tab, which tab-id reports. A level
// that a merge left there twice counts once.
func numberedHeadings(a *article.Article) []numbered {
	levels := make([]numbered, 0, len(a.Levels))
	for _, t := range a.Levels {
		l := numbered{t.Number, shown(t.Heading)}
		if !a.InConflict(t.Heading.Span) || !slices.ContainsFunc(levels, l.sameNumber) {
			levels = append(levels, l)
		}
	}
	for _, h := range a.TabLike {
		if number, ok := a.MeantNumber(h); ok {
			levels = append(levels, numbered{number, shown(h)})
		}
	}
	for _, l := range a.LostTabs {
		if l.IsLevel {
			levels = append(levels, numbered{l.Number, l.Span})
		}
	}
	slices.SortFunc(levels, func(a, b numbered) int { return a.at.Start - b.at.Start })
	return levels
}

func sequenceFaults(levels []numbered, last, count int) (faults []string, missing []int) {
	times := map[int]int{}
	var order []int // of the first occurrences
	for _, l := range levels {
		times[l.number]++
		if times[l.number] == 1 {
			order = append(order, l.number)
		}
	}
	if missing = missingNumbers(times, last); len(missing) > 0 {
		faults = append(faults, levelNames(missing)+areMissing(len(missing)))
	}
	for _, number := range slices.Sorted(slices.Values(order)) {
		if times[number] > 1 {
			faults = append(faults, levelName(number)+" stands "+timesOver(times[number]))
		}
		if number < 1 {
			faults = append(faults, levelName(number)+" is before "+levelName(1))
		}
		if number > count {
			faults = append(faults, fmt.Sprintf("%s is beyond %s", levelName(number), levelName(count)))
		}
	}
	if !slices.IsSorted(order) {
		faults = append(faults, "the order is "+numberList(order))
	}
	return faults, missing
}

func missingNumbers(times map[int]int, last int) (missing []int) {
	for number := 1; number <= last; number++ {
		if times[number] == 0 {
			missing = append(missing, number)
		}
	}
	return missing
}

// levelNames enumerates levels, three and more in a row as a range.
func levelNames(numbers []int) string {
	var names []string
	for len(numbers) > 0 {
		row := 1
		for row < len(numbers) && numbers[row] == numbers[row-1]+1 {
			row++
		}
		if row > 2 {
			names = append(names, fmt.Sprintf("Levels %d to %d", numbers[0], numbers[row-1]))
		} else {
			row = 1
			names = append(names, levelName(numbers[0]))
		}
		numbers = numbers[row:]
	}
	return enumerate(names)
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
		message := levelName(l.number) + " stands here"
		if slices.ContainsFunc(levels[:i], l.sameNumber) {
			message += " as well"
		} else if !slices.ContainsFunc(levels[i+1:], l.sameNumber) {
			continue
		}
		if l != underlined {
			related = append(related, lint.Related{Span: l.at, Message: message})
		}
	}
	return related
}
