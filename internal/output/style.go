package output

import (
	"github.com/fatih/color"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A Style colours text for a terminal, or leaves it as it is.
type Style struct {
	bold, faint, help, note, fault, warning, suggestion *color.Color
}

// NewStyle returns a style that colours or does not. It heeds neither terminal nor environment: that is the caller's part.
func NewStyle(colored bool) *Style {
	paint := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if colored {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return &Style{
		bold:       paint(color.Bold),
		faint:      paint(color.Faint),
		help:       paint(color.FgGreen),
		note:       paint(color.FgCyan),
		fault:      paint(color.Bold, color.FgRed),
		warning:    paint(color.Bold, color.FgYellow),
		suggestion: paint(color.Bold, color.FgBlue),
	}
}

// Bold is for headings and names.
func (s *Style) Bold(text string) string { return s.bold.Sprint(text) }

// Faint is for what the eye may pass over.
func (s *Style) Faint(text string) string { return s.faint.Sprint(text) }

// Severity is the colour of a severity.
func (s *Style) Severity(severity lint.Severity, text string) string {
	switch severity {
	case lint.Error:
		return s.fault.Sprint(text)
	case lint.Warning:
		return s.warning.Sprint(text)
	case lint.Suggestion:
		return s.suggestion.Sprint(text)
	default:
		return s.faint.Sprint(text)
	}
}
