package images

import (
	"net/url"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// nearFile returns the target of the file that the author of a target most likely meant, "" where none is near: the same
// path in other case, from a folder higher or lower, or with a slip in one of its names.
func nearFile(w lint.Workspace, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if w.Lookup(target) == lint.File {
		return target
	}
	for _, find := range [...]func() string{
		func() string { return followPath(w, target, sameName) },
		func() string { return otherDepth(w, target) },
		func() string { return followPath(w, target, nearName) },
	} {
		if found := find(); found != "" {
			return found
		}
	}
	return ""
}

// otherDepth looks for the path without its ./ and ../ from the article's folder and from the three above it.
func otherDepth(w lint.Workspace, target string) string {
	rest := target
	for strings.HasPrefix(rest, "./") || strings.HasPrefix(rest, "../") {
		_, rest, _ = strings.Cut(rest, "/")
	}
	for _, up := range [...]string{"./", "../", "../../", "../../../"} {
		if w.Lookup(up+rest) == lint.File {
			return up + rest
		}
	}
	return ""
}

// followPath goes down a target name by name. A name that is not there is replaced by the one that choose finds for it.
func followPath(w lint.Workspace, target string, choose func(string, []string) string) string {
	found := ""
	parts := strings.Split(target, "/")
	for i, part := range parts {
		folder := i < len(parts)-1
		if part != "." && part != ".." && part != "" {
			part = chooseEntry(w, found, part, folder, choose)
		}
		if part == "" {
			return ""
		}
		found += part
		if folder {
			found += "/"
		}
	}
	return found
}

// chooseEntry returns the entry of a folder that a part of a target stands for, as the target would write it.
func chooseEntry(w lint.Workspace, in, part string, folder bool, choose func(string, []string) string) string {
	if in == "" {
		in = "."
	}
	name, err := url.PathUnescape(part)
	if err != nil {
		name = part
	}
	var candidates []string
	for _, entry := range w.Names(in) {
		entry, isFolder := strings.CutSuffix(entry, "/")
		if isFolder == folder && (folder || isPicture(entry)) {
			candidates = append(candidates, entry)
		}
		if isFolder == folder && entry == name {
			return part
		}
	}
	return strings.ReplaceAll(choose(name, candidates), " ", "%20")
}

// sameName finds a name that differs in case only.
func sameName(name string, candidates []string) string {
	for _, c := range candidates {
		if strings.EqualFold(c, name) {
			return c
		}
	}
	return ""
}

// nearName finds the name with the fewest slips. Another extension, or none, is one slip at most.
func nearName(name string, candidates []string) string {
	const longest = 128
	if len(name) > longest {
		return ""
	}
	stem, _ := cutExtension(strings.ToLower(name))
	best, least := "", min(5, 1+len(stem)/4)+1
	for _, c := range candidates {
		other, _ := cutExtension(strings.ToLower(c))
		if len(other) >= len(stem)+least || len(stem) >= len(other)+least {
			continue
		}
		if slips := levenshtein.ComputeDistance(stem, other); slips < least {
			best, least = c, slips
		}
	}
	return best
}
