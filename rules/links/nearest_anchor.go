package links

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// A nearby looks for anchors that may have been meant, as often as is of use to the reader of one report: each time an
// anchor is compared with all others.
type nearby struct {
	sought int
}

const mostSought = 100

func (n *nearby) anchor(fragment string, anchors []string) string {
	if n.sought++; n.sought > mostSought {
		return ""
	}
	return nearestAnchor(unescape(fragment), anchors)
}

// nearestAnchor returns the anchor that was most likely meant by another, "" where none is near. The same letters in
// another case come first, then the same words behind another number of hyphens, as a check mark makes them, or with
// another number behind, and then the least number of changes, at most five.
func nearestAnchor(fragment string, anchors []string) string {
	best, least := "", leastFar(fragment)
	for _, id := range anchors {
		if id == "top" || id == fragment {
			continue
		}
		if distance := distanceOf(fragment, id, least); distance < least {
			best, least = id, distance
		}
	}
	return best
}

// leastFar is the distance at which two anchors are too far from each other: short ones may differ in less.
func leastFar(fragment string) int {
	const most = 5
	return min(most, len(fragment)/3+1) + likelyMistakes + 1
}

// The mistakes that are likelier than any single change of a letter rank before it.
const (
	otherCase = iota
	otherHyphens
	otherNumber
	likelyMistakes
)

func distanceOf(fragment, id string, least int) int {
	if strings.EqualFold(fragment, id) {
		return otherCase
	}
	if letters := lettersOf(fragment); letters != "" {
		switch {
		case letters == lettersOf(id):
			return otherHyphens
		case lettersOf(withoutNumber(fragment)) == lettersOf(withoutNumber(id)):
			return otherNumber
		}
	}
	if abs(len(fragment)-len(id)) > least {
		return least
	}
	return likelyMistakes + levenshtein.ComputeDistance(fragment, id)
}

// lettersOf leaves the hyphens of an anchor out.
func lettersOf(anchor string) string { return strings.ToLower(strings.ReplaceAll(anchor, "-", "")) }

// withoutNumber cuts the -1 off that tells an anchor from the same one before it.
func withoutNumber(id string) string {
	base := strings.TrimRight(id, "0123456789")
	if base == id || !strings.HasSuffix(base, "-") {
		return id
	}
	return strings.TrimSuffix(base, "-")
}

func abs(n int) int { return max(n, -n) }

// contains reports whether a page with those anchors, sorted, has the one that a link names.
func contains(anchors []string, fragment string) bool {
	for _, id := range [...]string{fragment, unescape(fragment)} {
		if _, ok := slices.BinarySearch(anchors, id); ok {
			return true
		}
	}
	return fragment == "top"
}
