package output

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// gitHubLimit is how many annotations of a kind GitHub shows for a step. It drops the others without a word.
const gitHubLimit = 10

// Workflow commands are escaped as GitHub's own toolkit does it.
var (
	gitHubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// writeGitHub writes a group of the log for each article with findings, all of them, and then the annotations that GitHub
// shows beside the lines of a change.
func writeGitHub(w *bytes.Buffer, r Report) error {
	for _, result := range r.Results {
		if len(result.Findings) > 0 {
			writeGitHubGroup(w, result)
		}
	}
	writeGitHubAnnotations(w, r)
	writeLogEnd(w, r)
	return nil
}

// writeGitHubGroup lists findings. No line of it opens with the two colons of a command: each opens with words of ours.
func writeGitHubGroup(w *bytes.Buffer, r lint.Result) {
	title := logText(r.File.Path) + ": " + counts(lint.Summarize([]lint.Result{r}))
	fmt.Fprintf(w, "::group::%s\n", gitHubData.Replace(title))
	for _, f := range r.Findings {
		at := r.File.Position(f.Span.Start)
		text := strings.ReplaceAll(advised(f), "\n", "\n    ")
		message, help, _ := strings.Cut(text, "\n")
		fmt.Fprintf(w, "%d:%d %s: %s [%s]\n%s\n", at.Line, at.Column, f.Severity, message, f.Rule.Name, help)
	}
	fmt.Fprintln(w, "::endgroup::")
}

// writeGitHubAnnotations writes as many annotations of each kind as GitHub shows, the gravest kind first.
func writeGitHubAnnotations(w *bytes.Buffer, r Report) {
	var left lint.Result
	for _, severity := range lint.Severities {
		n := 0
		for _, result := range r.Results {
			for _, f := range result.Findings {
				switch {
				case f.Severity != severity:
				case n == gitHubLimit:
					left.Findings = append(left.Findings, f)
				default:
					n++
					writeGitHubAnnotation(w, r, result.File, f)
				}
			}
		}
	}
	if len(left.Findings) == 0 {
		return
	}
	fmt.Fprintf(w, "%s in the groups above only: GitHub shows %d of a kind for each step; --format sarif=FILE holds all, for an upload\n",
		counts(lint.Summarize([]lint.Result{left})), gitHubLimit)
}

func writeGitHubAnnotation(w *bytes.Buffer, r Report, file *source.File, f lint.Finding) {
	kind := "notice"
	switch f.Severity {
	case lint.Error:
		kind = "error"
	case lint.Warning:
		kind = "warning"
	}
	start, end := file.Position(f.Span.Start), file.Position(f.Span.End)
	fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d", kind, gitHubProperty.Replace(r.runnerPath(file.Path)), start.Line, end.Line)
	if start.Line == end.Line { // GitHub refuses columns of a range over several lines
		fmt.Fprintf(w, ",col=%d,endColumn=%d", start.Column, end.Column)
	}
	fmt.Fprintf(w, ",title=%s::%s\n", gitHubProperty.Replace("maturitylint: "+f.Rule.Name), gitHubData.Replace(advised(f)))
}
