package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

func TestSuppressions(t *testing.T) {
	tests := []struct {
		name     string
		article  string
		expected []string // line:column rule: message, the path left out
	}{
		{
			name:     "the next line",
			article:  "<!-- maturitylint-disable-next-line no-bad -- because -->\nbad\n\nbad\n",
			expected: []string{"4:1 error no-bad: found bad; expected none"},
		},
		{
			name:    "the next line behind a blank one",
			article: "<!-- maturitylint-disable-next-line no-bad -- because -->\n\nbad\n",
		},
		{
			name:    "the next line in a quote",
			article: "> <!-- maturitylint-disable-next-line no-bad -- because -->\n>\n> bad\n",
		},
		{
			name:    "the next line behind a comment of several lines",
			article: "<!--\nmaturitylint-disable-next-line no-bad --\nbecause\n-->\nbad\n",
		},
		{
			name: "several stacked",
			article: "<!-- maturitylint-disable-next-line no-bad -- because -->\n" +
				"<!-- maturitylint-disable-next-line no-worse -- because -->\n\nbad and worse\n",
		},
		{
			name:    "several in one",
			article: "<!-- maturitylint-disable-next-line no-bad, no-worse -- because -->\nbad and worse\n",
		},
		{
			name:    "with CRLF and multibyte text",
			article: "é ü\r\n\r\n<!-- maturitylint-disable-next-line no-bad -- é -->\r\né bad\r\n",
		},
		{
			name:    "a range",
			article: "bad\n\n<!-- maturitylint-disable no-bad no-worse -- because -->\n\nbad worse\n\n<!-- maturitylint-enable no-bad -->\n\nbad worse\n",
			expected: []string{
				"1:1 error no-bad: found bad; expected none",
				"9:1 error no-bad: found bad; expected none",
			},
		},
		{
			name:    "a range within one line",
			article: "bad <!-- maturitylint-disable no-bad -- because --> bad <!-- maturitylint-enable no-bad --> bad\n",
			expected: []string{
				"1:1 error no-bad: found bad; expected none",
				"1:93 error no-bad: found bad; expected none",
			},
		},
		{
			name:    "the whole file, from its end",
			article: "bad\n\nbad\n\n<!-- maturitylint-disable-file no-bad -- because -->\n",
		},
		{
			name:    "a section at its heading",
			article: "# A\n\nbad\n\n<!-- maturitylint-disable-next-line section -- because -->\n## B\n\nwords\n\nlengthy\n\n## C\n\nlengthy\n",
			expected: []string{
				"3:1 error no-bad: found bad; expected none",
				"14:1 warning section: lengthy section",
			},
		},
		{
			name:    "a section at its heading, by a range",
			article: "<!-- maturitylint-disable section -- because -->\n## B\n<!-- maturitylint-enable section -->\n\nwords\n\nlengthy\n",
		},
		{
			name:    "an unknown rule",
			article: "<!-- maturitylint-disable-next-line no-bda zebra -- because -->\nbad\n",
			expected: []string{
				"1:37 warning suppression: no rule is called no-bda; did you mean no-bad",
				"1:44 warning suppression: no rule is called zebra; maturitylint rules lists all there are",
				"2:1 error no-bad: found bad; expected none",
			},
		},
		{
			name:    "no rule",
			article: "<!-- maturitylint-disable -- because -->\nbad\n",
			expected: []string{
				"1:6 warning suppression: no rule named; a directive names each rule that it is about",
				"2:1 error no-bad: found bad; expected none",
			},
		},
		{
			name:    "no reason, so nothing is suppressed",
			article: "<!-- maturitylint-disable no-bad -->\n\nbad\n\n<!-- maturitylint-enable no-bad -->\n",
			expected: []string{
				"1:6 warning suppression: no reason given, so nothing is suppressed; expected one behind the rules: -- reason",
				"3:1 error no-bad: found bad; expected none",
			},
		},
		{
			name:    "an unknown directive",
			article: "<!-- maturitylint-disable-line no-bad -- because -->\n\nbad\n",
			expected: []string{
				"1:6 warning suppression: no directive of that name; did you mean maturitylint-disable-next-line",
				"3:1 error no-bad: found bad; expected none",
			},
		},
		{
			name: "unknown directives that are near to none or to another",
			article: "<!-- maturitylint-zebra no-bad -- because -->\n<!-- maturitylint-disable-next no-bad -- because -->\n" +
				"<!-- maturitylint-enabel no-bad -->\n<!-- maturitylint: disable no-bad -- because -->\n",
			expected: []string{
				"1:6 warning suppression: no directive of that name; expected maturitylint-disable-next-line, maturitylint-disable, maturitylint-enable or maturitylint-disable-file",
				"2:6 warning suppression: no directive of that name; did you mean maturitylint-disable-next-line",
				"3:6 warning suppression: no directive of that name; did you mean maturitylint-enable",
				"4:6 warning suppression: no directive of that name; did you mean maturitylint-disable",
			},
		},
		{
			name: "a reason without the two hyphens is said once",
			article: "<!-- maturitylint-disable-file no-bad - because of it -->\n<!-- maturitylint-disable-file no-bad: because of it -->\n" +
				"<!-- maturitylint-disable-file no-bad because of it -->\n<!-- maturitylint-enable no-bad : because -->\n" +
				"<!-- maturitylint-disable-file no-bad --because -->\n\nbad\n",
			expected: []string{
				"1:39 warning suppression: the reason stands among the rules; expected ` -- ` between them",
				"2:32 warning suppression: the reason stands among the rules; expected ` -- ` between them",
				"3:39 warning suppression: the reason stands among the rules; expected ` -- ` between them",
				"4:33 warning suppression: the reason stands among the rules; expected ` -- ` between them",
				"5:39 warning suppression: the reason stands among the rules; expected ` -- ` between them",
				"7:1 error no-bad: found bad; expected none",
			},
		},
		{
			name:    "nothing suppressed",
			article: "<!-- maturitylint-disable-next-line no-bad -- because -->\nfine\n\n<!-- maturitylint-disable no-bad -- because -->\n<!-- maturitylint-enable no-bad no-worse -->\n\n<!-- maturitylint-disable-file no-worse -- because -->\n",
			expected: []string{
				"1:37 warning suppression: no-bad finds nothing in the next line; expected no directive for it",
				"4:27 warning suppression: no-bad finds nothing from here to where it is enabled again; expected no directive for it",
				"5:33 warning suppression: no-worse is not disabled above; expected a maturitylint-disable for it, or no directive",
				"7:32 warning suppression: no-worse finds nothing in this file; expected no directive for it",
			},
		},
		{
			name:     "no next line",
			article:  "bad\n\n<!-- maturitylint-disable-next-line no-bad -- because -->\n",
			expected: []string{"1:1 error no-bad: found bad; expected none", "3:37 warning suppression: no-bad finds nothing in the next line; expected no directive for it"},
		},
		{
			name:    "a rule that is off is no news",
			article: "<!-- maturitylint-disable-next-line no-off -- because -->\noff\n",
		},
		{
			name:    "suppressions cannot be suppressed",
			article: "<!-- maturitylint-disable-file suppression -- because -->\n\n<!-- maturitylint-disable no-bad -->\n",
			expected: []string{
				"1:32 warning suppression: suppression cannot be suppressed in an article; expected it in .maturitylint.yaml",
				"3:6 warning suppression: no reason given, so nothing is suppressed; expected one behind the rules: -- reason",
			},
		},
		{
			name:     "a comment that is never closed",
			article:  "bad\n\n<!-- maturitylint-disable-file no-bad -- because\n",
			expected: []string{"1:1 error no-bad: found bad; expected none"},
		},
		{
			name:     "not in code",
			article:  "```\n<!-- maturitylint-disable-file no-bad -- because -->\n```\n\nbad\n",
			expected: []string{"5:1 error no-bad: found bad; expected none"},
		},
	}
	rules := loader(wordRule("bad", lint.Error), wordRule("worse", lint.Error), wordRule("off", lint.Off), sectionRule)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			results, problems := Run(context.Background(), Request{
				Dir: t.TempDir(), Config: rules, Buffers: []*source.File{source.NewFile("a.md", []byte(test.article))},
			})
			compare(t, "problems", nil, sentences(problems))
			var expected []string
			for _, line := range test.expected {
				expected = append(expected, "a.md:"+line)
			}
			compare(t, "findings", expected, told(results))
		})
	}
}

func FuzzDirectives(f *testing.F) {
	f.Add("<!-- maturitylint-disable-next-line no-bad -- x -->\r\nbad\n")
	f.Add("> <!-- maturitylint-disable no-bad --> bad <!-- maturitylint-enable no-bad no-bad -->")
	f.Add("\xef\xbb\xbf<!-- maturitylint-disable-file no-bad, no-worse -- x --> bad")
	f.Add("[//]: # (maturitylint-disable no-bad -- x)\n\nbad")
	f.Add("\rbad") // lines of Mac OS 9
	dir := f.TempDir()
	rules := loader(wordRule("bad", lint.Error), wordRule("worse", lint.Error), sectionRule)
	f.Fuzz(func(t *testing.T, text string) {
		results, problems := Run(context.Background(), Request{
			Dir: dir, Config: rules, Buffers: []*source.File{source.NewFile("a.md", []byte(text))},
		})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for _, finding := range results[0].Findings {
			if s := finding.Span; s.Start < 0 || s.End < s.Start || s.End > len(text) || finding.Message == "" {
				t.Errorf("finding %+v", finding)
			}
		}
		if strings.Contains(strings.ToLower(text), "maturitylint") {
			return
		}
		if all := results[0].Findings; len(all) == 1 && all[0].Rule == encoding {
			return // no rule looks at what is no text
		}
		found := 0
		for _, finding := range results[0].Findings {
			if finding.Rule.Name == "no-bad" {
				found++
			}
		}
		if expected := len(occurrences([]byte(text), "bad")); found != expected {
			t.Errorf("%d findings without a directive; expected %d", found, expected)
		}
	})
}
