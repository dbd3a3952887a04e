package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/lint"
)

func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	text, err := Schema(fakeRules())
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("config.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("config.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validate checks a YAML text against the schema, as an editor does.
func validate(schema *jsonschema.Schema, text []byte) error {
	var value any
	if err := yaml.Load(text, &value); err != nil && !strings.Contains(err.Error(), "no documents") {
		return errNoYAML
	}
	asJSON, err := json.Marshal(stringKeys(value))
	if err != nil {
		return errNoYAML
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		return err
	}
	return schema.Validate(instance)
}

var errNoYAML = errors.New("not YAML that JSON could hold")

func stringKeys(value any) any {
	switch v := value.(type) {
	case map[any]any:
		m := make(map[string]any, len(v))
		for key, entry := range v {
			m[fmt.Sprint(key)] = stringKeys(entry)
		}
		return m
	case map[string]any:
		for key, entry := range v {
			v[key] = stringKeys(entry)
		}
	case []any:
		for i, entry := range v {
			v[i] = stringKeys(entry)
		}
	}
	return value
}

// TestSchemaKnowsTheArchives validates the configurations of testdata: those that govern an article, with no fault, must pass.
func TestSchemaKnowsTheArchives(t *testing.T) {
	schema := compileSchema(t)
	for _, archive := range archives(t) {
		a, err := txtar.ParseFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if !strings.HasSuffix(f.Name, ".yaml") {
				continue
			}
			d := &decoder{path: f.Name, rules: newIndex(fakeRules())}
			d.decode(f.Data)
			if err := validate(schema, f.Data); err != nil && len(d.faults) == 0 {
				t.Errorf("%s: %s is right but does not meet the schema: %v", archive, f.Name, err)
			}
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	for _, text := range []string{
		"rule: {}",
		"extends: publishd",
		"extends: [published]",
		"articles: a.md",
		"articles: [1]",
		"articles: ['/a.md']",
		"exclude: ['!a.md']",
		"max-file-size: 4M",
		"max-file-size: 0",
		"rules: [placeholder]",
		"rules: {place-holder: off}",
		"rules: {placeholder: warn}",
		"rules: {placeholder: {severity: warn}}",
		"rules: {max-words-per-h4: {maximum: 3}}",
		"rules: {max-words-per-h4: {max: many}}",
		"rules: {max-words-per-h4: {max: -1}}",
		"rules: {max-words-per-h4: {max: 1.5}}",
		"rules: {placeholder: {patterns: word}}",
		"rules: {placeholder: {loose: 1}}",
		"rules: {callout: {labels: [a]}}",
		"rules: {callout: {labels: {a: 1}}}",
		"overrides: {files: [a]}",
		"overrides: [{rules: {placeholder: off}}]",
		"overrides: [{files: []}]",
		"overrides: [{files: [a], exclude: [b]}]",
	} {
		d := &decoder{path: "x", rules: newIndex(fakeRules())}
		d.decode([]byte(text))
		if len(d.faults) == 0 {
			t.Errorf("%s is decoded without a fault", text)
		}
		if validate(schema, []byte(text)) == nil {
			t.Errorf("%s meets the schema", text)
		}
	}
}

func TestSchemaOfWrongOptions(t *testing.T) {
	type nested struct {
		Inner struct{ A int } `yaml:"inner" doc:"Nothing"`
	}
	_, err := Schema([]*lint.Rule{lint.New(fake("bad", lint.Error), nested{}, check[nested])})
	if err == nil || !strings.HasPrefix(err.Error(), "rule bad: option inner: ") {
		t.Errorf("error %v; expected one that names rule and option", err)
	}
}

func TestOptionsOf(t *testing.T) {
	var got []Option
	for _, r := range fakeRules() {
		got = append(got, OptionsOf(r)...)
	}
	want := []Option{
		{"min", "integer", "1", "The least length in characters"},
		{"max", "integer", "60", "The greatest length in characters"},
		{"max", "integer", "100", "How many there may be"},
		{"patterns", "list of strings", "[]", "Further fillers, as regular expressions"},
		{"loose", "boolean", "false", "Whether case is ignored"},
		{"labels", "mapping to strings", `{risk.svg: "**Risk:**"}`, "The label behind each icon"},
		{"share", "number", "0.5", "How much of the text may be callouts"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("options (-expected +found):\n%s", diff)
	}
}

func TestRenderIsYAML(t *testing.T) {
	for _, value := range []any{
		"", "off", "yes", "12", ": ", "a\nb", "# x", " lead", "\"", "'", "é\u2028", "[x]", strings.Repeat("long ", 60),
		[]string{"a, b", "- c"}, []int{1}, map[string][]string{"k: v": {"a"}}, true, 1.5,
	} {
		text := Render(value)
		var back any
		if err := yaml.Load([]byte("k: "+text), &back); err != nil || strings.Contains(text, "\n") {
			t.Errorf("%#v is rendered as %q: %v", value, text, err)
			continue
		}
		want, _ := json.Marshal(value)
		got, _ := json.Marshal(back.(map[string]any)["k"])
		if !bytes.Equal(want, got) {
			t.Errorf("%#v is rendered as %q, which reads as %s", value, text, got)
		}
	}
}
