// Package instructions reads what a template tells its authors, in comments and in the text, and what that means for the rules.
// The grammar is small: what is bounded, a phrase that bounds it, and a number in figures or in words.
package instructions

import (
	"regexp"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// An Instruction is something that a template asks of its authors.
type Instruction struct {
	Line     int    // 1-based
	Text     string // on one line
	Settings []Setting
	Unheeded []string // of an instruction with settings, what else it says: a bound such as "at least 2", a word such as "optional"
}

// Read returns the instructions of a template in the order of their lines. One without settings was not understood, or asks for
// what no rule is about.
func Read(f *source.File) []Instruction {
	r := &reader{article: article.Parse(f), file: f}
	r.frontMatter()
	r.levels()
	for _, c := range r.article.Doc.Comments {
		r.comment(c)
	}
	for _, b := range r.article.Doc.Blocks {
		r.block(b)
	}
	for _, image := range r.article.Doc.Images {
		r.fillers(image.Alt, func(int) int { return image.AltSpan.Start })
	}
	slices.SortStableFunc(r.found, func(a, b Instruction) int { return a.Line - b.Line })
	return r.found
}

type reader struct {
	article *article.Article
	file    *source.File
	found   []Instruction
}

func (r *reader) add(offset int, text string, settings ...Setting) {
	r.addMeaning(offset, text, meaning{settings: settings})
}

func (r *reader) addMeaning(offset int, text string, m meaning) {
	r.found = append(r.found, Instruction{r.file.LineAt(offset), text, m.settings, m.unheeded})
}

// keyLine is a line of front matter that gives a key.
var keyLine = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_.-]*):(.*)`)

// frontMatter takes the keys that a template has for those that an article needs, but for those that a comment calls optional.
// It reads lines and no YAML: with its fillers, the front matter of a template need be none.
func (r *reader) frontMatter() {
	m := &r.article.Doc.FrontMatter
	if m.State == markdown.Missing || m.State == markdown.Unclosed {
		return
	}
	var keys []string
	for start := m.Content.Start; start < m.Content.End; {
		line := r.file.LineOf(start)
		if key := keyLine.FindStringSubmatch(r.file.Text(line)); key != nil {
			_, remark, _ := strings.Cut(key[2], "#")
			if !leavesOut(remark) && !slices.Contains(keys, key[1]) {
				keys = append(keys, key[1])
			}
			r.fillers(key[2], func(int) int { return line.Start })
		}
		start = r.nextLine(line)
	}
	if len(keys) > 0 {
		r.add(m.Opening.Start, "the keys of the front matter", Setting{"required-metadata", "keys", keys})
	}
}

// nextLine returns where the line behind another one starts.
func (r *reader) nextLine(line source.Span) int {
	if n := r.file.LineAt(line.Start); n < r.file.Lines() {
		return r.file.Line(n + 1).Start
	}
	return len(r.file.Bytes)
}

func (r *reader) levels() {
	if levels := r.article.Levels; len(levels) > 0 {
		r.add(levels[0].Heading.Span.Start, "the tabs of the levels", Setting{countOfLevels, "count", len(levels)})
	}
}

// comment reads each sentence of a comment that is no directive of a tool and no part of an article.
func (r *reader) comment(c *markdown.Comment) {
	if isDirective(c.Text) || opensWithMarkup(c.Text) {
		return
	}
	context := r.contextAt(c.Span.Start)
	var before []subject
	parts := sentences(r.file.Text(c.TextSpan))
	for i, s := range parts {
		words := Words(s.text)
		m := understand(s.text, words, slices.Concat(before, context))
		if i+1 == len(parts) || !isLabel(words) || m.settings != nil {
			r.addMeaning(c.TextSpan.Start+s.start, s.text, m)
		}
		if before = subjects(words); isAside(words) {
			before, context = nil, []subject{other}
		}
	}
}

// longestLabel is how many words may stand in front of a sentence to say what it is about.
const longestLabel = 3

// isLabel reports whether words in front of a sentence say no more than what it is about.
func isLabel(words []string) bool {
	if len(words) > longestLabel || len(mentions(words)) == 0 {
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool {
		_, number := Number([]string{word}, 0)
		return number > 0 || demandWords[word] != ""
	})
}

// isAside reports whether a sentence begins with what no rule is about, which the sentences behind it then go on about, as in
// "Risk: optional."
func isAside(words []string) bool {
	found := mentions(words)
	return len(words) <= longestLabel && len(found) > 0 && found[0].start == 0 && found[0].subject == other
}

func subjects(words []string) []subject {
	var all []subject
	for _, m := range mentions(words) {
		all = append(all, m.subject)
	}
	return all
}

// isDirective recognizes comments such as markdownlint-disable and prettier-ignore-start.
func isDirective(comment string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(comment)+" ", " ")
	for _, verb := range [...]string{"-disable", "-enable", "-ignore", "-configure", "-capture", "-restore", ":disable", ":enable", ":ignore"} {
		if strings.Contains(first, verb) {
			return true
		}
	}
	return false
}

// opensWithMarkup recognizes a part of an article that is commented out. A < that opens no tag says how much there may be.
func opensWithMarkup(comment string) bool {
	if tag, ok := strings.CutPrefix(comment, "<"); ok {
		return tag != "" && (lettersOnly(rune(tag[0])) >= 0 || strings.IndexByte("/!?", tag[0]) >= 0)
	}
	for _, mark := range [...]string{":::", "![", "|", "#", "---"} {
		if strings.HasPrefix(comment, mark) {
			return true
		}
	}
	return false
}

// block reads what stands in the text: fillers, and the sentences that are instructions beyond doubt.
func (r *reader) block(b *markdown.Block) {
	if b.Text == "" {
		return
	}
	place := func(at int) int { return b.Source(at, at+1).Start }
	r.fillers(b.Text, place)
	if b.Kind != markdown.Paragraph && b.Kind != markdown.TableCell {
		return
	}
	context := r.contextAt(b.Span.Start)
	for _, s := range sentences(b.Text) {
		words := Words(s.text)
		if len(words) > longestSentence || r.article.Doc.InCode(place(s.start)) {
			continue
		}
		var m meaning
		if instructs(words) {
			m = understand(s.text, words, context)
		}
		if len(m.settings) > 0 || addresses(words) {
			r.addMeaning(place(s.start), s.text, m)
		}
		if isAside(words) {
			context = []subject{other}
		}
	}
}

// fillers finds the words in brackets that a template keeps the place of a text with, where the linter does not know them.
func (r *reader) fillers(text string, place func(at int) int) {
	known := article.Fillers(text)
	for at := 0; at < len(text); {
		start := strings.IndexAny(text[at:], "[{")
		if start < 0 {
			return
		}
		start += at
		end := fillerEnd(text, start)
		at = max(end, start+1)
		covered := slices.ContainsFunc(known, func(k article.Range) bool { return k.Start <= start && end <= k.End })
		if end == 0 || covered || r.article.Doc.InCode(place(start)) {
			continue
		}
		r.add(place(start), text[start:end], Setting{"placeholder", "patterns", text[start:end]})
	}
}

// fillerEnd returns the end of the words in square or curly brackets that begin at start, 0 where there are none.
func fillerEnd(text string, start int) int {
	const longest = 120
	closing := map[byte]string{'[': "]", '{': "}"}[text[start]]
	length := strings.Index(text[start:], closing)
	if length < 0 || length > longest {
		return 0
	}
	end := start + length + 1
	inner := strings.Trim(text[start:end], "[]{} ")
	if len(strings.Map(lettersOnly, inner)) < 2 || strings.ContainsAny(inner, "\n[{") {
		return 0
	}
	if strings.HasPrefix(text[start:], "{{") && strings.HasPrefix(text[end:], "}") {
		end++
	}
	return end
}

func lettersOnly(r rune) rune {
	if 'a' <= r|0x20 && r|0x20 <= 'z' {
		return r
	}
	return -1
}

// contextAt returns what the text at an offset stands under.
func (r *reader) contextAt(offset int) []subject {
	var above *markdown.Heading
	for _, h := range r.article.Doc.Headings {
		if h.Span.Start > offset {
			break
		}
		if h.Top {
			above = h
		}
	}
	switch {
	case above == nil:
		return nil
	case r.article.NextSteps != nil && above == r.article.NextSteps.Heading:
		return []subject{nextSteps}
	case above == r.article.Title:
		return []subject{introduction}
	case above.Depth == 4:
		return []subject{strategy}
	case above.Depth == 3 && slices.ContainsFunc(r.article.Tabs, func(t *article.Tab) bool { return t.Span.Holds(offset) }):
		return []subject{h3}
	}
	return nil
}
