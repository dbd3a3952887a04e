package markdown

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/maturitylint/maturitylint/internal/source"
)

// FuzzPlainEntries holds that front matter which is read without YAML means the same to YAML.
func FuzzPlainEntries(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "title: A title\nms.date: 01/02/2026  \r\n\nms.topic: x\n", "a: b: c", "a: b #c", "a: b#c", "a: http://x.y", "a: b:", "a:b", "a: null",
		"a: NULL", "a: nULL", "a: true", "a: 0x1F", "a: 2026-01-02", "a: - b", "a: [b]", "a: b\n c", "a: b\n\tc", "a : b", "a.b-c_d: e", "a: b\na: c", "a: \n", "a: é", "a: b\n...\n",
		"a: b\n--- c\n", "a: <<", "y: n", "a: 1_000", "a: .5", "a: b\n#c\n", "a: b\r", "a: b\x00", "a: b\x85c", "a: b ,}]",
		"a:\n- b\n- c\nd: e", "a:\n  - b\n\n  - c\n", "a: \r\n - b\r\n\r\nd: e", "a:\n- b: c", "a:\n -b\n", "a:\n- b\n - c", "a:\n - b\n- c", "a:\nb: c", "a:\n- b\n  c",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.Contains(content, []byte("---")) || bytes.Contains(content, []byte("...")) {
			t.Skip("the dashes and dots that end front matter are never in it")
		}
		plain, ok := plainEntries(content, 0)
		if !ok {
			t.Skip("left to YAML")
		}
		m := FrontMatter{Content: source.Span{End: len(content)}}
		m.load(source.NewFile("a.md", content))
		if m.Error != nil || !m.Mapping {
			t.Fatalf("YAML refuses %q: %v", content, m.Error)
		}
		if diff := cmp.Diff(m.Entries, plain, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-YAML +plain):\n%s", content, diff)
		}
	})
}
