package report

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A stand is an article whose place in the report is being made.
type stand struct {
	Article
	links    Lines
	source   *article.Article
	result   lint.Result
	settings []lint.Setting
}

func newArticle(links Lines, path string) Article {
	return Article{
		Path:       strings.Clone(path),
		Link:       links.At(1),
		State:      Ready,
		Groups:     []GroupCompliance{},
		Verdicts:   []Verdict{},
		Levels:     []Level{},
		Findings:   []Finding{},
		Suppressed: []Finding{},
		Baselined:  []Finding{},
	}
}

func newStand(links Lines, a *article.Article, result lint.Result, settings []lint.Setting) *stand {
	return &stand{Article: newArticle(links, a.File.Path), links: links, source: a, result: result, settings: settings}
}

// judge takes over the findings and holds them against the rules that apply.
func (s *stand) judge() {
	found, hidden := map[string]int{}, map[string]int{}
	for _, f := range s.result.Findings {
		s.addFinding(newFinding(s.links, s.result.File, f), f)
		found[f.Rule.Name]++
	}
	for _, f := range s.result.Suppressed {
		f.Severity = s.severity(f.Finding)
		shown := newFinding(s.links, s.result.File, f.Finding)
		shown.Reason = strings.Clone(f.Reason)
		s.Suppressed = append(s.Suppressed, shown)
		hidden[f.Rule.Name]++
	}
	known, old := Counts{}, map[string]int{}
	for _, f := range s.result.Baselined {
		known.add(f.Severity)
		old[f.Rule.Name]++
		s.Baselined = append(s.Baselined, newFinding(s.links, s.result.File, f))
	}
	if s.Counts.Errors+known.Errors > 0 {
		s.State = Unfinished
	}
	for _, setting := range s.settings {
		r := setting.Rule
		s.Verdicts = append(s.Verdicts, Verdict{r.Name, r.Group, setting.Severity.String(), found[r.Name], hidden[r.Name], old[r.Name]})
		s.Compliance.add(found[r.Name] == 0)
		s.group(r.Group).Compliance.add(found[r.Name] == 0)
	}
	for _, f := range s.result.Findings {
		s.group(f.Rule.Group).Findings.add(f.Severity)
	}
}

// severity is what a finding that is suppressed would have weighed.
func (s *stand) severity(f lint.Finding) lint.Severity {
	for _, setting := range s.settings {
		if setting.Rule.Name == f.Rule.Name && (f.Severity == lint.Off || f.Severity > setting.Severity) {
			return setting.Severity
		}
	}
	return f.Severity
}

func (s *stand) group(name string) *GroupCompliance {
	for i := range s.Groups {
		if s.Groups[i].Name == name {
			return &s.Groups[i]
		}
	}
	s.Groups = append(s.Groups, GroupCompliance{Name: name})
	return &s.Groups[len(s.Groups)-1]
}

// limit returns the number that an option of a rule sets, nil where the rule is off.
func (s *stand) limit(rule, option string) *int {
	for i := range s.settings {
		if s.settings[i].Rule.Name != rule {
			continue
		}
		if value, ok := s.settings[i].Option(option); ok {
			if number, ok := value.(int); ok {
				return &number
			}
		}
	}
	return nil
}

func (a *Article) addFinding(shown Finding, f lint.Finding) {
	a.Findings = append(a.Findings, shown)
	a.Counts.add(f.Severity)
	if len(f.Fixes) > 0 {
		a.Fixable++
	}
	if f.Rule.Group == placeholders {
		a.Placeholder++
	}
}

// placeholders is the group of the rules about what is still template.
const placeholders = "placeholders"

func newFinding(links Lines, file *source.File, f lint.Finding) Finding {
	start, end := file.Position(f.Span.Start), file.Position(f.Span.End)
	help := f.Help
	if help == "" {
		help = f.Rule.Help
	}
	return Finding{
		Rule:      f.Rule.Name,
		Group:     f.Rule.Group,
		Severity:  f.Severity.String(),
		Line:      start.Line,
		Column:    start.Column,
		EndLine:   end.Line,
		EndColumn: end.Column,
		Link:      links.At(start.Line),
		Message:   strings.Clone(f.Message),
		Help:      strings.Clone(help),
		Fix:       fixState(f.Fixes),
	}
}

// fixState says whether a fix may be applied without a person looking at it.
func fixState(fixes []lint.Fix) string {
	state := "none"
	for _, fix := range fixes {
		if fix.Safety == lint.Safe {
			return lint.Safe.String()
		}
		state = lint.Unsafe.String()
	}
	return state
}
