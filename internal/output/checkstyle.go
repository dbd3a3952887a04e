package output

import (
	"bytes"
	"encoding/xml"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// checkstyleVersion is that of the Checkstyle whose format this is; readers know nothing newer.
const checkstyleVersion = "4.3"

type checkstyleReport struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// writeCheckstyle lists every article, as Checkstyle does, those without findings included.
func writeCheckstyle(w *bytes.Buffer, r Report) error {
	report := checkstyleReport{Version: checkstyleVersion}
	for _, result := range r.Results {
		file := checkstyleFile{Name: Printable(result.File.Path)}
		for _, f := range result.Findings {
			at := result.File.Position(f.Span.Start)
			file.Errors = append(file.Errors, checkstyleError{
				Line:     at.Line,
				Column:   at.Column,
				Severity: checkstyleSeverity(f.Severity),
				Message:  Printable(f.Message),
				Source:   "maturitylint." + f.Rule.Name,
			})
		}
		report.Files = append(report.Files, file)
	}
	return writeXMLDocument(w, report)
}

func checkstyleSeverity(s lint.Severity) string {
	if s == lint.Suggestion {
		return "info"
	}
	return s.String()
}
