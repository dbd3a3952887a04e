package output

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// logCommand matches how a command opens anywhere in a line of a log: "##[" for GitHub and Azure, "##vso[" for Azure. Their
// runners compare text as people sort it, so that characters which nobody sees may stand between.
var logCommand = regexp.MustCompile(`(?i)#[\p{C}\p{M}]*#[\p{C}\p{M}]*(?:v[\p{C}\p{M}]*s[\p{C}\p{M}]*o[\p{C}\p{M}]*)?\[`)

// logText returns text that the log of a CI shows as it stands, on one line, and takes for no command in it.
func logText(text string) string {
	return closeCommands(Printable(text))
}

// closeCommands puts signs of the same width in the place of what opens a command somewhere in a line.
func closeCommands(text string) string {
	return logCommand.ReplaceAllStringFunc(text, func(opening string) string {
		last := strings.LastIndexByte(opening, '#')
		return opening[:last] + "♯" + opening[last+1:]
	})
}

// lineCommand matches how a command opens at the start of a line of GitHub's log.
var lineCommand = regexp.MustCompile(`(?m)^([\p{C}\p{M}\p{Z}]*):([\p{C}\p{M}]*:)`)

// closeLineCommands does the same for what opens a command at the start of a line.
func closeLineCommands(text string) string {
	return lineCommand.ReplaceAllString(text, "$1∶$2")
}

// Inert returns a text of several lines in which the log of a CI finds no command, wherever in it an article's words stand.
func Inert(text string) string { return closeLineCommands(closeCommands(text)) }

// runnerPath is the path by which a CI knows an article: from the root of the repository, in whatever folder the linter runs.
func (r Report) runnerPath(path string) string {
	seen, _ := r.fromRoot(path)
	return logText(seen)
}

// advised is the message of a finding and below it, on lines of their own, what to do about it.
func advised(f lint.Finding) string {
	lines := []string{logText(f.Message)}
	for _, help := range helps(f) {
		lines = append(lines, "help: "+logText(help))
	}
	return strings.Join(lines, "\n")
}

// writeLogEnd writes what people read at the end of a log.
func writeLogEnd(w *bytes.Buffer, r Report) {
	if r.Statistics {
		writeStatistics(w, countRules(r.Results), NewStyle(false))
	}
	if !r.Quiet {
		fmt.Fprintln(w, summary(r.Results))
	}
}
