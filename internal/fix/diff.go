package fix

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Diff returns a change as a unified diff that `git apply` and `patch -p1` take.
func (c Change) Diff() string {
	return renumber(udiff.Unified(label("a/", c.Path), label("b/", c.Path), string(c.Before), string(c.After)))
}

// label names a file as git does: in quotes where a character would break the line, and with a tab behind a space, for
// else patch takes what follows it for a date.
func label(side, path string) string {
	name := side + strings.TrimPrefix(path, "/")
	switch quoted := strconv.Quote(name); {
	case quoted != `"`+name+`"`:
		return quoted
	case strings.Contains(name, " "):
		return name + "\t"
	}
	return name
}

// hunkHead is the line above a hunk: where it starts in the old and the new text, and how many lines it has of each.
var hunkHead = regexp.MustCompile(`^@@ -(\d+)(,\d+)? \+\d+(,\d+)? @@\n$`)

// renumber corrects where hunks start in the new text. go-udiff 0.4.1 does not count the lines that stand between two
// changes of one hunk.
func renumber(diff string) string {
	var b strings.Builder
	hunks, added := 0, 0 // lines that the hunks above have added
	for line := range strings.Lines(diff) {
		if head := hunkHead.FindStringSubmatch(line); head != nil {
			hunks++
			if start, err := strconv.Atoi(head[1]); err == nil && hunks > 1 { // the first one starts as it does in the old text
				line = fmt.Sprintf("@@ -%d%s +%d%s @@\n", start, head[2], start+added, head[3])
			}
		} else if hunks > 0 {
			switch line[0] {
			case '+':
				added++
			case '-':
				added--
			}
		}
		b.WriteString(line)
	}
	return b.String()
}
