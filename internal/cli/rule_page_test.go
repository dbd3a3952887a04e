package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/output"
)

func TestRulePage(t *testing.T) {
	doc := strings.ReplaceAll(`# a-rule

A paragraph of Markdown whose lines are joined
and broken anew, with a [link](other.md) and the code '[x](y)' that is [none].

- One item that is so long that it has to be broken somewhere
- Another

10. Numbered

## Options

<!-- options -->

| Option | Default |
|---|---|
| 'max' | '3' |

<!-- /options -->

| A table | of its own |

## Bad

'''yaml
max: 2
'''

''''markdown
# Heading

'''not closed yet
''''

'''findings
1:1-1:2 a message
'''
### Fixed

    indented code
`, "'", "`")
	rule := lint.New(lint.Rule{
		Name: "a-rule", Group: "g", Summary: "s", Help: "h", Doc: doc,
		Severity: lint.Warning, Fix: lint.SometimesFix, Since: "0.1.0",
	}, struct {
		Max int `yaml:"max" doc:"How many there may be, which is a sentence of some length"`
	}{3}, func(*lint.Pass, struct {
		Max int `yaml:"max" doc:"How many there may be, which is a sentence of some length"`
	}) {
	})
	expected := strings.ReplaceAll(`a-rule
warning; can be fixed: sometimes; since
0.1.0

A paragraph of Markdown whose lines are
joined and broken anew, with a link and
the code '[x](y)' that is [none].

- One item that is so long that it has
  to be broken somewhere
- Another

10. Numbered

Options

  max: 3  # integer
      How many there may be, which is a
      sentence of some length

  | A table | of its own |

Bad

  with the options
  │ max: 2

  │ # Heading
  │
  │ '''not closed yet

  is reported as
  │ 1:1-1:2 a message

Fixed

  │ indented code
`, "'", "`")
	var page strings.Builder
	if err := writeRulePage(&page, rule, output.Screen{Width: 40}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(expected, page.String()); diff != "" {
		t.Errorf("(-expected +found):\n%s", diff)
	}
}
