package lint

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the known name that a user most likely meant by another, "" where none is near.
func Nearest(name string, known []string) string {
	const longest = 64
	if len(name) > longest {
		return ""
	}
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	best, least := "", len(name)/3+2
	for _, k := range known {
		if isCut(name, k) || isCut(k, name) {
			return k
		}
		if distance := levenshtein.ComputeDistance(name, k); distance < least && distance < len(k) {
			best, least = k, distance
		}
	}
	return best
}

// isCut reports whether one name is the beginning of another, as warn is of warning.
func isCut(short, long string) bool { return len(short) >= 3 && strings.HasPrefix(long, short) }

// DidYouMean ends a sentence about an unknown name with the nearest known one, or else with the words given.
func DidYouMean(name string, known []string, otherwise string) string {
	if near := Nearest(name, known); near != "" {
		return "; did you mean " + near
	}
	return "; " + otherwise
}
