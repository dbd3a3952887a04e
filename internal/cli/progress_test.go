package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A run of more than a second is told of in one line that fits a terminal and is taken away; a shorter one is not.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	lives := [][]workspace.Version{make([]workspace.Version, 200), make([]workspace.Version, 1800)}
	p := newProgress(&out, lives)
	p.step("short-maturity-model.md")
	p.end()
	if out.Len() > 0 {
		t.Errorf("%q within the first second", out.String())
	}
	p.start = p.start.Add(-2 * time.Second)
	for range 1999 {
		p.step("articles/a-very-long-name-of-a-maturity-model.md")
	}
	p.end()
	steps := strings.Split(out.String(), "\r\x1b[K")
	if len(steps) != 2001 || steps[2000] != "" {
		t.Fatalf("%d steps, the last one %q", len(steps), steps[len(steps)-1])
	}
	last := steps[1999]
	if output.Width(last) > 80 || !strings.HasPrefix(last, "["+strings.Repeat("#", progressWidth)+"] 2000 of 2000 revisions, a-very-long-name") {
		t.Errorf("%q", last)
	}
}
