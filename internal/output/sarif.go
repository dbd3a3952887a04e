package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// What GitHub takes: an upload with more is refused, or cut where nobody sees it.
// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files
const (
	sarifResults  = 25_000
	sarifPlaces   = 1_000 // of a result, the first included
	sarifTextSize = 1_024 // characters of a description or message
)

// sarifRoot is the name by which the code scanning of GitHub and others know the root of the repository.
const sarifRoot = "%SRCROOT%"

// A sarifWriter puts together the one run of a log.
type sarifWriter struct {
	report Report
	index  map[string]int // of rules by name
	run    sarifRun
	room   map[lint.Severity]int // results that may still be added
}

// writeSARIF leaves out what a directive suppresses: GitHub knows no suppressions, and shows such a result as open.
func writeSARIF(w *bytes.Buffer, r Report) error {
	s := sarifWriter{report: r, index: map[string]int{}}
	s.run = sarifRun{
		Tool:              sarifTool{newSARIFDriver(r.Version)},
		ColumnKind:        "utf16CodeUnits",
		AutomationDetails: sarifAutomation{"maturitylint/"},
		Artifacts:         []sarifFile{},
		Results:           []sarifResult{},
	}
	if root := r.root(); root != "" {
		s.run.BaseIDs = map[string]sarifArtifact{sarifRoot: {URI: fileURI(strings.TrimSuffix(root, "/") + "/")}}
	}
	for _, rule := range r.Rules {
		s.addRule(rule)
	}
	s.makeRoom()
	for _, result := range r.Results {
		s.addFile(result)
	}
	return writeIndented(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{s.run},
	})
}

// makeRoom shares out the results that a run may have, to the gravest first, and tells what is left out.
func (s *sarifWriter) makeRoom() {
	sum := lint.Summarize(s.report.Results)
	found := map[lint.Severity]int{lint.Error: sum.Errors, lint.Warning: sum.Warnings, lint.Suggestion: sum.Suggestions}
	s.room = map[lint.Severity]int{}
	left, out := sarifResults, 0
	for _, severity := range lint.Severities {
		s.room[severity] = min(found[severity], left)
		left -= s.room[severity]
		out += found[severity] - s.room[severity]
	}
	if out == 0 {
		return
	}
	message := fmt.Sprintf("%s left out, the lightest: GitHub takes %d results.", lint.Count(out, "finding is", "findings are"), sarifResults)
	s.run.Invocations = []sarifInvocation{{Successful: true, Notifications: []sarifNotification{
		{Level: "warning", Message: sarifText{Text: message}},
	}}}
}

func (s *sarifWriter) addFile(result lint.Result) {
	at := len(s.run.Artifacts)
	location := s.locate(result.File.Path)
	s.run.Artifacts = append(s.run.Artifacts, sarifFile{location, "text/markdown", []string{"analysisTarget"}})
	location.Index = &at
	for _, f := range result.Findings {
		if s.room[f.Severity] > 0 {
			s.room[f.Severity]--
			s.run.Results = append(s.run.Results, s.newResult(result.File, location, f))
		}
	}
}

// locate says where a file is: from the root, where it lies below it.
func (s *sarifWriter) locate(name string) sarifArtifact {
	seen, inside := s.report.fromRoot(name)
	switch {
	case !inside && filepath.IsAbs(seen):
		return sarifArtifact{URI: fileURI(seen)}
	case s.report.root() == "":
		return sarifArtifact{URI: relativeURI(seen)}
	}
	return sarifArtifact{URI: relativeURI(seen), URIBaseID: sarifRoot}
}

func (s *sarifWriter) newResult(file *source.File, location sarifArtifact, f lint.Finding) sarifResult {
	result := sarifResult{
		RuleID:       f.Rule.Name,
		RuleIndex:    s.addRule(f.Rule),
		Level:        sarifLevel(f.Severity),
		Locations:    []sarifLocation{{Physical: sarifPhysical{location, newSARIFRegion(file, f.Span)}}},
		Fingerprints: map[string]string{"maturitylint/v1": f.Fingerprint()},
	}
	related := f.Related[:min(len(f.Related), sarifPlaces-1)]
	for i, place := range related {
		result.Related = append(result.Related, sarifLocation{
			ID:       i + 1,
			Physical: sarifPhysical{location, newSARIFRegion(file, place.Span)},
			Message:  &sarifText{Text: shorten(sarifPlain(place.Message), sarifTextSize)},
		})
	}
	result.Message.Text = sarifMessage(f.Message, related)
	for _, fix := range f.Fixes {
		result.Fixes = append(result.Fixes, newSARIFFix(file, location, fix))
	}
	return result
}

// newSARIFRegion counts columns as columnKind says.
func newSARIFRegion(file *source.File, span source.Span) sarifRegion {
	start, end := file.UTF16Position(span.Start), file.UTF16Position(span.End)
	return sarifRegion{start.Line, start.Column, end.Line, end.Column}
}

func newSARIFFix(file *source.File, location sarifArtifact, fix lint.Fix) sarifFix {
	change := sarifChange{Artifact: location}
	for _, e := range fix.Edits {
		replacement := sarifReplacement{Deleted: newSARIFRegion(file, e.Span)}
		if e.New != "" {
			replacement.Inserted = &sarifText{Text: e.New}
		}
		change.Replacements = append(change.Replacements, replacement)
	}
	title := Printable(fix.Title)
	if fix.Safety == lint.Unsafe {
		title += " (unsafe: look at what it makes)"
	}
	return sarifFix{sarifText{Text: title}, []sarifChange{change}}
}

// sarifMessage is the message of a finding. It links to the related places, as far as there is room: GitHub shows none that
// are not linked.
func sarifMessage(message string, related []lint.Related) string {
	text := shorten(sarifPlain(message), sarifTextSize-1)
	for i, place := range related {
		link := fmt.Sprintf("; see [%s](%d)", sarifLinked(place.Message), i+1)
		if len(text)+len(link) >= sarifTextSize {
			break
		}
		text += link
	}
	return text + "."
}

// A link in a message of plain text looks as it does in Markdown, and a backslash before a bracket makes it none.
var (
	linkLike = regexp.MustCompile(`\[([^\[\]]*)\]\(`)
	brackets = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)
)

func sarifPlain(text string) string  { return linkLike.ReplaceAllString(Printable(text), `\[$1\](`) }
func sarifLinked(text string) string { return brackets.Replace(Printable(text)) }

// shorten cuts a text to so many characters.
func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(slices.Concat(runes[:most-1], []rune(cut)))
}

func sarifLevel(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	case lint.Suggestion:
		return "note"
	default:
		return "none"
	}
}
