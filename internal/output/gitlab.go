package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A gitlabIssue is an entry of GitLab's Code Quality report, which is a part of Code Climate's:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitlabIssue struct {
	Type        string         `json:"type"`
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Categories  []string       `json:"categories"`
	Severity    string         `json:"severity"`
	Fingerprint string         `json:"fingerprint"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(w *bytes.Buffer, r Report) error {
	issues := []gitlabIssue{}
	taken := map[string]bool{}
	for _, result := range r.Results {
		path, _ := r.fromRoot(result.File.Path)
		for _, f := range result.Findings {
			issue := newGitLabIssue(result.File, path, f)
			issue.Fingerprint = gitlabFingerprint(path, f, taken)
			issues = append(issues, issue)
		}
	}
	return writeIndented(w, issues)
}

func newGitLabIssue(file *source.File, path string, f lint.Finding) gitlabIssue {
	first, last := linesOf(file, f.Span)
	return gitlabIssue{
		Type:        "issue",
		Description: Printable(f.Message),
		CheckName:   f.Rule.Name,
		Categories:  []string{"Style"},
		Severity:    gitlabSeverity(f.Severity),
		Location:    gitlabLocation{path, gitlabLines{first, last}},
	}
}

// gitlabSeverity leaves the two gravest words of GitLab, critical and blocker, to what breaks a program.
func gitlabSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "major"
	case lint.Warning:
		return "minor"
	default:
		return "info"
	}
}

// gitlabFingerprint tells a finding from all others of the report: GitLab shows one of those that share it.
func gitlabFingerprint(path string, f lint.Finding, taken map[string]bool) string {
	for n := 0; ; n++ {
		sum := sha256.Sum256([]byte(strings.Join([]string{path, f.Fingerprint(), strconv.Itoa(n)}, "\x00")))
		fingerprint := hex.EncodeToString(sum[:16])
		if !taken[fingerprint] {
			taken[fingerprint] = true
			return fingerprint
		}
	}
}
