package config

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// FuzzDecode feeds the decoder any text. A fault must have a place in the text and be one line; a text without
// one must meet the JSON Schema, so that an editor never marks what the program accepts.
func FuzzDecode(f *testing.F) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile("testdata/" + file.Name())
		if err != nil {
			continue
		}
		for _, part := range a.Files {
			f.Add(string(part.Data))
		}
	}
	schema := compileSchema(f)
	rules := newIndex(fakeRules())
	f.Fuzz(func(t *testing.T, text string) {
		d := &decoder{path: "x.yaml", rules: rules}
		d.decode([]byte(text))
		for _, fault := range d.faults {
			checkFault(t, fault, text)
		}
		if len(d.faults) > 0 {
			return
		}
		if err := validate(schema, []byte(text)); err != nil && !errors.Is(err, errNoYAML) {
			t.Errorf("accepted, but the schema says: %v", err)
		}
	})
}

func checkFault(t *testing.T, f *Fault, text string) {
	if strings.ContainsAny(f.Message, "\n\r") || f.Message == "" || !utf8.ValidString(f.Message) {
		t.Errorf("the message %q is no sentence", f.Message)
	}
	lines := strings.Count(text, "\n") + strings.Count(text, "\r") + strings.Count(text, "\u0085") +
		strings.Count(text, "\u2028") + strings.Count(text, "\u2029") + 2
	if f.Line < 0 || f.Line > lines || f.Line > 0 && f.Column < 1 {
		t.Errorf("%v lies outside the text", f)
	}
}
