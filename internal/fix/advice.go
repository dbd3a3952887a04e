package fix

import (
	"fmt"
	"strings"
)

// Advice is a problem that is none of ours: why a fix was not applied, and what its author can do about it.
type Advice struct {
	Path   string
	reason string
}

// Error says what to do.
func (a *Advice) Error() string { return a.Path + ": " + a.reason }

func inConflict(path string) *Advice {
	return &Advice{path, "not fixed, because a merge has left its marks in it; resolve the merge, then run the fix again"}
}

// heldBack is the advice for rules whose safe fixes bring more to light than they mend.
func heldBack(path string, rules []string) *Advice {
	return &Advice{path, fmt.Sprintf("the fixes of %s are held back, because they would bring more findings to light than they mend; "+
		"--unsafe-fixes applies them, too", series(rules))}
}

// series lists names as a sentence does.
func series(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
