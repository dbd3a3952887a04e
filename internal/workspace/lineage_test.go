package workspace

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a file was at a revision is what its history says, whatever looks alike. Each step is a git command, or "write", a file and
// the words that are its lines.
func TestLineage(t *testing.T) {
	const (
		text    = " one two three four five six seven eight"
		alike   = " one two three four five six seven nine"
		another = " un deux trois quatre"
	)
	for _, c := range []struct{ name, steps, expected string }{
		{"a new file that is more like the old one", `
			write a` + text + `
			commit
			tag then
			mv a b
			commit
			write b` + another + `
			write c` + alike + `
			commit`, "b was a, c was -"},
		{"two of a folder, one of them deleted", `
			write a` + text + `
			write b` + text + `
			commit
			tag then
			mv a n
			commit
			rm b
			commit`, "n was a"},
		{"a new file before the old one is deleted", `
			write a` + text + `
			commit
			tag then
			write n` + alike + `
			commit
			rm a
			commit`, "n was -"},
		{"another file of the name that was given up", `
			write a` + text + `
			commit
			tag then
			mv a b
			commit
			write a` + alike + `
			commit`, "a was -, b was a"},
		{"another file of the name that is given up, all of it not committed", `
			write a` + text + `
			commit
			tag then
			mv a b
			write a` + alike, "a was -, b was a"},
		{"to and fro", `
			write a` + text + `
			commit
			tag then
			mv a b
			commit
			mv b a
			commit`, "a was a"},
		{"deleted, and written again", `
			write a` + text + `
			commit
			tag then
			rm a
			commit
			write a` + alike + `
			commit`, "a was a"},
		{"deleted before, and written again", `
			write a` + text + `
			commit
			rm a
			commit
			commit
			tag then
			write a` + alike + `
			commit`, "a was -"},
		{"a revision beside the way, which renamed it", `
			write a` + text + `
			commit
			checkout -b side
			mv a z
			write only` + another + `
			commit
			tag then
			checkout main
			mv a b
			commit
			write only` + another + `
			commit`, "b was z, only was only"},
		{"a revision that was merged", `
			write a` + text + `
			commit
			checkout -b side
			mv a b
			write new` + another + `
			commit
			tag then
			checkout main
			merge --no-ff side
			mv new newer
			commit`, "b was b, newer was new"},
		{"a revision beside the way, of which two files have had the name that it added", `
			commit
			checkout -b side
			write a` + text + `
			commit
			tag then
			checkout main
			write a` + alike + `
			commit
			mv a b
			commit
			write a` + another + `
			commit`, "b was -, a was a"},
		{"a revision beside the way, which gave another file the name of a new one", `
			write a` + text + `
			commit
			checkout -b side
			mv a x
			commit
			tag then
			checkout main
			write x` + another, "a was x, x was -"},
		{"a revision that was merged, and renamed to more than the merge makes of it", `
			write a` + text + `
			commit
			checkout -b side
			write a one two three four
			commit
			checkout main
			write a un deux trois four five six seven eight
			mv a b
			commit
			tag then
			checkout side
			merge then`, "b was b"},
		{"moved, and a stub left in its place, both in a branch", `
			write a` + text + `
			commit
			checkout -b side
			mv a b
			commit
			tag then
			write a` + another + `
			commit
			checkout main
			merge --no-ff side`, "a was -, b was b"},
		{"the same steps on both sides, too large together for a rename", `
			write a` + text + `
			commit
			checkout -b side
			mv a b
			commit
			write b un deux trois quatre five six seven eight
			commit
			write b un deux trois quatre cinq six sept huit
			commit
			tag then
			checkout main
			write other` + another + `
			commit
			cherry-pick then~2 then~1 then`, "b was b, other was -"},
		{"a revision that is yet to come", `
			write a` + text + `
			commit
			checkout -b side
			mv a b
			commit
			tag then
			checkout main`, "a was b"},
		{"a revision that has nothing in common", `
			write a` + text + `
			write same` + another + `
			commit
			tag then
			checkout --orphan other
			mv a b
			commit
			mv b c`, "c was a, same was same"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder, git := repository(t)
			git("init", "-q", "-b", "main")
			for step := range strings.Lines(strings.TrimSpace(c.steps)) {
				take(t, folder, git, strings.Fields(step))
			}
			h, err := OpenHistory(t.Context(), folder)
			if err != nil {
				t.Fatal(err)
			}
			s, err := h.At(t.Context(), "then")
			if err != nil {
				t.Fatal(err)
			}
			claims := strings.Split(c.expected, ", ")
			paths := make([]string, len(claims))
			for i, claim := range claims {
				name, _, _ := strings.Cut(claim, " ")
				paths[i] = filepath.Join(folder, name)
			}
			versions, err := s.Versions(t.Context(), paths)
			if err != nil {
				t.Fatal(err)
			}
			found := make([]string, len(claims))
			for i, v := range versions {
				if v.Gone {
					v.Path = "-"
				}
				found[i] = filepath.Base(paths[i]) + " was " + v.Path
			}
			if diff := cmp.Diff(c.expected, strings.Join(found, ", ")); diff != "" {
				t.Errorf("(-expected +found):\n%s", diff)
			}
		})
	}
}

func take(t *testing.T, folder string, git func(...string), step []string) {
	t.Helper()
	switch step[0] {
	case "write":
		put(t, folder, step[1], strings.Join(step[2:], "\n")+"\n")
	case "commit":
		git("add", "-A")
		git("commit", "-q", "--allow-empty", "-m", "a step")
	default:
		git(append(step[:1:1], step[1:]...)...)
	}
}
