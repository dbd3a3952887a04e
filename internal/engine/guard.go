package engine

import (
	"fmt"
	"strings"
)

// guard runs f and turns a panic into an error, so that a fault of ours in one article does not cost the others theirs.
// What was being done is put together only then.
func guard(f func(), doing ...string) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal error %s (%v); please report it", strings.Join(doing, ""), fault)
		}
	}()
	f()
	return nil
}
