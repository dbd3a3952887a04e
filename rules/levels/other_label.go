package levels

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// fractionEnd returns where a number ends that goes on behind its first digits, as 2.5, 2-3 or 1/2 do; end where it is whole.
func fractionEnd(text string, end int) int {
	for end < len(text) {
		mark, size := utf8.DecodeRuneInString(text[end:])
		behind := skip(text, end+size, digits)
		if !strings.ContainsRune(".,/+-–", mark) || behind == end+size || behind < len(text) && isLetter(text[behind]) {
			break
		}
		end = behind
	}
	return end
}

const digits = "0123456789"

// isFraction reports whether the label's number is no whole one, so that only its author knows which level is meant.
func (t title) isFraction() bool {
	label := t.part(t.label)
	return strings.TrimRight(label, digits) != strings.TrimRight(label, digits+".,/+-–")
}

// withoutOtherLabel returns a name without a label before it that names the level in another way than "Level 2": with the
// number in letters, or with another word or none before it. Where only a label stands, a name is made up.
func withoutOtherLabel(name string, number int) string {
	end := numberLabelEnd(name, number)
	if end > 0 && !hasWords(name[end:]) {
		return "Name"
	}
	end = max(end, wordLabelEnd(name))
	behind := separatorEnd(name, end)
	if end == 0 || strings.Trim(name[end:behind], blanks) == "" || !hasWords(name[behind:]) {
		return name
	}
	return name[behind:]
}

// wordLabelEnd returns where a "Level two" or "Level III" ends that a name begins with, 0 where none does.
func wordLabelEnd(name string) int {
	const word = "level "
	if len(name) < len(word) || !strings.EqualFold(name[:len(word)], word) {
		return 0
	}
	end := lettersEnd(name, len(word))
	if end == len(word) {
		return 0
	}
	return end
}

// numberLabelEnd returns where a "Stage 2", "Level2", "L2" or "2" of that number ends that a name begins with, 0 where none does.
func numberLabelEnd(name string, number int) int {
	word := lettersEnd(name, 0)
	if maturity := name[:word]; strings.EqualFold(maturity, "maturity") {
		word = lettersEnd(name, skip(name, word, blanks))
	}
	start := skip(name, word, blanks+"#")
	end := skip(name, start, digits)
	found, err := strconv.Atoi(name[start:end])
	if err != nil || found != number || word > 0 && !isStep(name[:word]) {
		return 0
	}
	return end
}

// isStep reports whether a text is a word, or was meant as one, that models call their levels by.
func isStep(text string) bool {
	const word, mostEdits = "level", 2
	last := strings.ToLower(text[strings.LastIndexAny(text, blanks)+1:])
	switch last {
	case "l", "lv", "lvl", "stage", "step", "phase", "tier":
		return true
	}
	return levenshtein.ComputeDistance(last, word) <= mostEdits
}

func lettersEnd(text string, start int) int {
	for start < len(text) && isLetter(text[start]) {
		start++
	}
	return start
}
