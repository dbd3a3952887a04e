package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// An Identity tells a finding of a rule from others of its article. It says nothing of lines, so that it stays what it is
// wherever text is moved, added or indented anew around the finding.
type Identity struct {
	Section string // the headings that the finding stands under, such as "Level 2 / Automate the deployment"
	Text    string // what it underlines, in lower case and with single spaces
	Nth     int    // which of those that are alike but for this, from 1
}

// Fingerprint is the identity of a finding and its rule as 32 hexadecimal digits. Two findings of one article never share one;
// those of two articles may.
func (f Finding) Fingerprint() string {
	i := f.Identity
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule.Name, i.Section, i.Text, strconv.Itoa(i.Nth)}, "\x00")))
	return hex.EncodeToString(sum[:16])
}
