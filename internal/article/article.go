// Package article holds the Article: a parsed file in the terms of its author. It knows nothing of
// files, rules or output.
package article

import (
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// An Article is a maturity-model article. It does not change once it is parsed.
type Article struct {
	File *source.File
	Doc  *markdown.Document

	// Titles is every H1 that is no tab and does not look like one. Those in quotes and lists are not counted, nor those
	// that a mark of a merge conflict made.
	Titles []*markdown.Heading
	Title  *markdown.Heading // the first of Titles, nil where there is none
	Intro  Intro

	// TabLike are the headings that were meant as tabs but are none, in order; no Titles. They are top-level ones that link
	// to a #tab/ of any case, and H1s and H2s that name a level which has no tab.
	TabLike []*markdown.Heading

	// LostTabs are what was meant as a tab but is not even a heading, in order.
	LostTabs []LostTab

	Groups []*Group // every top-level tab group
	Tabs   []*Tab   // the tabs of the groups that hold a level, in order
	Levels []*Tab   // those of Tabs that are levels, in order

	Splits    []Split    // the thematic breaks that end the tabs before the last level does, in order
	Conflicts []Conflict // the merge conflicts that nobody resolved, in order

	// Swallowed is the block whose missing end takes in everything up to the end of the file, a code block or a comment;
	// nil where there is none. What an article lacks may well stand in it.
	Swallowed *markdown.Block

	Sections  []*Section // every top-level heading, tabs included, with what stands under it
	NextSteps *Section   // nil where there is none
}

// An Intro is what leads into the article.
type Intro struct {
	Span       source.Span       // from behind the title to the first tab, without tabs to the next heading
	Paragraphs []*markdown.Block // top-level, with visible words
}

// Words counts the words of the paragraphs.
func (i Intro) Words() int {
	words := 0
	for _, p := range i.Paragraphs {
		words += p.Words()
	}
	return words
}

// A Group is a group of tabs as Learn builds it.
type Group struct {
	Tabs   []*Tab
	Span   source.Span     // from the first tab to the end of the last one
	Break  *markdown.Block // the thematic break that closes it, nil where the end of the file does
	Levels int             // how many of its tabs are levels
}

// A Tab is one tab of a group, with everything up to the next tab or the group's end.
type Tab struct {
	Heading *markdown.Heading
	Group   *Group
	ID      string
	Title   string      // visible text of the heading
	IsLevel bool        // it has a number
	Number  int         // of a level, as its title says or else its id; 0 for a tab that is no level, and for a Level 0
	Span    source.Span // from the heading to the next tab or the group's end

	Blocks     []*markdown.Block   // the leaves under the heading
	Headings   []*markdown.Heading // top-level headings under it, in order
	H3         []*markdown.Heading // those of depth 3
	Strategies []*Strategy
	Lead       []*markdown.Block // the leaves before the first H4, the checklist and its label included
	Goal       *Goal             // nil where there is none
	Checklist  *Checklist        // nil where there is none
}

// A Goal is the goal icon with the sentence after it, the first thing under a level's heading
// (comments and an H3 may stand before it).
type Goal struct {
	Block *markdown.Block
	Icon  *markdown.Image
	Text  source.Span          // what stands in the paragraph behind the icon, trimmed; may be empty
	Bold  []*markdown.Emphasis // the bold parts of Text
}

// A Checklist is the quote of a tab that is marked [!div class="checklist"]: of several the one under "Key strategies",
// or else the first.
type Checklist struct {
	Quote   *markdown.Quote
	Label   *markdown.Block // the paragraph directly above, such as "Key strategies"; nil where there is none
	Entries []Entry
}

// An Entry is one list item of a checklist.
type Entry struct {
	Span source.Span    // the item's text, without its marker
	Text string         // its visible text
	Link *markdown.Link // its first link, nil where it has none
}

// A Strategy is an H4 in a tab, with everything up to the next heading of depth 4 or less, the next tab or the group's end.
type Strategy struct {
	Heading   *markdown.Heading
	Tab       *Tab
	Title     string // visible text of the heading without its check mark
	CheckMark CheckMark
	Anchor    string
	Words     int               // under the heading, H5 and H6 included, the heading itself not
	Span      source.Span       // from the heading to the end of its last block
	Blocks    []*markdown.Block // the leaves under the heading
}

// A CheckMark is the mark before a strategy's title.
type CheckMark struct {
	Found bool
	Span  source.Span // the mark as written, &#10003; or ✓, or a lookalike such as ✔ or ✅ where Found is false
	Like  bool        // a lookalike stands there
}

// A Section is a top-level heading with everything up to the next heading of the same or lesser depth,
// the next tab or the group's end; a tab reaches to the next tab or the group's end.
type Section struct {
	Heading *markdown.Heading
	Span    source.Span       // from the heading to the end of its last block
	Blocks  []*markdown.Block // the leaves under the heading, those of deeper headings included
	Links   []*markdown.Link  // in Blocks
	Tab     *Tab              // the tab around it, or the tab itself; nil outside tabs
}
