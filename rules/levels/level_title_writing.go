package levels

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A writing is how a level's title is written, next to how it should be.
type writing struct {
	title     title
	options   levelTitleOptions
	emphases  []*markdown.Emphasis
	images    []*markdown.Image
	boldness  boldness
	tagged    []*markdown.Emphasis // those of emphases that HTML makes
	stray     []source.Span        // stars that are text
	separator string               // as it is shown
	noBreak   []article.Range      // blanks of the title that hold a no-break space

	wrongLabel, wrongSeparator, wrongBold bool
}

func readWriting(doc *markdown.Document, tab *article.Tab, t title, o levelTitleOptions) *writing {
	w := &writing{title: t, options: o, stray: strayStars(doc, t.block)}
	w.emphases, w.tagged = withTagged(doc, t.block)
	w.wrongLabel = oneLine(t.part(t.label)) != levelName(tab.Number)
	w.separator = strings.ReplaceAll(t.part(t.separator), stars, "")
	w.wrongSeparator = t.labelled() && singleBlanks(w.separator) != singleBlanks(o.Separator)
	w.boldness = boldnessOf(t.block.Text, w.emphases)
	if w.boldness == allBold && !w.boldSeparator() {
		w.boldness = partlyBold
	}
	oneWay := w.boldness == allBold && boldParts(w.emphases) == 1 && len(w.tagged) == 0
	w.wrongBold = o.Bold && !oneWay || len(w.stray) > 0
	w.noBreak = w.noBreaks()
	if w.faulty() {
		w.images = doc.ImagesIn(tab.Heading.Span)
	}
	return w
}

func (w *writing) faulty() bool {
	return w.wrongLabel || w.wrongSeparator || w.wrongBold || len(w.noBreak) > 0
}

// boldSeparator reports whether the separator is bold, as far as it can be seen.
func (w *writing) boldSeparator() bool {
	if strings.Trim(w.separator, blanks) == "" {
		return true
	}
	at := w.title.block.Source(w.title.separator.Start, w.title.separator.End)
	return slices.ContainsFunc(w.emphases, func(e *markdown.Emphasis) bool { return e.Level == boldLevel && e.Span.Overlaps(at) })
}

// singleBlanks writes each run of blanks as one space.
func singleBlanks(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		if end := skip(text, i, blanks); end > i {
			b.WriteByte(' ')
			i = end
			continue
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// edits mends the title, or is empty where markup stands in the way: the marks of bold are moved, the label and
// the separator are written anew, and everything else stays as it is.
func (w *writing) edits(f *source.File, link *markdown.Link) []lint.Edit {
	marks := w.marks()
	if w.wrongBold && !w.canEmbolden(f, link, marks) {
		return nil
	}
	var edits []lint.Edit
	if w.wrongLabel {
		label := w.title.block.Source(w.title.label.Start, w.title.label.End)
		if !w.title.labelled() || w.title.isFraction() || f.Text(label) != w.title.part(w.title.label) {
			return nil
		}
		edits = append(edits, lint.Edit{Span: label, New: levelName(w.title.number)})
	}
	if w.wrongSeparator {
		separator := w.title.block.Source(w.title.separator.Start, w.title.separator.End)
		if w.title.separator.Start == w.title.separator.End {
			separator = source.Span{Start: separator.End, End: separator.End}
		}
		if w.cuts(separator, marks) {
			return nil
		}
		marks = slices.DeleteFunc(marks, separator.Contains)
		edits = append(edits, lint.Edit{Span: separator, New: w.options.Separator})
	}
	spaces, marks, ok := w.spaces(marks, edits)
	if !ok {
		return nil
	}
	edits = append(edits, spaces...)
	if w.wrongBold {
		edits = append(edits, boldAround(f, w.withoutPictures(f, link.TextSpan), marks)...)
	}
	slices.SortFunc(edits, func(a, b lint.Edit) int { return cmp.Or(byStart(a.Span, b.Span), a.Span.End-b.Span.End) })
	if overlap(edits) {
		return nil
	}
	return edits
}

func (w *writing) canEmbolden(f *source.File, link *markdown.Link, marks []source.Span) bool {
	text := w.title.block.Text
	if len(w.stray) > 0 {
		text = "" // its stars go
	}
	return takesBold(w.withoutTags(f, link.TextSpan), text) && lineUp(f, marks)
}

// withoutTags returns the Markdown of a span but for the tags that make parts of it bold.
func (w *writing) withoutTags(f *source.File, s source.Span) string {
	text := f.Text(s)
	for _, e := range slices.Backward(w.tagged) {
		for _, tag := range []source.Span{closing(e), opening(e)} {
			if s.Contains(tag) {
				text = text[:tag.Start-s.Start] + text[tag.End-s.Start:]
			}
		}
	}
	return text
}

// marks returns what to take away before the title is made bold anew: the marks of its bold parts and the stars
// that are text, with emphasis that came about by mistake beside them.
func (w *writing) marks() []source.Span {
	if !w.wrongBold {
		return nil
	}
	marks := slices.Clone(w.stray)
	for _, e := range w.emphases {
		if e.Level == boldLevel || slices.ContainsFunc(w.stray, func(s source.Span) bool { return touches(s, opening(e)) || touches(s, closing(e)) }) {
			marks = append(marks, opening(e), closing(e))
		}
	}
	slices.SortFunc(marks, byStart)
	return marks
}

// cuts reports whether a span holds only one end of some emphasis, other than of marks that go anyway.
func (w *writing) cuts(s source.Span, marks []source.Span) bool {
	for _, e := range w.emphases {
		for _, mark := range []source.Span{opening(e), closing(e)} {
			if s.Overlaps(mark) && (!slices.Contains(marks, mark) || !s.Contains(mark)) {
				return true
			}
		}
	}
	return false
}

// withoutPictures leaves the pictures out with which the text of the link begins and ends.
func (w *writing) withoutPictures(f *source.File, text source.Span) source.Span {
	text = f.Trim(text)
	for _, image := range w.images {
		if image.Span.Start == text.Start {
			text = f.Trim(source.Span{Start: image.Span.End, End: text.End})
		}
	}
	for _, image := range slices.Backward(w.images) {
		if image.Span.End == text.End {
			text = f.Trim(source.Span{Start: text.Start, End: image.Span.Start})
		}
	}
	return text
}
