package engine

import "fmt"

// guard runs f and turns a panic into an error, so that a fault of ours in one article does not cost the others theirs.
func guard(doing string, f func()) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal error %s (%v); please report it", doing, fault)
		}
	}()
	f()
	return nil
}
