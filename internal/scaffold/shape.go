package scaffold

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/lint"
)

// A shape is what the settings make of an article.
type shape struct {
	keys          []string // of the front matter
	deprecated    map[string]string
	description   [2]int // the fewest and the most characters
	levels        int
	bold          bool   // the titles of levels
	separator     string // in the titles of levels
	focus         bool   // an H3 opens each level
	goalIcon      string // "" where levels have no goals
	checklist     bool
	checkMark     bool
	maxStrategies int
	maxWords      int               // of a strategy
	callouts      map[string]string // labels by the files of their icons
	introduction  int               // paragraphs
	nextSteps     string            // the title of the section, "" where there is none
	nextDepth     int
	links         int // in the next steps
}

// readShape reads the settings. It fails only where a rule or an option is called otherwise than this package thinks.
func readShape(s *config.Settings) (*shape, error) {
	r := &reader{settings: s}
	out := &shape{
		keys:          read[[]string](r, "required-metadata", "keys"),
		deprecated:    read[map[string]string](r, "metadata-topic", "deprecated"),
		description:   [2]int{read[int](r, "description-length", "min"), read[int](r, "description-length", "max")},
		levels:        read[int](r, "level-sequence", "count"),
		bold:          read[bool](r, "level-title", "bold"),
		separator:     read[string](r, "level-title", "separator"),
		focus:         r.asks("h3-is-level-title") && read[int](r, "max-h3-per-level", "max") > 0,
		checklist:     r.asks("key-strategies"),
		checkMark:     r.asks("check-mark"),
		maxStrategies: read[int](r, "max-h4-per-level", "max"),
		maxWords:      read[int](r, "max-words-per-h4", "max"),
		introduction:  max(1, read[int](r, "intro", "min-paragraphs")),
		links:         max(1, read[int](r, "next-steps-links", "min")),
	}
	if r.asks("level-goal") {
		out.goalIcon = path.Base(read[string](r, "level-goal", "icon"))
	}
	if r.asks("callout") {
		out.callouts = read[map[string]string](r, "callout", "labels")
	}
	if titles := read[[]string](r, "next-steps", "titles"); r.asks("next-steps") && len(titles) > 0 {
		out.nextSteps, out.nextDepth = titles[0], read[int](r, "next-steps", "depth")
	}
	return out, r.err
}

// icons lists the files of the icons that an article of this shape shows.
func (s *shape) icons() []string {
	icons := slices.Sorted(maps.Keys(s.callouts))
	if s.maxStrategies == 0 || s.levels == 0 {
		icons = nil // callouts stand in strategies
	}
	if s.goalIcon != "" && s.levels > 0 {
		icons = append([]string{s.goalIcon}, icons...)
	}
	return icons
}

// A reader reads settings and keeps the first fault.
type reader struct {
	settings *config.Settings
	err      error
}

// asks reports whether a rule is not switched off: an article need not have what nobody asks of it.
func (r *reader) asks(rule string) bool {
	setting := r.settings.Rule(rule)
	if setting == nil {
		r.fail("no rule is called %s", rule)
		return false
	}
	return setting.Severity != lint.Off
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func read[T any](r *reader, rule, option string) (value T) {
	setting := r.settings.Rule(rule)
	if setting == nil {
		r.fail("no rule is called %s", rule)
		return value
	}
	found, _ := setting.Option(option)
	value, ok := found.(T)
	if !ok {
		r.fail("rule %s has no option %s of type %T", rule, option, value)
	}
	return value
}
