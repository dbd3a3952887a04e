package lint

import "github.com/maturitylint/maturitylint/internal/source"

// A Result is what the linter says of one article: its findings in order of their place.
type Result struct {
	File       *source.File
	Findings   []Finding
	Suppressed []Suppressed
	Baselined  []Finding // known before, as the baseline says
	Dead       int       // findings that the baseline knows of and the article has no more
	Conflict   bool      // the marks of a merge stand in it
	Unread     bool      // the file is at fault as a whole, so that no rule could judge the article
	Fixed      int       // findings whose fix was applied before
}

// A Suppressed finding is hidden by a directive of the article. Its severity is its rule's own.
type Suppressed struct {
	Finding
	Reason string // that the directive gives
}

// A Summary counts what a run found.
type Summary struct {
	Articles    int `json:"articles"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Suggestions int `json:"suggestions"`
	Fixable     int `json:"fixable"`            // findings that carry a fix, safe or not
	Baselined   int `json:"baselined,omitzero"` // findings that the baseline knows, which are not counted above
	Fixed       int `json:"fixed"`              // findings whose fix was applied, which are not counted above
}

// Summarize counts the findings of results.
func Summarize(results []Result) Summary {
	s := Summary{Articles: len(results)}
	for _, r := range results {
		s.Fixed += r.Fixed
		s.Baselined += len(r.Baselined)
		for _, f := range r.Findings {
			s.add(f)
		}
	}
	return s
}

func (s *Summary) add(f Finding) {
	switch f.Severity {
	case Error:
		s.Errors++
	case Warning:
		s.Warnings++
	case Suggestion:
		s.Suggestions++
	}
	if len(f.Fixes) > 0 {
		s.Fixable++
	}
}
