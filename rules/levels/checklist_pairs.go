package levels

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/maturitylint/maturitylint/internal/article"
)

// pair finds the strategy that each entry is about. What agrees in label and anchor comes first; the rest is
// paired from the most to the least alike, so that an entry with a stale label or anchor is not mistaken for
// one that is missing and one that is stray.
func (c *comparison) pair() {
	c.strategyOf = unpairedList(len(c.entries))
	c.entryOf = unpairedList(len(c.strategies))
	left := 0
	for i, e := range c.entries {
		for j, s := range c.strategies {
			if c.entryOf[j] == unpaired && readsExactly(e, s) && leadsTo(c.pass.Article, e, s) {
				c.strategyOf[i], c.entryOf[j] = j, i
				break
			}
		}
		if c.strategyOf[i] == unpaired {
			left++
		}
	}
	if left > 0 {
		c.pairAlike()
		c.pairRenamed()
	}
}

// pairRenamed pairs what is left where one entry and one strategy stand between the same neighbours and the entry is the one
// of a heading that is gone: the heading was renamed.
func (c *comparison) pairRenamed() {
	for i, e := range c.entries {
		if c.strategyOf[i] != unpaired || !isStale(e) || !leadsNowhere(c.pass.Article, e) || article.IsFiller(e.Text) {
			continue
		}
		before, opens := c.neighbour(i, -1)
		behind, closes := c.neighbour(i, 1)
		if opens && closes && behind == before+2 && c.entryOf[before+1] == unpaired {
			c.strategyOf[i], c.entryOf[before+1] = before+1, i
		}
	}
}

// neighbour returns the strategy of the next entry in a direction, or the place beyond the strategies at the end of the list.
// Entries of headings that are no H4 don't count; any other without a strategy makes it fail.
func (c *comparison) neighbour(i, step int) (strategy int, ok bool) {
	for i += step; i >= 0 && i < len(c.entries); i += step {
		if c.strategyOf[i] != unpaired {
			return c.strategyOf[i], true
		}
		if c.headingOf(c.entries[i]) == nil {
			return unpaired, false
		}
	}
	if step < 0 {
		return -1, true
	}
	return len(c.strategies), true
}

func unpairedList(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = unpaired
	}
	return list
}

func (c *comparison) pairAlike() {
	likeness := c.likenesses()
	for {
		best, entry, strategy := 0.0, 0, 0
		for i := range c.entries {
			for j := range c.strategies {
				if c.strategyOf[i] == unpaired && c.entryOf[j] == unpaired && likeness[i][j] > best {
					best, entry, strategy = likeness[i][j], i, j
				}
			}
		}
		if best == 0 {
			return
		}
		c.strategyOf[entry], c.entryOf[strategy] = strategy, entry
	}
}

// likenesses says how much each entry that has no partner is like each strategy that has none; 0 is not at all.
func (c *comparison) likenesses() [][]float64 {
	const anchorCounts = 0.5
	table := make([][]float64, len(c.entries))
	for i, e := range c.entries {
		table[i] = make([]float64, len(c.strategies))
		if c.strategyOf[i] != unpaired {
			continue
		}
		for j, s := range c.strategies {
			if c.entryOf[j] != unpaired {
				continue
			}
			table[i][j] = likeness(e, s)
			if leadsTo(c.pass.Article, e, s) {
				table[i][j] += anchorCounts
			}
		}
	}
	return table
}

// likeness compares what an entry reads with a strategy's title: 1 is the same, 0 is not alike.
func likeness(e article.Entry, s *article.Strategy) float64 {
	const (
		leastAlike = 0.7
		partAlike  = 0.75 // one is the beginning of the other
		fewest     = 2    // words in it
	)
	if reads(e, s) {
		return 1
	}
	entry, title := plain(label(e)), plain(s.Title)
	longest := max(utf8.RuneCountInString(entry), utf8.RuneCountInString(title))
	if longest == 0 {
		return 0
	}
	alike := 1 - float64(levenshtein.ComputeDistance(entry, title))/float64(longest)
	if alike < partAlike && (begins(entry, title) || begins(title, entry)) && min(len(strings.Fields(entry)), len(strings.Fields(title))) >= fewest {
		return partAlike
	}
	if alike < leastAlike {
		return 0
	}
	return alike
}

// brokenLink returns the text of what was meant as a link but has a space between its halves or lacks its end.
func brokenLink(e article.Entry) (text string, ok bool) {
	if e.Link != nil || !strings.HasPrefix(e.Text, "[") {
		return "", false
	}
	text, behind, found := strings.Cut(e.Text[1:], "]")
	return text, found && strings.HasPrefix(strings.TrimLeft(behind, blanks), "(")
}

// label returns the text of an entry's link, or what was meant as one, or all of it where it has none.
func label(e article.Entry) string {
	if e.Link != nil && hasWords(e.Link.Text) {
		return e.Link.Text
	}
	if text, ok := brokenLink(e); ok {
		return text
	}
	return e.Text
}

// readsExactly reports whether an entry's label is the title, letter by letter.
func readsExactly(e article.Entry, s *article.Strategy) bool {
	return e.Link != nil && e.Link.Text == s.Title
}

// reads reports whether an entry reads as the strategy's title does, but for case, blanks, dashes, quotes and a
// full stop. An entry without a link may go on behind the title.
func reads(e article.Entry, s *article.Strategy) bool {
	if readsExactly(e, s) {
		return true
	}
	title := plain(s.Title)
	if plain(label(e)) == title {
		return true
	}
	text := plain(e.Text)
	return text == title || e.Link == nil && begins(text, title)
}

// begins reports whether a text begins with another that ends where a word ends.
func begins(text, start string) bool {
	rest, ok := strings.CutPrefix(text, start)
	if !ok || start == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return !inWord(next)
}

// checkMarks are the check mark and what looks like it.
const checkMarks = "✓✔✅☑🗸√"

// plain returns a text as it is compared: lower case, single spaces, straight quotes, plain hyphens, without a
// check mark before it and punctuation behind it.
func plain(text string) string {
	var b strings.Builder
	blank := false
	for _, r := range withoutMisspelt(text) {
		if unicode.IsSpace(r) {
			blank = b.Len() > 0
			continue
		}
		r = plainRune(r)
		if r == 0 || b.Len() == 0 && strings.ContainsRune(checkMarks, r) {
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), ".,:;! ")
}

func plainRune(r rune) rune {
	switch r {
	case '‘', '’', 'ʼ', '‛', '′':
		return '\''
	case '“', '”', '„', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	case '\u200b', '\ufeff', '\u00ad', '\ufe0e', '\ufe0f':
		return 0
	}
	return unicode.ToLower(r)
}
