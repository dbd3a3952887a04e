package ruletest

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A page is a rule's .md, read as a list of examples.
type page struct {
	source   []byte
	title    string // the H1
	options  bool   // it has the section "Options"
	examples []*example
	problems []problem
}

// An example is an article with what the rule must say of it.
type example struct {
	line      int // of its opening fence
	bad       bool
	top       bool // it is about the top of the file, so that nothing may be put in front
	workspace bool // it says which files stand around it

	article  block
	options  block
	files    block
	findings block
	fixed    block // what the safe fixes make of it
	unsafe   block // what the unsafe fixes make of it too
}

// A block is the content of a fenced block, at its place in the page.
type block struct {
	present    bool
	text       string
	start, end int // of the content
	after      int // behind the closing fence and its newline
}

// A problem is something that the page or its rule does wrong.
type problem struct {
	line    int // in the page, 0 where it is about the page as a whole
	message string
}

// A section says what a fenced article means under the heading above it.
type section int

const (
	other section = iota
	bad
	good
	fixed
	fixedUnsafe
)

// A reader walks the top level of a page.
type reader struct {
	*page
	section section
	kind    section // bad or good: the H2 above
	options block   // a yaml block that waits for its example
	last    *example
}

func readPage(source []byte) *page {
	r := &reader{page: &page{source: source}}
	root := goldmark.DefaultParser().Parse(text.NewReader(source))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		switch node := node.(type) {
		case *ast.Heading:
			r.heading(node)
		case *ast.FencedCodeBlock:
			r.fence(node)
		}
	}
	if r.options.present {
		r.problemAt(r.options.start, "the yaml block is followed by no example; put it right before one")
	}
	return r.page
}

func (r *reader) heading(node *ast.Heading) {
	title := string(node.Lines().Value(r.source))
	switch {
	case node.Level == 1 && r.title == "":
		r.title = title
	case node.Level == 2:
		r.page.options = r.page.options || title == "Options"
		r.kind = map[string]section{"Bad": bad, "Good": good}[title]
		r.section = r.kind
		r.last = nil
	case node.Level == 3:
		r.section = r.kind
		r.fixedHeading(title, node)
	}
}

func (r *reader) fixedHeading(title string, node *ast.Heading) {
	kinds := map[string]section{"Fixed": fixed, "Fixed, unsafe": fixedUnsafe}
	kind, ok := kinds[title]
	if !ok {
		return
	}
	if r.last == nil || !r.last.bad {
		r.problemAt(node.Lines().At(0).Start, "%q follows no bad example", title)
		return
	}
	r.section = kind
}

func (r *reader) fence(node *ast.FencedCodeBlock) {
	words := strings.Fields(info(node, r.source))
	if len(words) == 0 {
		return
	}
	content := r.block(node)
	switch words[0] {
	case "markdown":
		r.markdown(content, words[1:])
	case "yaml":
		if r.kind != other {
			r.options = content
		}
	case "findings":
		r.attach(content, "findings")
	case "files":
		r.attach(content, "files")
	}
}

func (r *reader) markdown(content block, flags []string) {
	switch r.section {
	case bad, good:
		r.example(content, flags)
	case fixed:
		r.fixed(content, &r.last.fixed)
	case fixedUnsafe:
		r.fixed(content, &r.last.unsafe)
	default:
		r.problemAt(content.start, "the example stands under neither Bad nor Good")
	}
}

func (r *reader) example(content block, flags []string) {
	e := &example{line: r.lineAt(content.start) - 1, bad: r.section == bad, article: content, options: r.options}
	for _, flag := range flags {
		switch flag {
		case "top":
			e.top = true
		case "workspace":
			e.workspace = true
		default:
			r.problemAt(content.start, "unknown word %q behind markdown; expected top or workspace", flag)
		}
	}
	r.options = block{}
	r.last = e
	r.examples = append(r.examples, e)
}

func (r *reader) fixed(content block, into *block) {
	if into.present {
		r.problemAt(content.start, "a second block under Fixed; start the next example under a heading of its own, such as Bad")
		return
	}
	*into = content
}

// attach hangs a findings or files block on the example above it.
func (r *reader) attach(content block, kind string) {
	if r.last == nil {
		r.problemAt(content.start, "the %s block follows no example", kind)
		return
	}
	into := &r.last.findings
	if kind == "files" {
		into = &r.last.files
	}
	switch {
	case into.present:
		r.problemAt(content.start, "a second %s block for one example", kind)
	case kind == "findings" && !r.last.bad:
		r.problemAt(content.start, "findings stand under Good; a good example has none")
	case kind == "files" && !r.last.workspace:
		r.problemAt(content.start, "a files block wants `markdown workspace` at its example")
	default:
		*into = content
	}
}

// block returns the content of a fence. A fence without content starts and ends behind its info line.
func (r *reader) block(node *ast.FencedCodeBlock) block {
	b := block{present: true, text: string(node.Lines().Value(r.source))}
	if lines := node.Lines(); lines.Len() > 0 {
		b.start, b.end = lines.At(0).Start, lines.At(lines.Len()-1).Stop
	} else {
		b.start = lineEnd(r.source, node.Info.Segment.Stop)
		b.end = b.start
	}
	b.after = lineEnd(r.source, b.end)
	return b
}

func (p *page) problemAt(offset int, format string, args ...any) {
	p.problems = append(p.problems, problem{p.lineAt(offset), fmt.Sprintf(format, args...)})
}

func (p *page) lineAt(offset int) int { return bytes.Count(p.source[:offset], []byte{'\n'}) + 1 }

// lineEnd returns the offset behind the newline that ends the line at offset.
func lineEnd(source []byte, offset int) int {
	if i := bytes.IndexByte(source[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(source)
}

func info(node *ast.FencedCodeBlock, source []byte) string {
	if node.Info == nil {
		return ""
	}
	return string(node.Info.Segment.Value(source))
}
