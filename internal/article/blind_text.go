package article

import "strings"

// blindTextMarks are the phrases by which blind text is known.
var blindTextMarks = [...]string{"lorem ipsum", "ipsum dolor", "dolor sit amet", "quis nostrud", "excepteur sint"}

// blindTextWords are the words of the usual passage. A mark's range is extended over them.
const blindTextWords = " lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna" +
	" aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in" +
	" reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa qui" +
	" officia deserunt mollit anim id est laborum "

// blindTextEnd returns the end of the blind text that begins at start, 0 where none does.
func blindTextEnd(text string, start int) int {
	if start > 0 && isLetter(text[start-1]) {
		return 0
	}
	for _, mark := range blindTextMarks {
		end := phraseEnd(text, start, mark)
		if end == 0 || end < len(text) && isLetter(text[end]) {
			continue
		}
		return blindWordsEnd(text, end)
	}
	return 0
}

// phraseEnd returns where a phrase in lower case that stands at start ends, whatever the case of its letters and the blanks between
// its words; 0 where it does not stand there.
func phraseEnd(text string, start int, phrase string) int {
	at := start
	for _, c := range []byte(phrase) {
		if c == ' ' {
			word := len(text) - len(strings.TrimLeft(text[at:], blanks))
			if word == at {
				return 0
			}
			at = word
			continue
		}
		if at == len(text) || text[at]|0x20 != c {
			return 0
		}
		at++
	}
	return at
}

// blindWordsEnd extends blind text that reaches to end by the words of the passage behind it.
func blindWordsEnd(text string, end int) int {
	for {
		word := end
		for word < len(text) && !isLetter(text[word]) {
			word++
		}
		behind := word
		for behind < len(text) && isLetter(text[behind]) {
			behind++
		}
		if word == behind || !strings.Contains(blindTextWords, " "+strings.ToLower(text[word:behind])+" ") {
			return end
		}
		end = behind
	}
}
