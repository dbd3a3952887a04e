package lint

import "fmt"

// CheckBounds says of the options min and max of a rule that no number lies between them.
func CheckBounds(least, most int) error {
	if least > most {
		return fmt.Errorf("min is %d and max is %d; write a min that is no more than max", least, most)
	}
	return nil
}
