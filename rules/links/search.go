package links

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A search looks around an article for what a broken link may have meant.
type search struct {
	around lint.Workspace
}

// suggest returns the likeliest path for one that is not there, "" where none is likely. What authors get wrong most
// comes first; only the last resort is a name that is merely near.
func (s search) suggest(missing string) string {
	missing = strings.ReplaceAll(missing, `\`, "/")
	if found, ok := s.walk(missing, sameButForCase); ok {
		return found
	}
	for _, candidate := range s.candidates(missing) {
		if s.around.Lookup(candidate) == lint.File {
			return candidate
		}
	}
	if address := s.absolute(missing); address != "" {
		return address
	}
	if found, ok := s.walk(missing, nearestName); ok {
		return found
	}
	return ""
}

// candidates lists the paths that a broken one is often short for, or too long for.
func (s search) candidates(missing string) []string {
	candidates := []string{missing + ".md"}
	if extension := path.Ext(missing); extension != "" {
		candidates = append(candidates, strings.TrimSuffix(missing, extension)+".md")
	}
	if trimmed := strings.TrimSuffix(missing, "/"); trimmed != missing {
		candidates = append(candidates, trimmed+".md")
	}
	// The article's own folder once too often: reliability/targets.md from within reliability.
	first, rest, _ := strings.Cut(strings.TrimPrefix(missing, "./"), "/")
	if rest != "" && first == path.Base(s.around.Folder()) {
		candidates = append(candidates, rest, rest+".md")
	}
	segments := strings.Split(missing, "/")
	if single := slices.Compact(slices.Clone(segments)); len(single) < len(segments) {
		candidates = append(candidates, strings.Join(single, "/"))
	}
	candidates = append(candidates, "../"+strings.TrimPrefix(missing, "./"))
	for inner, ok := strings.CutPrefix(missing, "../"); ok; inner, ok = strings.CutPrefix(inner, "../") {
		candidates = append(candidates, inner)
	}
	return candidates
}

// learnSets are the folders at the root of Learn to which authors link most.
const learnSets = " azure cli defender dotnet dynamics365 entra fabric industry intune microsoft-365 power-apps power-automate power-bi" +
	" power-platform powershell purview rest sql training visualstudio windows windows-server "

// absolute completes a path that begins with a folder at the root of Learn, or with a host.
func (s search) absolute(missing string) string {
	first, rest, _ := strings.Cut(missing, "/")
	if !s.around.Lookup(first).Absent() {
		return ""
	}
	if rest != "" && strings.Contains(learnSets, " "+first+" ") {
		return "/" + strings.TrimSuffix(missing, ".md")
	}
	switch path.Ext(first) {
	case ".com", ".org", ".net", ".io", ".ms", ".dev":
		return "https://" + missing
	}
	return ""
}

// walk goes down a path and takes, for each name that is not there, one that choose finds among those that are.
func (s search) walk(missing string, choose func(name string, names []string) string) (string, bool) {
	walked := ""
	for rest := missing; rest != ""; {
		name, behind, more := strings.Cut(rest, "/")
		rest = behind
		if name != "" && name != "." && name != ".." && s.around.Lookup(walked+name).Absent() {
			chosen := choose(name, s.names(walked, more))
			if chosen == "" {
				return "", false
			}
			name = escapePath(chosen)
		}
		walked += name
		if more {
			walked += "/"
		}
	}
	found := s.around.Lookup(walked)
	return walked, found == lint.File || found == lint.Folder
}

// names lists the files of a folder, or the folders in it, without the slash at the end.
func (s search) names(folder string, folders bool) []string {
	if folder == "" {
		folder = "."
	}
	var names []string
	for _, name := range s.around.Names(folder) {
		if plain := strings.TrimSuffix(name, "/"); (plain != name) == folders {
			names = append(names, plain)
		}
	}
	return names
}

func sameButForCase(name string, names []string) string {
	name = unescape(name)
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return n
		}
	}
	return ""
}

// nearestName returns the name that takes the least changes: a typo's worth, since a name with another word in it is that of
// another file. Two names of different kinds of files are not near, nor are those that differ in a number.
func nearestName(name string, names []string) string {
	const (
		longest = 100
		most    = 2 // letters that are changed, missing or too many
	)
	name = unescape(name)
	if len(name) > longest {
		return ""
	}
	best, least := "", min(len(name)/4, most)+1
	for _, n := range names {
		if path.Ext(n) != path.Ext(name) || digitsOf(n) != digitsOf(name) || abs(len(n)-len(name)) >= least {
			continue
		}
		if distance := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(n)); distance < least {
			best, least = n, distance
		}
	}
	return best
}

// isArticle reports whether a path is that of a Markdown file.
func isArticle(file string) bool { return strings.EqualFold(path.Ext(file), ".md") }

func lacksExtension(file string) bool { return path.Ext(file) == "" && !strings.HasSuffix(file, "/") }

func digitsOf(name string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, name)
}

// escapePath writes a file's name as a link does.
func escapePath(name string) string { return (&url.URL{Path: name}).EscapedPath() }
