package instructions_test

import (
	"testing"

	"github.com/maturitylint/maturitylint/internal/instructions"
	"github.com/maturitylint/maturitylint/internal/source"
)

// FuzzRead reads any text as a template: no panic, the instructions in order and in the file, and no number that is absurd.
func FuzzRead(f *testing.F) {
	f.Add([]byte("---\ntitle: [x y]\n---\n# T\n\n<!-- At least one and no more than three. Up to a hundred words or fewer. -->\n"))
	f.Add([]byte("# T\n\n<!--\n1. Between 2 and 4 links\n- max. 5\n-->\n{{a b}} {c d} [e f] a single"))
	f.Add([]byte("# [Level 1](#tab/level1)\n#### x\n<!-- maximum -->\n<!-- twenty hundred and -->\n<!-- 9999999 words at most -->"))
	f.Fuzz(func(t *testing.T, text []byte) {
		file := source.NewFile("template.md", text)
		line := 1
		for _, i := range instructions.Read(file) {
			if i.Line < line || i.Line > file.Lines() {
				t.Errorf("line %d behind line %d of %d", i.Line, line, file.Lines())
			}
			line = i.Line
			for _, s := range i.Settings {
				if n, ok := s.Value.(int); ok && (n < 0 || n > 100_001) {
					t.Errorf("%q: %d", i.Text, n)
				}
			}
		}
	})
}
