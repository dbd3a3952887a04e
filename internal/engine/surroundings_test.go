package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
)

func TestSurroundings(t *testing.T) {
	root := folder(t, ".git/HEAD", "", "cost/a.md", "x", "_images/goal.svg", "")
	existences := map[string]lint.Existence{
		"a.md": lint.File, "..": lint.Folder, "A.md": lint.Missing, "../_images/Goal.svg": lint.Missing, "../../x": lint.Unknown,
	}
	asks := fake("asks", lint.Error, func(p *lint.Pass) {
		for target, expected := range existences {
			if found := p.Workspace.Lookup(target); found != expected {
				t.Errorf("%s: %d; expected %d", target, found, expected)
			}
		}
		if names := strings.Join(p.Workspace.Names(".."), " "); names != ".git/ _images/ cost/" {
			t.Errorf("names: %s", names)
		}
	})
	results, problems := Run(context.Background(), Request{Dir: root, Args: []string{"cost/a.md"}, Config: loader(asks)})
	if len(results) != 1 || len(problems) != 0 {
		t.Errorf("results %v, problems %v", results, problems)
	}
}
