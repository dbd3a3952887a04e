package placeholders

import (
	"fmt"
	"strings"
	"testing"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// TestRemovalIsSafe puts instructions of the template between all kinds of lines, and proves that what a reader sees
// is the same once the safe fixes have removed them.
func TestRemovalIsSafe(t *testing.T) {
	comments := []string{
		"<!-- Required. -->", "<!-- Required.\nOver two lines. -->", "> <!-- Required. -->", "- <!-- Required. -->", "  <!-- Required. -->",
		"text <!-- Required. -->", "text <!-- Required. --> text", "<!-- Required. --> text", "# heading <!-- Required. -->",
	}
	lines := append([]string{
		"", "text", "# heading", "- item", "1. item", "  indented", "    indented more", "> quote", ">", "> - item",
		"| a | b |", "|---|---|", "***", "```", "<div>",
	}, comments...)
	comments = append(comments, "[//]: # (Required.)")
	fixed := 0
	for _, comment := range comments {
		for _, above := range lines {
			for _, below := range lines {
				fixed += checkRemoval(t, "# Title\n\n"+above+"\n"+comment+"\n"+below+"\n")
				fixed += checkRemoval(t, "# Title\n\n"+above+"\n\n"+comment+"\n\n"+below+"\n")
			}
		}
	}
	if fixed == 0 {
		t.Error("no fix was safe")
	}
}

// checkRemoval applies the safe fixes of a text and returns how many there are.
func checkRemoval(t *testing.T, text string) int {
	before := article.Parse(source.NewFile("article.md", []byte(text)))
	var removed strings.Builder
	at, count := 0, 0
	for _, f := range TemplateComment.Check(lint.Pass{Article: before}, TemplateComment.Options()) {
		for _, fix := range f.Fixes {
			edit := fix.Edits[0]
			if fix.Safety != lint.Safe || edit.Span.Start < at {
				continue
			}
			removed.WriteString(text[at:edit.Span.Start] + edit.New)
			at = edit.Span.End
			count++
		}
	}
	removed.WriteString(text[at:])
	made := removed.String()
	after := article.Parse(source.NewFile("article.md", []byte(made)))
	if want, got := shown(before), shown(after); want != got {
		t.Errorf("%q\nbecame %q\nand shows\n%sinstead of\n%s", text, made, got, want)
	}
	if strings.Contains(made, "\n\n\n") && !strings.Contains(text, "\n\n\n") {
		t.Errorf("%q\nbecame %q: two blank lines in a row", text, made)
	}
	return count
}

// shown writes down what a reader sees of an article.
func shown(a *article.Article) string {
	var b strings.Builder
	for _, block := range a.Doc.Blocks {
		if a.Doc.Shows(block) {
			fmt.Fprintf(&b, "%d top:%t list:%t quote:%t %q\n",
				block.Kind, block.Top, block.InList, block.Quote != nil, strings.Fields(block.Text))
		}
	}
	return b.String()
}
