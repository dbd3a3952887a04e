package config

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// patternFault says what is wrong with a pattern, "" where it is right. It refuses what would be read
// as a pattern but could never match.
func patternFault(pattern string) string {
	switch {
	case pattern == "":
		return "matches nothing; write one such as \"drafts/**\""
	case strings.HasPrefix(pattern, "!"):
		return "starts with !, which has no meaning here; list what to leave out under exclude"
	case path.IsAbs(pattern) || filepath.IsAbs(pattern):
		return "is an absolute path; write it relative to the folder of the configuration file"
	case !doublestar.ValidatePattern(pattern):
		return "is no valid pattern; check its brackets and braces"
	case strings.HasPrefix(path.Clean(pattern)+"/", "../"):
		return "leads out of the folder of the configuration file; write it relative to that folder"
	}
	return windowsPathFault(pattern)
}

// windowsPathFault finds backslashes that were meant to separate folders; in a pattern they escape the character after them.
func windowsPathFault(pattern string) string {
	for i := range len(pattern) - 1 {
		if next := pattern[i+1]; pattern[i] == '\\' && next != '\\' && isWordByte(next) {
			return "has a backslash; write / between folders"
		}
	}
	return ""
}

func isWordByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '.' || b == '_'
}

// match reports whether a pattern matches a slash-separated path.
func match(patterns []string, name string) bool {
	for _, p := range patterns {
		if doublestar.MatchUnvalidated(p, name) {
			return true
		}
	}
	return false
}

// covers reports whether a pattern matches a path or a folder around it, so that "drafts" does for "drafts/**".
func covers(patterns []string, name string) bool {
	for len(patterns) > 0 && name != "." && name != "/" {
		if match(patterns, name) {
			return true
		}
		name = path.Dir(name)
	}
	return false
}
