package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

var update = flag.Bool("update", false, "write what the parser says into testdata/parse")

// TestParse holds each NAME.md of testdata/parse against its NAME.want: what the parser makes of it.
// A line \r at the end of an archive's comment turns its files to CRLF.
func TestParse(t *testing.T) {
	archives, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { testArchive(t, path) })
	}
}

func testArchive(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []txtar.File
	for _, file := range archive.Files {
		name, ok := strings.CutSuffix(file.Name, ".md")
		if !ok {
			continue
		}
		content := string(file.Data)
		if strings.HasSuffix(string(archive.Comment), "CRLF\n") {
			content = strings.ReplaceAll(content, "\n", "\r\n")
		}
		got := dump(markdown.Parse(source.NewFile(file.Name, []byte(content))))
		out = append(out, file, txtar.File{Name: name + ".want", Data: []byte(got)})
		if want := find(archive, name+".want"); !*update {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(&txtar.Archive{Comment: archive.Comment, Files: out}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func find(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// A dumper writes one line for each thing in a document: its place, what it is, the bytes it covers.
type dumper struct {
	strings.Builder
	file *source.File
}

func dump(doc *markdown.Document) string {
	d := &dumper{file: doc.File}
	d.frontMatter(&doc.FrontMatter)
	for _, b := range doc.Blocks {
		d.block(b)
	}
	for _, l := range doc.Links {
		d.line(l.Span, "link", []string{"inline", "reference", "autolink", "bare", "html", "include"}[l.Kind], l.Text, "->", l.Destination, d.part(l.DestinationSpan))
	}
	for _, i := range doc.Images {
		d.line(i.Span, "image", []string{"markdown", "content", "complex", "icon", "html"}[i.Kind], i.Alt, "<-", i.Source, d.part(i.SourceSpan), fmt.Sprint("alt=", i.HasAlt))
	}
	for _, e := range doc.Emphases {
		d.line(e.Span, "emphasis", strconv.Itoa(e.Level), e.Text)
	}
	for _, q := range doc.Quotes {
		d.line(q.Span, "quote", []string{"plain", "alert", "div", "video", "unknown"}[q.Kind], q.Mark, q.Class, d.part(q.MarkSpan), d.part(q.AfterMark))
		for _, lazy := range q.Lazy {
			d.line(lazy, "lazy")
		}
	}
	for _, c := range doc.Comments {
		d.line(c.Span, "comment", c.Text, fmt.Sprint("closed=", c.Closed))
	}
	for _, c := range doc.TripleColons {
		d.line(c.Span, "colons", c.Name, fmt.Sprint("own=", c.Own), c.Problem)
		for _, a := range c.Attributes {
			d.line(a.ValueSpan, "attribute", a.Name, a.Value)
		}
	}
	for _, t := range doc.Tags {
		d.line(t.Span, "tag", t.Name, fmt.Sprint("closing=", t.Closing))
	}
	for _, c := range doc.Code {
		d.line(c, "code")
	}
	return d.String()
}

func (d *dumper) frontMatter(m *markdown.FrontMatter) {
	state := []string{"closed", "missing", "indented", "after blank lines", "unclosed"}[m.State]
	d.line(m.Span, "front matter", state, fmt.Sprint("mapping=", m.Mapping))
	for _, e := range m.Entries {
		d.line(e.KeySpan, "key", e.Key)
		d.line(e.ValueSpan, "value", e.Value)
	}
	if m.Error != nil {
		d.line(m.Error.Span, "yaml error", m.Error.Message)
	}
}

func (d *dumper) block(b *markdown.Block) {
	kind := []string{"paragraph", "heading", "cell", "code", "html", "break", "colons"}[b.Kind]
	var around []string
	for name, is := range map[string]bool{"top": b.Top, "quote": b.Quote != nil && !b.InList, "list": b.InList && b.Quote == nil, "quote+list": b.InList && b.Quote != nil} {
		if is {
			around = append(around, name)
		}
	}
	d.line(b.Span, kind, strings.Join(around, ","), fmt.Sprint(b.Words(), " words"), b.Text)
	if h := b.Heading; h != nil {
		tab := ""
		if h.Tab != nil {
			tab = "tab " + h.Tab.ID + " " + d.part(h.Tab.IDSpan)
		}
		d.line(h.TextSpan, "heading text", strconv.Itoa(h.Depth), h.Text, "#"+h.Anchor, tab)
	}
}

// part quotes the bytes of a span, or says nothing of an empty one.
func (d *dumper) part(span source.Span) string {
	if span.Empty() {
		return ""
	}
	return fmt.Sprintf("%q", d.file.Text(span))
}

func (d *dumper) line(span source.Span, what string, details ...string) {
	start, end := d.file.Position(span.Start), d.file.Position(span.End)
	fmt.Fprintf(d, "%d:%d-%d:%d %s", start.Line, start.Column, end.Line, end.Column, what)
	for _, detail := range details {
		if detail != "" {
			fmt.Fprintf(d, " %s", strings.ReplaceAll(detail, "\n", "⏎"))
		}
	}
	fmt.Fprintf(d, " | %q\n", d.file.Text(span))
}
