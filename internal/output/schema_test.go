package output

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Reports keep to the schemas testdata/FORMAT.schema.json.
func TestSchemas(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.schema.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	for _, path := range paths {
		schema, err := jsonschema.NewCompiler().Compile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".schema.json")
		for _, report := range []Report{
			{},
			{Results: results()[1:2], Folder: "/repo"},
			{Results: elsewhere(), Rules: rulebook(), Folder: "/repo/docs", Root: "/repo"},
		} {
			var text bytes.Buffer
			if err := format(t, name).Write(&text, report); err != nil {
				t.Fatal(err)
			}
			value, err := jsonschema.UnmarshalJSON(&text)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
