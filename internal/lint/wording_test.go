package lint

import (
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 strategies", 1: "1 strategy", 2: "2 strategies"} {
		if got := Count(n, "strategy", "strategies"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("abcd efgh ", 7)
	for text, want := range map[string]string{
		"Next steps":              `"Next steps"`,
		" two\nlines\u00a0there ": `"two lines there"`,
		"":                        `""`,
		long:                      `"` + long[:59] + ` …"`,
		strings.Repeat("ä", 61):   `"` + strings.Repeat("ä", 60) + ` …"`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}
