package output

import (
	"regexp"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// semantic is a version in the form of https://semver.org, behind the v that Go wants.
var semantic = regexp.MustCompile(`^v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$`)

func newSARIFDriver(version string) sarifDriver {
	driver := sarifDriver{
		Name:           "maturitylint",
		FullName:       strings.TrimSpace("maturitylint " + version),
		Version:        strings.TrimSpace("0.0.0 " + version), // the standard's readers compare numbers
		InformationURI: homepage,
		Rules:          []sarifRule{},
	}
	if parts := semantic.FindStringSubmatch(version); parts != nil {
		driver.Version, driver.SemanticVersion = parts[1], parts[1]
	}
	return driver
}

// addRule returns the index of a rule, which it adds unless the run has it.
func (s *sarifWriter) addRule(r *lint.Rule) int {
	rules := &s.run.Tool.Driver.Rules
	at, ok := s.index[r.Name]
	if !ok {
		at = len(*rules)
		s.index[r.Name] = at
		*rules = append(*rules, newSARIFRule(r))
	}
	return at
}

func newSARIFRule(r *lint.Rule) sarifRule {
	page := rulePage(r)
	rule := sarifRule{
		ID:               r.Name,
		Name:             sarifName(r),
		ShortDescription: sarifText{Text: shorten(r.Summary+".", sarifTextSize)},
		FullDescription:  sarifText{Text: shorten(r.Summary+". "+r.Help+".", sarifTextSize)},
		Help:             sarifText{Text: shorten(r.Help+". See "+page+".", sarifTextSize), Markdown: r.Doc},
		HelpURI:          page,
		Default:          sarifConfiguration{Level: sarifLevel(r.Severity)},
		Properties:       sarifProperties{Tags: []string{r.Group}},
	}
	if r.Severity == lint.Off {
		rule.Default.Enabled = new(bool)
	}
	return rule
}

// sarifName is the name of a rule as the standard's readers expect names, such as LevelGoal for level-goal. One word alone would
// say the id again, which the standard forbids: its group goes before it.
func sarifName(r *lint.Rule) string {
	words := strings.Split(r.Name, "-")
	if len(words) == 1 {
		words = []string{r.Group, r.Name}
	}
	var b strings.Builder
	for _, word := range words {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}
