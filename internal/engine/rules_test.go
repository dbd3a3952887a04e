package engine

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// The examples of the page are what the engine says of them.
func TestSuppressionPage(t *testing.T) {
	altText := fake("alt-text", lint.Error, func(p *lint.Pass) {
		for _, image := range p.Article.Doc.Images {
			if image.Alt == "" {
				p.Reportf(image.Span, "no alt text; expected one")
			}
		}
	})
	examples := strings.Split(suppressionDoc, "````markdown\n")[1:]
	if len(examples) < 2 {
		t.Fatalf("the page has %d examples; expected a bad and a good one", len(examples))
	}
	for i, example := range examples {
		text, rest, _ := strings.Cut(example, "````\n")
		_, expected, _ := strings.Cut(rest, "```findings\n")
		expected, _, _ = strings.Cut(expected, "```\n")
		results, problems := Run(context.Background(), Request{
			Dir: t.TempDir(), Config: loader(altText), Buffers: []*source.File{source.NewFile("a.md", []byte(text))},
		})
		compare(t, "problems", nil, sentences(problems))
		var found strings.Builder
		for _, f := range results[0].Findings {
			if f.Rule == suppression {
				start, end := results[0].File.Position(f.Span.Start), results[0].File.Position(f.Span.End)
				fmt.Fprintf(&found, "%d:%d-%d:%d %s\n", start.Line, start.Column, end.Line, end.Column, f.Message)
			}
		}
		if found.String() != expected {
			t.Errorf("example %d: found\n%sexpected\n%s", i+1, found.String(), expected)
		}
	}
}

func TestRules(t *testing.T) {
	for _, rule := range Rules() {
		if !strings.HasPrefix(rule.Doc, "# "+rule.Name+"\n") {
			t.Errorf("the page of %s does not begin with its name", rule.Name)
		}
		if !isOwn(rule.Name) {
			t.Errorf("%s is not known as the engine's own", rule.Name)
		}
	}
}
