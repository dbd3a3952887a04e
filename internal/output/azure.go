package output

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// azureEscape is what the agent of Azure Pipelines decodes, in properties and data alike.
var azureEscape = strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A", ";", "%3B", "]", "%5D")

// writeAzure writes a logging command for each finding. Azure shows them above the log and in it; whether the task fails
// is for the exit code to say.
func writeAzure(w *bytes.Buffer, r Report) error {
	for _, result := range r.Results {
		for _, f := range result.Findings {
			writeAzureIssue(w, r, result, f)
		}
	}
	writeLogEnd(w, r)
	return nil
}

// writeAzureIssue writes one finding. Azure knows errors and warnings only, so that a suggestion is a warning that says so.
func writeAzureIssue(w *bytes.Buffer, r Report, result lint.Result, f lint.Finding) {
	kind, message := "warning", advised(f)
	switch f.Severity {
	case lint.Error:
		kind = "error"
	case lint.Suggestion:
		message = "suggestion: " + message
	}
	at := result.File.Position(f.Span.Start)
	fmt.Fprintf(w, "##vso[task.logissue type=%s;sourcepath=%s;linenumber=%d;columnnumber=%d;code=%s]%s\n",
		kind, azureEscape.Replace(r.runnerPath(result.File.Path)), at.Line, at.Column, azureEscape.Replace(f.Rule.Name), azureEscape.Replace(message))
}
