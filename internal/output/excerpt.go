package output

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/maturitylint/maturitylint/internal/source"
)

// An excerpt is as much of a source line as fits on the screen, with the line that underlines a span in it.
type excerpt struct {
	text, underline string
}

const (
	cut      = "…"
	tab      = "    "
	snap     = 12 // how many cells may be given up so that a cut falls between words
	leadCell = 16 // how much of the line is shown before a span that fills the screen
)

// newExcerpt takes the first line of a span. A line of prose is a whole paragraph, so what is shown of it is what
// stands around the span.
func newExcerpt(file *source.File, span source.Span, width int) excerpt {
	line := file.LineOf(span.Start)
	span.Start = max(span.Start, line.Start)
	part := nearby(file, line, span, width)
	cells := split(file.Text(part), span.Start-part.Start, span.End-part.Start)
	first, last := marked(cells)
	before, after := part.Start > line.Start, part.End < line.End
	lo, hi := 0, len(cells)
	if before || after || widthOf(cells) > width {
		lo, hi = window(cells, first, last, width)
	}
	return render(cells[lo:hi], before || lo > 0, after || hi < len(cells))
}

// nearby is the part of a line that could be on the screen together with the span's start. It keeps the cost of an
// excerpt from growing with the line.
func nearby(file *source.File, line, span source.Span, width int) source.Span {
	const bytesPerCell = 4 // a cluster of several code points may take more, and then less context is shown
	part := source.Span{
		Start: max(line.Start, span.Start-bytesPerCell*width),
		End:   min(line.End, span.Start+bytesPerCell*width),
	}
	for part.Start > line.Start && !utf8.RuneStart(file.Bytes[part.Start]) {
		part.Start--
	}
	for part.End < line.End && !utf8.RuneStart(file.Bytes[part.End]) {
		part.End++
	}
	return part
}

// A cell is what a reader sees as one character.
type cell struct {
	text   string
	width  int
	marked bool
}

// split cuts text into cells and marks those between two offsets, at least one that can be seen. A span at the very
// end of the line marks a cell behind it.
func split(text string, start, end int) []cell {
	var cells []cell
	seen := false
	for at, state := 0, -1; at < len(text); {
		var cluster string
		if at+1 < len(text) && isASCII(text[at:at+2]) { // what joins onto a character is never ASCII
			cluster, state = text[at:at+1], -1
		} else {
			cluster, _, _, state = uniseg.FirstGraphemeClusterInString(text[at:], state)
		}
		c := newCell(cluster)
		next := at + len(cluster)
		c.marked = start < next && (at < end || !seen)
		seen = seen || c.marked && c.width > 0
		cells = append(cells, c)
		at = next
	}
	if !seen {
		cells = append(cells, cell{text: " ", width: 1, marked: true})
	}
	return cells
}

func newCell(cluster string) cell {
	if isASCII(cluster) {
		return cell{text: cluster, width: len(cluster)}
	}
	shown := tab
	if cluster != "\t" {
		shown = Printable(cluster)
	}
	return cell{text: shown, width: Width(shown)}
}

// marked returns the range of the cells that are marked.
func marked(cells []cell) (first, last int) {
	for !cells[first].marked {
		first++
	}
	last = first
	for last < len(cells) && cells[last].marked {
		last++
	}
	return first, last
}

func widthOf(cells []cell) int {
	width := 0
	for _, c := range cells {
		width += c.width
	}
	return width
}

// window chooses the cells to show of a line that is too long, around the marked ones.
func window(cells []cell, first, last, width int) (lo, hi int) {
	room := max(width-2*Width(cut), 1)
	left, right := widthOf(cells[:first]), widthOf(cells[last:])
	spare := max(room-widthOf(cells[first:last]), min(leadCell, room/2))
	left = min(left, max(spare/2, spare-right))

	lo = first
	for lo > 0 && left >= cells[lo-1].width {
		lo--
		left -= cells[lo].width
	}
	lo = snapLeft(cells, lo, first)
	hi = lo
	for hi < len(cells) && room >= cells[hi].width {
		room -= cells[hi].width
		hi++
	}
	return lo, snapRight(cells, hi, last)
}

// snapLeft moves a cut to the start of the next word, if one is near.
func snapLeft(cells []cell, lo, first int) int {
	if lo == 0 || isBlank(cells[lo-1]) {
		return lo
	}
	for i := lo; i < min(lo+snap, first); i++ {
		if isBlank(cells[i]) {
			return i + 1
		}
	}
	return lo
}

// snapRight moves a cut to the end of the word before, if one is near.
func snapRight(cells []cell, hi, last int) int {
	if hi == len(cells) || isBlank(cells[hi]) {
		return hi
	}
	for i := hi; i > max(hi-snap, last); i-- {
		if isBlank(cells[i-1]) {
			return i - 1
		}
	}
	return hi
}

func isBlank(c cell) bool { return c.text == " " || c.text == tab }

func render(cells []cell, cutBefore, cutAfter bool) excerpt {
	var text, underline strings.Builder
	if cutBefore {
		text.WriteString(cut)
		underline.WriteString(" ")
	}
	for _, c := range cells {
		mark := " "
		if c.marked {
			mark = "^"
		}
		text.WriteString(c.text)
		underline.WriteString(strings.Repeat(mark, c.width))
	}
	if cutAfter {
		text.WriteString(cut)
	}
	return excerpt{strings.TrimRight(text.String(), " "), strings.TrimRight(underline.String(), " ")}
}
