package output

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

type junitReport struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"` // of a test itself, which are not ours
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

// A junitCase says all in its name and its text: Jenkins refuses a case with a file or a line of its own.
type junitCase struct {
	Name    string      `xml:"name,attr"`
	Class   string      `xml:"classname,attr"` // GitLab groups by it
	Failure *junitState `xml:"failure"`
	Skipped *junitState `xml:"skipped"`
}

type junitState struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"` // GitLab shows it, and no attribute
}

// writeJUnit makes each article a suite and each of its findings a test that failed, or that was skipped where it is a
// suggestion. An article without findings is a suite with one test that passed.
func writeJUnit(w *bytes.Buffer, r Report) error {
	report := junitReport{Name: "maturitylint"}
	for _, result := range r.Results {
		suite := newJUnitSuite(result)
		report.Tests += suite.Tests
		report.Failures += suite.Failures
		report.Suites = append(report.Suites, suite)
	}
	return writeXMLDocument(w, report)
}

func newJUnitSuite(r lint.Result) junitSuite {
	path := Printable(r.File.Path)
	suite := junitSuite{Name: path}
	taken := map[string]int{}
	for _, f := range r.Findings {
		c := newJUnitCase(r.File, f)
		if taken[c.Name]++; taken[c.Name] > 1 { // of tests of one name, GitLab shows the first
			c.Name = fmt.Sprintf("%s, no. %d", c.Name, taken[c.Name])
		}
		if c.Skipped != nil {
			suite.Skipped++
		} else {
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, c)
	}
	if suite.Cases == nil {
		suite.Cases = []junitCase{{Name: "no findings", Class: path}}
	}
	suite.Tests = len(suite.Cases)
	return suite
}

func newJUnitCase(file *source.File, f lint.Finding) junitCase {
	at, path := file.Position(f.Span.Start), Printable(file.Path)
	state := &junitState{
		Type:    f.Severity.String(),
		Message: Printable(f.Message),
		Text:    fmt.Sprintf("%s:%d:%d: %s: %s", path, at.Line, at.Column, f.Severity, Printable(f.Message)),
	}
	for _, help := range helps(f) {
		state.Text += "\nhelp: " + Printable(help)
	}
	c := junitCase{Name: fmt.Sprintf("%s, line %d, column %d", f.Rule.Name, at.Line, at.Column), Class: path}
	if f.Severity == lint.Suggestion {
		c.Skipped = state
	} else {
		c.Failure = state
	}
	return c
}
