package markdown

import "github.com/maturitylint/maturitylint/internal/source"

// A FrontMatterState says in which way a file opens with front matter.
type FrontMatterState int

// The states. In all but Missing the entries are read as far as they can be, so that a rule about them
// does not fall silent because of a space before the dashes.
const (
	Closed          FrontMatterState = iota // as it should be
	Missing                                 // the file does not open with ---
	Indented                                // white space before the opening ---
	AfterBlankLines                         // blank lines before the opening ---
	Unclosed                                // no closing --- or ...
)

// A FrontMatter is the YAML block at the top of a file.
type FrontMatter struct {
	State   FrontMatterState
	Span    source.Span // from the opening to the closing dashes; for Missing the empty span where they should stand
	Content source.Span // the lines between them
	Opening source.Span // the opening dashes, without white space

	Mapping bool       // Content is a YAML mapping; an empty block is one without entries
	Entries []Entry    // its keys in order, doubled ones included
	Error   *YAMLError // what keeps Content from being read, nil where it is well-formed YAML
}

// An Entry is a top-level key with its value.
type Entry struct {
	Key       string
	KeySpan   source.Span
	Value     string      // of a scalar, as YAML reads it; "" for null
	ValueSpan source.Span // the value as written, quotes included; empty, behind the colon, where nothing is written
	Scalar    bool        // false for a sequence or mapping
}

// A YAMLError is a fault in the YAML of the front matter.
type YAMLError struct {
	Message string // in the YAML library's words
	Span    source.Span
}

// Entry returns the first entry of exactly that key.
func (m *FrontMatter) Entry(key string) (Entry, bool) {
	for _, e := range m.Entries {
		if e.Key == key {
			return e, true
		}
	}
	return Entry{}, false
}
