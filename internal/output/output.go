// Package output writes what the linter found, one format per file.
package output

import (
	"bytes"
	"io"
	"slices"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A Report is what a run has to tell, and how it shall be told.
type Report struct {
	Results    []lint.Result
	Rules      []*lint.Rule // the rulebook, those without a finding included
	Version    string       // of the program
	Folder     string       // the working directory, absolute: paths are relative to it unless they are absolute
	Root       string       // of the git repository around the working directory, absolute; "" where there is none
	Quiet      bool         // leave out the summary, where a format has one for people
	Statistics bool         // count the findings of each rule
	Screen     Screen
}

// A Screen is what a text for people is laid out for.
type Screen struct {
	Width int // in terminal cells; 0 means DefaultWidth
	Color bool
}

// DefaultWidth is the width of a screen whose width nobody knows.
const DefaultWidth = 80

// A Format is one form of the report.
type Format struct {
	Name  string
	write func(*bytes.Buffer, Report) error

	// bracket is how the format writes "[" so that its readers see the same, and the log of a CI no command that opens
	// with it. It is empty for formats that take care themselves.
	bracket string
}

const (
	jsonBracket = `\u005b`
	xmlBracket  = "&#91;"
)

// Formats lists every format, the default one first.
func Formats() []Format {
	return []Format{
		{Name: "text", write: writeText},
		{Name: "json", write: writeJSON, bracket: jsonBracket},
		{Name: "sarif", write: writeSARIF, bracket: jsonBracket},
		{Name: "github", write: writeGitHub},
		{Name: "azure", write: writeAzure},
		{Name: "gitlab", write: writeGitLab, bracket: jsonBracket},
		{Name: "junit", write: writeJUnit, bracket: xmlBracket},
		{Name: "checkstyle", write: writeCheckstyle, bracket: xmlBracket},
		{Name: "rdjson", write: writeRDJSON, bracket: jsonBracket},
		{Name: "markdown", write: writeMarkdown},
	}
}

// Write writes the report. Its error is that of the writer.
func (f Format) Write(w io.Writer, r Report) error {
	var text bytes.Buffer
	if err := f.write(&text, r); err != nil {
		return err
	}
	document := text.Bytes()
	if f.bracket != "" {
		document = logCommand.ReplaceAllFunc(document, func(opening []byte) []byte {
			return slices.Concat(bytes.TrimSuffix(opening, []byte("[")), []byte(f.bracket))
		})
	}
	_, err := w.Write(document)
	return err
}

// Columns returns the width that a text may take.
func (s Screen) Columns() int {
	if s.Width <= 0 {
		return DefaultWidth
	}
	return s.Width
}
