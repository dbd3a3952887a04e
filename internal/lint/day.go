package lint

import (
	"fmt"
	"time"
)

// A Day is a day of the calendar.
type Day struct {
	Year, Month, Day int
}

// ParseDay reads a day of the calendar, such as 2026-11-26.
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Day{}, err
	}
	return Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, nil
}

// String writes the day as ParseDay reads it.
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }
