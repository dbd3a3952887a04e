package lint

import "github.com/maturitylint/maturitylint/internal/source"

// A Finding is one way in which an article departs from a rule.
type Finding struct {
	Rule *Rule // set by the pass

	// Severity comes from the configuration; the engine sets it. A rule may set one for a finding
	// that weighs less than the rest of its findings: then the lighter of the two applies.
	Severity Severity

	// Span is what a person would underline. It holds at least one character wherever
	// the file has one to show.
	Span source.Span

	// Message says what was found and what is expected, as one sentence without a full stop.
	Message string

	// Help says what to do where the rule's own Help does not fit: one imperative sentence without a full stop; "" else.
	Help string

	// Section is the section that the finding is about as a whole, from the start of its
	// heading, or zero where the finding is about its span alone. A suppression at the
	// heading covers the finding.
	Section source.Span

	Related []Related
	Fixes   []Fix

	Identity Identity // the engine sets it where it is asked to
}

// A Related is a second place that explains a finding.
type Related struct {
	Span    source.Span
	Message string
}

// A Safety says whether a fix may be applied without a person looking at it.
type Safety int

// The safeties.
const (
	Safe   Safety = iota // the meaning of the article cannot change
	Unsafe               // a person should look
)

// String returns the safety's name.
func (s Safety) String() string {
	return [...]string{Safe: "safe", Unsafe: "unsafe"}[s]
}

// A Fix mends a finding. Its edits apply together or not at all; they do not overlap.
type Fix struct {
	Title  string // what it does: a verb phrase
	Safety Safety
	Edits  []Edit
}

// An Edit replaces the bytes of a span.
type Edit struct {
	Span source.Span
	New  string
}
