package config

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// nearest returns the known name that a user most likely meant, "" where none is near.
func nearest(name string, known []string) string {
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

// didYouMean ends a sentence about an unknown name with the nearest known one, or else with the words given.
func didYouMean(name string, known []string, otherwise string) string {
	if near := nearest(name, known); near != "" {
		return "; did you mean " + near
	}
	return "; " + otherwise
}
