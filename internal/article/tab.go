package article

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// GoalIcon is the file name of the icon that a level's goal begins with.
const GoalIcon = "goal.svg"

// levelNumber returns the N of a title that begins "Level N", case ignored, or else of an id that is levelN; false for
// a tab that is no level.
func levelNumber(t *Tab) (int, bool) {
	if n, ok := titleNumber(t.Title); ok {
		return n, true
	}
	return idNumber(t.ID)
}

// idNumber returns the N of an id that is levelN. An id level0 alone makes no level: a leading tab, which stands before
// Level 1, may well be called that.
func idNumber(id string) (int, bool) {
	digits, ok := strings.CutPrefix(id, levelWord)
	n, behind := cutNumber(digits)
	if !ok || n == 0 || behind != "" {
		return 0, false
	}
	return n, true
}

const levelWord = "level"

// titleNumber returns the N of a title that begins "Level N". It may be 0.
func titleNumber(title string) (int, bool) {
	if len(title) < len(levelWord) || !strings.EqualFold(title[:len(levelWord)], levelWord) {
		return 0, false
	}
	word := title[len(levelWord):]
	digits := strings.TrimLeftFunc(word, unicode.IsSpace)
	n, behind := cutNumber(digits)
	next, _ := utf8.DecodeRuneInString(behind)
	if digits == word || behind == digits || unicode.IsLetter(next) || unicode.IsDigit(next) {
		return 0, false
	}
	return n, true
}

// cutNumber reads the digits that text begins with, at most four of them; 0 where there are none.
func cutNumber(text string) (number int, behind string) {
	i := 0
	for i < len(text) && i < 4 && '0' <= text[i] && text[i] <= '9' {
		number = number*10 + int(text[i]-'0')
		i++
	}
	return number, text[i:]
}

// fill collects what stands in a tab.
func (t *Tab) fill(doc *markdown.Document) {
	t.Blocks = blocksIn(doc.Blocks, source.Span{Start: t.Heading.Span.End, End: t.Span.End})
	t.Lead = t.Blocks
	for i, b := range t.Blocks {
		h := b.Heading
		if h == nil || !b.Top {
			continue
		}
		t.Headings = append(t.Headings, h)
		switch h.Depth {
		case 3:
			t.H3 = append(t.H3, h)
		case 4:
			if len(t.Strategies) == 0 {
				t.Lead = t.Blocks[:i:i]
			}
			t.Strategies = append(t.Strategies, t.strategy(h, t.Blocks[i+1:]))
		}
	}
	t.Goal = t.FindGoal(doc, GoalIcon)
	t.checklist(doc)
}

// strategy reads an H4 with the blocks behind it up to the next heading of depth 4 or less.
func (t *Tab) strategy(h *markdown.Heading, behind []*markdown.Block) *Strategy {
	s := &Strategy{Heading: h, Tab: t, Anchor: h.Anchor, Blocks: behind}
	s.readCheckMark()
	for i, b := range behind {
		if b.Top && b.Heading != nil && b.Heading.Depth <= 4 {
			s.Blocks = behind[:i:i]
			break
		}
		s.Words += b.Words()
	}
	s.Span = spanOf(h, s.Blocks)
	return s
}

// checkMarks are the mark of a strategy and those that authors take for it.
const (
	checkMark       = "✓"
	likeACheckMark  = "✔✅☑🗸√"
	emojiVariations = "\ufe0e\ufe0f"
)

func (s *Strategy) readCheckMark() {
	text := s.Heading.Text
	s.Title = text
	first, size := utf8.DecodeRuneInString(text)
	found := string(first) == checkMark
	if !found && !strings.ContainsRune(likeACheckMark, first) || size == 0 {
		s.Title = strings.TrimSpace(strings.TrimRight(text, checkMark+emojiVariations)) // the mark may stand at the end by mistake
		return
	}
	rest := strings.TrimLeft(text[size:], emojiVariations)
	start := strings.Index(s.Heading.Block.Text, text[:size])
	s.CheckMark = CheckMark{Found: found, Like: !found, Span: s.Heading.Block.Source(start, start+len(text)-len(rest))}
	if found {
		s.Title = strings.TrimSpace(rest)
	}
}

// FindGoal finds the goal that opens with an icon of that file name, before anything else that a reader sees
// but an H3, or what was meant as one. Goal holds the one with the usual icon.
func (t *Tab) FindGoal(doc *markdown.Document, icon string) *Goal {
	for i, b := range t.Lead {
		image := opensWith(doc, b, icon)
		if image == nil {
			if b.Heading == nil && b.Words() > 0 && !IsLostHeading(b) {
				return nil
			}
			continue
		}
		if b.Kind == markdown.Colons && i+1 < len(t.Lead) && t.Lead[i+1].Kind == markdown.Paragraph && t.Lead[i+1].Top {
			b = t.Lead[i+1]
		}
		return newGoal(doc, b, image)
	}
	return nil
}

// opensWith returns the icon of that file name that a block opens with.
func opensWith(doc *markdown.Document, b *markdown.Block, icon string) *markdown.Image {
	if !b.Top || b.Kind != markdown.Paragraph && b.Kind != markdown.Colons {
		return nil
	}
	for _, image := range doc.ImagesIn(b.Span) {
		if image.Span.Start == b.Span.Start && strings.EqualFold(path.Base(image.Source), icon) {
			return image
		}
	}
	return nil
}

func newGoal(doc *markdown.Document, b *markdown.Block, icon *markdown.Image) *Goal {
	g := &Goal{Block: b, Icon: icon, Text: b.Span}
	if b.Span.Contains(icon.Span) {
		g.Text = doc.File.Trim(source.Span{Start: icon.Span.End, End: b.Span.End})
	}
	for _, e := range doc.EmphasesIn(g.Text) {
		if e.Level == 2 {
			g.Bold = append(g.Bold, e)
		}
	}
	return g
}

// checklist finds the quote that is marked as one and labelled as that of the strategies, or else the first one marked.
func (t *Tab) checklist(doc *markdown.Document) {
	for _, q := range doc.QuotesIn(t.Span) {
		if q.Kind != markdown.DivQuote || q.Class != "checklist" || !q.Top {
			continue
		}
		c := t.newChecklist(doc, q)
		if t.Checklist == nil {
			t.Checklist = c
		}
		if c.Label != nil && IsChecklistLabel(c.Label.Text) {
			t.Checklist = c
			return
		}
	}
}

// IsChecklistLabel reports whether a text is "Key strategies", which stands above the checklist of a level's strategies.
func IsChecklistLabel(text string) bool {
	return strings.EqualFold(strings.Trim(text, " :"), "Key strategies")
}

func (t *Tab) newChecklist(doc *markdown.Document, q *markdown.Quote) *Checklist {
	c := &Checklist{Quote: q}
	for _, b := range t.Blocks {
		if b.Span.End <= q.Span.Start && b.Top && b.Kind == markdown.Paragraph {
			c.Label = b
		}
		if b.Span.Start >= q.Span.Start {
			break
		}
		if b.Heading != nil {
			c.Label = nil
		}
	}
	for list := q.Node.FirstChild(); list != nil; list = list.NextSibling() {
		if list.Kind() != ast.KindList {
			continue
		}
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			c.add(doc, item)
		}
	}
	return c
}

// add reads a list item: its first paragraph is the entry.
func (c *Checklist) add(doc *markdown.Document, item ast.Node) {
	for _, b := range c.Quote.Blocks {
		if b.Node.Parent() != item || b.Kind != markdown.Paragraph {
			continue
		}
		e := Entry{Span: b.Span, Text: strings.TrimSpace(b.Text)}
		for _, l := range doc.LinksIn(b.Span) {
			e.Link = l
			break
		}
		c.Entries = append(c.Entries, e)
		return
	}
}
