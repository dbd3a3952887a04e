package placeholders

import (
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/instructions"
)

// longestInstruction bounds an instruction, in bytes. A longer comment holds something that an author wrote or parked there.
const longestInstruction = 400

// isInstruction reports whether a comment tells an author how to fill in the template. Teams word their templates
// anew again and again, so it is the form that counts: a limit on headings or words, a demand, or talk of the
// template itself. What comes first in the comment decides.
func isInstruction(comment string) bool {
	if len(comment) > longestInstruction {
		return false
	}
	words := strings.Fields(strings.ToLower(comment))
	return limitsSomething(instructions.Words(comment)) || demandsSomething(words) || namesTemplate(words)
}

// limitVerbs are what may stand before the limit.
var limitVerbs = [...]string{"provide", "include", "use", "add", "write", "list", "have", "keep"}

// limited are beginnings of the words for what the template limits.
var limited = [...]string{"heading", "word", "h2", "h3", "h4", "step", "link", "paragraph", "strateg"}

// limitsSomething recognizes "No more than 5 H4 headings per tab" and "Provide at least one next step".
func limitsSomething(words []string) bool {
	if len(words) > 0 && slices.Contains(limitVerbs[:], words[0]) {
		words = words[1:]
	}
	if len(words) > 0 && words[0] == "a" { // maximum
		words = words[1:]
	}
	if len(words) == 0 || opensNote(words) {
		return false
	}
	limit, ok := instructions.LimitAt(words, 0)
	return ok && slices.ContainsFunc(words[limit.End:min(len(words), limit.End+3)], isLimited)
}

// opensNote recognizes limits with which authors' notes begin as well: "Only two links work", "3 headings at most need work".
func opensNote(words []string) bool {
	switch words[0] {
	case "only", "under", "below", "within", "from", "more", "less", "fewer", "longer", "shorter", "single":
		return true
	}
	_, length := instructions.Number(words, 0)
	return length > 0
}

func startsWith(words, prefix []string) bool {
	return len(words) >= len(prefix) && slices.Equal(words[:len(prefix)], prefix)
}

func isLimited(word string) bool {
	return slices.ContainsFunc(limited[:], func(start string) bool { return strings.HasPrefix(word, start) })
}

// longestTitle is how many words may stand before a "Required.": they say what is required.
const longestTitle = 4

// demandsSomething recognizes "Introductory paragraph" and "Required.", which may stand behind what is required.
func demandsSomething(words []string) bool {
	if startsWith(words, []string{"introductory", "paragraph"}) {
		return true
	}
	for i, word := range words[:min(len(words), longestTitle+1)] {
		switch word {
		case "required.", "required:", "optional.", "optional:":
			return len(words) > i+1 || i == 0
		}
		if strings.HasSuffix(word, ".") {
			return false
		}
	}
	return false
}

// namesTemplate recognizes "This template …", "Remove all the comments in this template", and where to look up the
// values of the metadata.
func namesTemplate(words []string) bool {
	switch {
	case startsWith(words, []string{"this", "template"}):
		return true
	case startsWith(words, []string{"remove", "all"}):
		return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, "comment") })
	case startsWith(words, []string{"for", "values"}):
		return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, "metadata") })
	}
	return false
}
