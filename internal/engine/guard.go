package engine

import "fmt"

// guard runs f and turns a panic into an error, so that a fault of ours in one article does not cost the others theirs.
// Only then is it asked what was being done.
func guard(f func(), doing func() string) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal error %s (%v); please report it", doing(), fault)
		}
	}()
	f()
	return nil
}
