package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// The rules whose options are the limits that the report shows, with these options.
const (
	countOfLevels = "level-sequence"
	maxStrategies = "max-h4-per-level"
	maxWords      = "max-words-per-h4"
)

// outline copies out of the article what the report shows of it.
func (s *stand) outline() {
	a := s.source
	if a.Title != nil {
		s.Title = strings.Clone(a.Title.Text)
	}
	s.Intro = Intro{Paragraphs: len(a.Intro.Paragraphs), Words: a.Intro.Words()}
	s.Expected = s.limit(countOfLevels, "count")
	if n := a.NextSteps; n != nil {
		s.NextSteps = &NextSteps{Line: a.File.LineAt(n.Heading.Span.Start), Links: len(n.Links)}
	}
	for _, t := range a.Tabs {
		closed := t.Group.Break != nil
		s.Closed = &closed
		level := s.level(t)
		s.Levels = append(s.Levels, level)
		s.Strategies += len(level.Strategies)
		if level.Crowded {
			s.Crowded++
		}
		for _, strategy := range level.Strategies {
			if strategy.Over {
				s.OverWords++
			}
		}
	}
}

func (s *stand) level(t *article.Tab) Level {
	file := s.source.File
	span := source.Span{Start: t.Heading.Span.Start, End: s.source.Reach(t)}
	line := file.LineAt(span.Start)
	l := Level{
		ID:            strings.Clone(t.ID),
		Title:         strings.Clone(t.Title),
		IsLevel:       t.IsLevel,
		Number:        t.Number,
		Line:          line,
		EndLine:       file.LineAt(max(span.Start, span.End-1)),
		Link:          s.links.At(line),
		MaxStrategies: s.limit(maxStrategies, "max"),
		Crowded:       about(s.result.Findings, maxStrategies, t.Span),
		Goal:          t.Goal != nil && !file.Trim(t.Goal.Text).Empty(),
		Strategies:    []Strategy{},
	}
	if t.Checklist != nil {
		entries := len(t.Checklist.Entries)
		l.Checklist = &entries
	}
	s.judgeLevel(&l, span)
	most := s.limit(maxWords, "max")
	for _, strategy := range t.Strategies {
		line := file.LineAt(strategy.Heading.Span.Start)
		l.Strategies = append(l.Strategies, Strategy{
			Title:     strings.Clone(strategy.Title),
			Line:      line,
			Link:      s.links.At(line),
			CheckMark: strategy.CheckMark.Found,
			Words:     strategy.Words,
			MaxWords:  most,
			Over:      about(s.result.Findings, maxWords, strategy.Span),
			Accepted:  s.accepts(maxWords, strategy.Span),
		})
	}
	return l
}

// judgeLevel counts the findings that stand in a level, of rules that judge levels, and notes with each of them where it stands.
func (s *stand) judgeLevel(l *Level, span source.Span) {
	inside := func(f lint.Finding) bool { return span.Holds(f.Span.Start) && judgesLevels(f.Rule) }
	broken := map[string]bool{}
	for i, f := range s.result.Findings {
		if !inside(f) {
			continue
		}
		s.Findings[i].Level = l.name()
		broken[f.Rule.Name] = true
		l.Counts.add(f.Severity)
		if f.Rule.Group == placeholders {
			l.Placeholder++
		}
	}
	for i, f := range s.result.Suppressed {
		if inside(f.Finding) {
			s.Suppressed[i].Level = l.name()
		}
	}
	for i, f := range s.result.Baselined {
		if inside(f) {
			s.Baselined[i].Level = l.name()
		}
	}
	for _, setting := range s.settings {
		if judgesLevels(setting.Rule) {
			l.Compliance.add(!broken[setting.Rule.Name])
		}
	}
}

// name is what to call a tab where its title need not be known.
func (l Level) name() string {
	if l.IsLevel {
		return fmt.Sprintf("Level %d", l.Number)
	}
	return l.Title
}

// accepts reports whether a finding of a rule about a section as a whole is suppressed, or in the baseline.
func (s *stand) accepts(rule string, section source.Span) bool {
	return about(s.result.Baselined, rule, section) ||
		slices.ContainsFunc(s.result.Suppressed, func(f lint.Suppressed) bool { return isAbout(f.Finding, rule, section) })
}

// about reports whether one of the findings is that of a rule about a section as a whole.
func about(findings []lint.Finding, rule string, section source.Span) bool {
	return slices.ContainsFunc(findings, func(f lint.Finding) bool { return isAbout(f, rule, section) })
}

func isAbout(f lint.Finding, rule string, section source.Span) bool {
	return f.Rule.Name == rule && f.Section == section
}

// The rules, beside those of the front matter, that judge an article as a whole and say nothing of single levels.
var ofWholeArticle = map[string]bool{
	"single-title":       true,
	"intro":              true,
	"tab-group-closed":   true,
	"tab-group-whole":    true,
	"next-steps":         true,
	"next-steps-links":   true,
	"next-steps-context": true,
	"heading-order":      true,
	"level-sequence":     true,
	"encoding":           true,
	"too-large":          true,
}

// judgesLevels reports whether a rule speaks of single levels.
func judgesLevels(r *lint.Rule) bool { return r.Group != "metadata" && !ofWholeArticle[r.Name] }
