package output

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A ruleCount says how often a rule was broken.
type ruleCount struct {
	Rule    string `json:"rule"`
	Count   int    `json:"count"`
	Fixable int    `json:"fixable"`
}

// countRules counts the findings of each rule that has any, the most frequent first.
func countRules(results []lint.Result) []ruleCount {
	counts := []ruleCount{}
	index := map[string]int{}
	for _, r := range results {
		for _, f := range r.Findings {
			i, ok := index[f.Rule.Name]
			if !ok {
				i = len(counts)
				index[f.Rule.Name] = i
				counts = append(counts, ruleCount{Rule: f.Rule.Name})
			}
			counts[i].Count++
			if len(f.Fixes) > 0 {
				counts[i].Fixable++
			}
		}
	}
	slices.SortFunc(counts, func(a, b ruleCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Rule, b.Rule))
	})
	return counts
}

func writeStatistics(w *bytes.Buffer, counts []ruleCount, style *Style) {
	var number, name int
	for _, c := range counts {
		number = max(number, len(strconv.Itoa(c.Count)))
		name = max(name, len(c.Rule))
	}
	for _, c := range counts {
		line := fmt.Sprintf("%*d  %s", number, c.Count, c.Rule)
		if c.Fixable > 0 {
			line = fmt.Sprintf("%*d  %-*s  %s", number, c.Count, name, c.Rule, style.Faint(strconv.Itoa(c.Fixable)+" fixable"))
		}
		fmt.Fprintln(w, line)
	}
}
