package metadata

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// monthFirst reads M/D/YYYY; false where that is no day of the calendar.
func monthFirst(s string) (lint.Day, bool) {
	n, ok := splitNumbers(s, "/", [3]int{2, 2, 4})
	day := lint.Day{Year: n[2], Month: n[0], Day: n[1]}
	return day, ok && exists(day)
}

// dayFirst reads D/M/YYYY.
func dayFirst(s string) (lint.Day, bool) {
	n, ok := splitNumbers(s, "/", [3]int{2, 2, 4})
	day := lint.Day{Year: n[2], Month: n[1], Day: n[0]}
	return day, ok && exists(day)
}

// yearFirst reads YYYY-MM-DD or YYYY/MM/DD, with or without a time behind it.
func yearFirst(s string) (lint.Day, bool) {
	s, _, _ = strings.Cut(s, "T")
	s, _, _ = strings.Cut(s, " ")
	n, ok := splitNumbers(strings.ReplaceAll(s, "/", "-"), "-", [3]int{4, 2, 2})
	day := lint.Day{Year: n[0], Month: n[1], Day: n[2]}
	return day, ok && exists(day)
}

// splitNumbers reads three numbers. digits says how many each may have; one of four has exactly four.
func splitNumbers(s, separator string, digits [3]int) (numbers [3]int, ok bool) {
	for i := range numbers {
		part, rest, found := strings.Cut(s, separator)
		n, err := strconv.ParseUint(part, 10, 0)
		tooShort := digits[i] == 4 && len(part) < 4
		if err != nil || tooShort || len(part) > digits[i] || found != (i < 2) {
			return numbers, false
		}
		numbers[i], s = int(n), rest
	}
	return numbers, true
}

func exists(d lint.Day) bool {
	t := date(d)
	return d.Year > 0 && t.Year() == d.Year && int(t.Month()) == d.Month && t.Day() == d.Day
}

func daysBetween(from, to lint.Day) int { return int(date(to).Sub(date(from)) / (24 * time.Hour)) }

func date(d lint.Day) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func padded(d lint.Day) string { return fmt.Sprintf("%02d/%02d/%04d", d.Month, d.Day, d.Year) }
