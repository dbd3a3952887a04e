package ruletest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/fix"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// unsound says in which ways a finding could not be shown, sent to an editor or applied.
func unsound(f *source.File, finding lint.Finding) []string {
	faults := appendFault(nil, "the finding", shownFault(f, finding.Span))
	faults = appendFault(faults, "the message", wordingFault(finding.Message))
	if finding.Section != (source.Span{}) {
		faults = appendFault(faults, "the section", spanFault(f.Bytes, finding.Section))
	}
	for _, related := range finding.Related {
		faults = appendFault(faults, "the related place", shownFault(f, related.Span))
		faults = appendFault(faults, "the related message", wordingFault(related.Message))
	}
	for _, fix := range finding.Fixes {
		faults = append(faults, fixFaults(f, fix)...)
	}
	return faults
}

func appendFault(faults []string, what, fault string) []string {
	if fault == "" {
		return faults
	}
	return append(faults, what+" "+fault)
}

// shownFault says why a span cannot be underlined, "" where it can.
func shownFault(f *source.File, s source.Span) string {
	if fault := spanFault(f.Bytes, s); fault != "" {
		return fault
	}
	if s.Empty() {
		if strings.TrimSpace(f.Text(f.LineOf(s.Start))) != "" {
			return fmt.Sprintf("is empty (at %s), although its line has characters to underline", position(f, s.Start))
		}
		return ""
	}
	if last := f.Bytes[s.End-1]; last == '\n' || last == '\r' {
		return fmt.Sprintf("ends in a line ending (at %s); end it before", position(f, s.End-1))
	}
	return ""
}

// spanFault says why a span is no range of whole characters, "" where it is one.
func spanFault(content []byte, s source.Span) string {
	switch {
	case s.Start < 0 || s.End > len(content) || s.Start > s.End:
		return fmt.Sprintf("has the span %d-%d in a file of %d bytes", s.Start, s.End, len(content))
	case s.Start == 0 && s.End > 0 && bytes.HasPrefix(content, []byte(source.BOM)):
		return "covers the byte order mark"
	}
	for _, offset := range []int{s.Start, s.End} {
		if fault := borderFault(content, offset); fault != "" {
			return fault
		}
	}
	return ""
}

func borderFault(content []byte, offset int) string {
	if offset == len(content) {
		return ""
	}
	if !utf8.RuneStart(content[offset]) {
		return fmt.Sprintf("splits a character at byte %d", offset)
	}
	if offset > 0 && content[offset] == '\n' && content[offset-1] == '\r' {
		return fmt.Sprintf("splits a CRLF at byte %d", offset)
	}
	return ""
}

func fixFaults(file *source.File, f lint.Fix) []string {
	what := fmt.Sprintf("the fix %q", f.Title)
	faults := appendFault(nil, what, wordingFault(f.Title))
	if len(f.Edits) == 0 {
		faults = append(faults, what+" has no edits")
	}
	for i, edit := range f.Edits {
		faults = appendFault(faults, what, editFault(file, edit))
		if slices.ContainsFunc(f.Edits[i+1:], func(other lint.Edit) bool { return fix.Meet(edit, other) }) {
			faults = append(faults, what+" has edits that overlap or insert at the same place")
		}
	}
	return faults
}

func editFault(f *source.File, edit lint.Edit) string {
	if fault := spanFault(f.Bytes, edit.Span); fault != "" {
		return fault
	}
	switch {
	case f.Text(edit.Span) == edit.New:
		return fmt.Sprintf("changes nothing at %s", position(f, edit.Span.Start))
	case !utf8.ValidString(edit.New):
		return fmt.Sprintf("writes invalid UTF-8 at %s", position(f, edit.Span.Start))
	case f.LineEnding() == "\r\n" && strings.Count(edit.New, "\n") != strings.Count(edit.New, "\r\n"):
		return fmt.Sprintf("writes a bare LF into a file with CRLF at %s; use File.LineEnding", position(f, edit.Span.Start))
	}
	return ""
}

func wordingFault(text string) string {
	switch {
	case text == "":
		return "is empty"
	case strings.TrimSpace(text) != text || strings.ContainsAny(text, "\r\n"):
		return fmt.Sprintf("has white space at its ends or a line break: %q", text)
	case strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..."):
		return fmt.Sprintf("ends in a full stop: %q", text)
	}
	return ""
}

func position(f *source.File, offset int) string {
	p := f.Position(offset)
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}
