package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// defaultMaxFileSize holds where no file says otherwise.
const defaultMaxFileSize = 4 << 20

// sizePattern is what parseSize accepts, as a regular expression for the JSON Schema.
const sizePattern = `^[0-9]{1,12}(\.[0-9]{1,3})?[ ]?([kKmMgG][iI]?)?[bB]$`

// A unit is a unit of size by the letters that stand before its B.
type unit struct {
	prefix string
	bytes  int64
}

// sizeUnits lists the units, the greatest first.
var sizeUnits = [...]unit{
	{"Gi", 1 << 30}, {"G", 1e9}, {"Mi", 1 << 20}, {"M", 1e6}, {"Ki", 1 << 10}, {"k", 1e3}, {"", 1},
}

// parseSize reads a size such as "4MiB", "500 kB" or "1.5MB"; it is at least one byte.
func parseSize(text string) (int64, bool) {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789."))
	factor, ok := unitBytes(strings.TrimPrefix(text[digits:], " "))
	if !ok || !isDecimal(text[:digits]) {
		return 0, false
	}
	number, err := strconv.ParseFloat(text[:digits], 64)
	size := number * float64(factor)
	if err != nil || size < 1 || size > math.MaxInt64/2 {
		return 0, false
	}
	return int64(size), true
}

func unitBytes(name string) (int64, bool) {
	for _, u := range sizeUnits {
		if strings.EqualFold(name, u.prefix+"B") {
			return u.bytes, true
		}
	}
	return 0, false
}

// isDecimal reports whether a text is a number of as many digits as sizePattern allows.
func isDecimal(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return len(whole) >= 1 && len(whole) <= 12 && len(fraction) <= 3 &&
		point == (fraction != "") && !strings.Contains(fraction, ".")
}

// formatSize writes a size in the greatest unit that shows it exactly.
func formatSize(size int64) string {
	for _, u := range sizeUnits {
		if size%u.bytes == 0 {
			return fmt.Sprintf("%d%sB", size/u.bytes, u.prefix)
		}
	}
	return strconv.FormatInt(size, 10)
}
