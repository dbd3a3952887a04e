package instructions

import (
	"strconv"
	"strings"
)

// small are the numbers that add up; those from ten on stand before one below ten, as in twenty five.
var small = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// great are the numbers that multiply what stands before them.
var great = map[string]int{"dozen": 12, "hundred": 100, "thousand": 1000}

// most bounds what a number may say: no limit of an article is greater.
const most = 100_000

// Number reads the number, in figures or in words, that begins at i, and returns how many words it has; none where there is
// no number.
func Number(words []string, i int) (value, length int) {
	if i < 0 || i >= len(words) {
		return 0, 0
	}
	if c := words[i][0]; '0' <= c && c <= '9' {
		return inFigures(words, i)
	}
	start := i
	if words[i] == "a" && i+1 < len(words) && great[words[i+1]] > 0 {
		value, i = great[words[i+1]], i+2
	}
	total, part := value, 0
	for ; i < len(words); i++ {
		number, isSmall := small[words[i]]
		factor := great[words[i]]
		switch {
		case isSmall && fits(part, number):
			part += number
		case factor > 0 && part > 0:
			total, part = total+part*factor, 0
		case words[i] == "and" && i > start && total > 0 && part == 0 && i+1 < len(words) && small[words[i+1]] > 0:
		default:
			return total + part, i - start
		}
	}
	return total + part, i - start
}

// fits reports whether a number goes on with another one, as twenty does with five.
func fits(part, number int) bool {
	return part == 0 || part >= 20 && part%10 == 0 && number > 0 && number < 10
}

// inFigures reads a number in figures. Its thousands may stand apart, by a mark or by a space, which makes two words of it; but
// the number that names a level is no part of the one behind it.
func inFigures(words []string, i int) (value, length int) {
	figures := ungrouped(words[i])
	if figures == "" || figures[0] == '0' && figures != "0" {
		return 0, 0
	}
	length = 1
	if len(words[i]) <= groupLength && figures != "0" && !numbered[nth(words, i-1)] {
		for isGroup(nth(words, i+length)) {
			length++
		}
	}
	if length > 1 {
		figures = strings.Join(words[i:i+length], "")
	}
	value, err := strconv.Atoi(figures)
	if err != nil || value > most {
		return 0, 0
	}
	return value, length
}

// groupLength is how many figures stand together in a great number.
const groupLength = 3

// numbered are the words that a number stands behind to name one thing of many.
var numbered = map[string]bool{"level": true, "tab": true, "step": true, "line": true, "part": true}

// ungrouped returns the figures of a number such as 1,000 or 1.000 without the marks; "" where it is none, as 1.5 is.
func ungrouped(word string) string {
	mark := strings.IndexAny(word, ",.'")
	if mark < 0 {
		mark = len(word)
	}
	figures := word[:mark]
	if !isFigures(figures) || mark < len(word) && len(figures) > groupLength {
		return ""
	}
	if mark == len(word) {
		return word
	}
	for rest := word[mark:]; rest != ""; rest = rest[groupLength+1:] {
		if len(rest) <= groupLength || rest[0] != word[mark] || !isGroup(rest[1:groupLength+1]) {
			return ""
		}
	}
	return strings.ReplaceAll(word, word[mark:mark+1], "")
}

func isGroup(text string) bool { return len(text) == groupLength && isFigures(text) }

func isFigures(text string) bool { return strings.Trim(text, "0123456789") == "" }
