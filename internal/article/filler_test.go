package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/article"
)

func TestFillers(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"[add art]", []string{"[add art]"}},
		{"Before [Add a picture of the platform] and behind", []string{"[Add a picture of the platform]"}},
		{"[ADD ART] and [Insert a link here]", []string{"[ADD ART]", "[Insert a link here]"}},
		{"[ add: art ]", []string{"[ add: art ]"}},
		{"[add\nart]", []string{"[add\nart]"}},
		{"[add the note [1] here] and more", []string{"[add the note [1] here]"}},
		{"[add …] [add...]", []string{"[add …]", "[add...]"}},
		{"[REPLACE] [REPLACE_ME] [REPLACE-WITH-TITLE] [Replace this text]", []string{"[REPLACE]", "[REPLACE_ME]", "[REPLACE-WITH-TITLE]", "[Replace this text]"}},
		{"<add art, please> and <REPLACE ME>", []string{"<add art, please>", "<REPLACE ME>"}},
		{"[TBD] [TODO: add a link]", []string{"[TBD]", "[TODO: add a link]"}},
		{"TBD", []string{"TBD"}},
		{"TBD: owner, and TODO (FIXME)", []string{"TBD", "TODO", "FIXME"}},
		{"//TODO for the reviewers", []string{"TODO"}},
		{"Owner-TBD, TBD-ish", []string{"TBD", "TBD"}},
		{"éTBD TBDé", nil},
		{"ToDo: costs (T.B.D.), owner TBC", []string{"ToDo:", "T.B.D.", "TBC"}},
		{"[To be added later] [your text here] <Your name here>", []string{"[To be added later]", "[your text here]", "<Your name here>"}},
		{"Add alt-text", []string{"Add alt-text"}},
		{"Lorem ipsum dolor sit amet, consectetur adipiscing elit. Budgets matter.", []string{"Lorem ipsum dolor sit amet, consectetur adipiscing elit"}},
		{"LOREM IPSUM", []string{"LOREM IPSUM"}},
		{"Dolor sit amet is left here", []string{"Dolor sit amet"}},
		{"Example heading", []string{"Example heading"}},
		{" ✓ example heading. ", []string{"example heading"}},
		{"3. Example heading 2", []string{"Example heading"}},
		{"Example Heading", []string{"Example Heading"}},
		{"Strategy focus: Example heading", []string{"Example heading"}},
		{"Example alt-text.", []string{"Example alt-text"}},
		{"Example alt text", []string{"Example alt text"}},

		{"", nil},
		{"Give each page an example heading", nil},
		{"Example headings", nil},
		{"[Add] [Insert] [add-on] [added] [address book] [additional] [1] [sic]", nil},
		{"[add a picture", nil},
		{"a < b and c > d, <address>", nil},
		{"Track TODO comments, a TODO list, FIXME tags and TODO.md", nil},
		{"TODOs, TBDs, MY_TODO, TODO_LIST, todo, Tbd", nil},
		{"The dolor scale, ipsum", nil},
		{"add art", nil},
		{"[to be clear] [to be] [your own] [your way from here on] [your text here", nil},
		{"a ToDo list, TBCs, T.B.D.s, add alt text to it", nil},
	}
	for _, test := range tests {
		var got []string
		for _, r := range article.Fillers(test.text) {
			got = append(got, test.text[r.Start:r.End])
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", test.text, diff)
		}
	}
}

func TestIsFiller(t *testing.T) {
	for text, want := range map[string]bool{
		"[add art]":                  true,
		" [add art]. ":               true,
		"✓ TBD":                      true,
		"1. Example heading":         true,
		"[add art] [add text]":       true,
		"Lorem ipsum dolor sit.":     true,
		"":                           false,
		"Budgets":                    false,
		"TBD and use cases":          false,
		"A picture: [add art]":       false,
		"[add art] shows the budget": false,
	} {
		if got := article.IsFiller(text); got != want {
			t.Errorf("%q: %t, expected %t", text, got, want)
		}
	}
}

func TestIsFillerTag(t *testing.T) {
	for tag, want := range map[string]bool{
		"<add art>":                 true,
		"<Add your text here.>":     true,
		"<REPLACE>":                 true,
		"<TBD>":                     true,
		"<add key=\"a\" value='b'>": false,
		"<add>":                     false,
		"<address>":                 false,
		"</add>":                    false,
		"<tbody>":                   false,
	} {
		if got := article.IsFillerTag(tag); got != want {
			t.Errorf("%q: %t, expected %t", tag, got, want)
		}
	}
}

func TestFillersAllocatesNothing(t *testing.T) {
	text := strings.Repeat("Set budgets for each team and review them every month. ", 20)
	if n := testing.AllocsPerRun(100, func() { article.Fillers(text) }); n > 0 {
		t.Errorf("%v allocations for a text without fillers", n)
	}
}

func FuzzFillers(f *testing.F) {
	f.Add("[add art] TBD <add x> lorem ipsum dolor")
	f.Add("✓ Example heading 2")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, r := range article.Fillers(text) {
			if r.Start < end || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("range %v in a text of %d bytes, behind %d", r, len(text), end)
			}
			end = r.End
		}
		article.IsFiller(text)
	})
}

func BenchmarkFillers(b *testing.B) {
	text := strings.Repeat("Set budgets for each team and review them every month. ", 8)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		article.Fillers(text)
	}
}
