package markdown_test

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// seeds are shapes in which goldmark's positions, Learn's extensions or the front matter have traps.
var seeds = []string{
	"",
	"---\ntitle: T\n---\n\n# T\n",
	"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n# T\r\n",
	" ---\ntitle: T\n---\n# T",
	"\n\n---\ntitle: 'é' # c\nlist:\n  - a\n...\n# T",
	"---\ntitle: T\n\n# [Level 1](#tab/level1)\n\n---\n",
	"---\na: [\n---\n",
	"# [**Level 1: Ä**](#tab/level1) #\n\n![Goal icon](goal.svg) **Go.**\n\n> [!div class=\"checklist\"]\n> - [A](#a)\n\n#### &#10003; A\n\ntext\n---\n",
	"> :::image type=\"icon\" source=\"r.svg\"::: **Risk:** a\nlazy\n\n:::image type=\"complex\" source=\"a\" alt-text=\"b\":::\nlong\n:::image-end:::\n",
	":::zone target=\"docs\"\n\n::: zone-end\n\n:::image type=content:::\n",
	"a ! b \\ \\* c  \nd!\r \n\\ \t\n\\ <*e* : ::f [g ] h]: <i > </j> <k/>\t\n\n[l\\]: m\n",
	"a <!-- b --> c\n\n<!-- d\n\ne --> f\n\n[//]: # (hidden)\n\n<p>x<br>y</p>\n<!-- open",
	"| a | b |\n|---|---|\n| `c` | d\\|e |\n",
	"***a** b* ~~c~~ `` d` `` [e](<f g> \"t\") [h][i] <j@k.l> https://m.n/o_p). &amp; \\* &#0;\n\n[i]: q\n",
	"- a\n\n  > b\n  c\n\n```\nd\n```\n\n    e\n",
	"> > > a\n> b\nc\n\n> ```\n> d\n> ```\n",
	"# <a id=\"x\"></a> A\n\n# A\n\nA\n===\n\n#\n",
	"- x\n\t# ",
	"- x\n\t#",
	"- x\n\t> y\n\t---\n\t```\n\tz\n\t```\n\t## a\n",
	"https://a.b/c**ddd**",
	"&amp;&amp;&amp;&amp;https://a.b/c[](dddd)",
	"> [!NOTE] text\n> more\n\n> [!FOO]\n\n[!INCLUDE [t](p.md)]\n",
}

// FuzzParse holds that any bytes parse, that our short cuts past goldmark change nothing, and that in valid
// UTF-8 every span lies inside the file, on the borders of characters, and inside what it is a part of.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		doc := markdown.Parse(source.NewFile("fuzz.md", content))
		checkShortCuts(t, doc)
		if utf8.Valid(content) {
			checkSpans(t, doc)
		}
	})
}

func checkShortCuts(t *testing.T, doc *markdown.Document) {
	t.Helper()
	slow := markdown.ParseWithoutShortCuts(doc.File)
	if diff := cmp.Diff(dump(slow), dump(doc)); diff != "" || doc.Text.String != slow.Text.String {
		t.Fatalf("%q, without short cuts and with them:\n%s", doc.File.Bytes, diff)
	}
}

func checkSpans(t *testing.T, doc *markdown.Document) {
	t.Helper()
	content := doc.File.Bytes
	whole := source.Span{End: len(content)}
	check := func(what string, span, around source.Span) {
		t.Helper()
		if span.Start > span.End || !around.Contains(span) {
			t.Fatalf("%s %v is not inside %v in %q", what, span, around, content)
		}
		for _, at := range []int{span.Start, span.End} {
			if at < len(content) && !utf8.RuneStart(content[at]) {
				t.Fatalf("%s %v cuts a character in %q", what, span, content)
			}
		}
	}
	checkFrontMatter(doc, whole, check)
	last := doc.Body.Start
	for _, b := range doc.Blocks {
		check("block", b.Span, doc.Body)
		if b.Span.Start < last {
			t.Fatalf("block %v starts before the end of the one before it, %d, in %q", b.Span, last, content)
		}
		last = b.Span.End
		for _, line := range b.Lines {
			check("line", line, b.Span)
		}
		shown := b.Source(0, len(b.Text))
		check("text", shown, whole)
		if len(b.Text) > 0 && !b.Span.Contains(shown) {
			t.Fatalf("text %v lies outside its block %v in %q", shown, b.Span, content)
		}
		if b.Heading != nil {
			check("heading text", b.Heading.TextSpan, b.Heading.Span)
		}
	}
	for _, l := range doc.Links {
		check("link", l.Span, l.Block.Span)
		check("link text", l.TextSpan, l.Block.Span)
		check("destination", l.DestinationSpan, whole)
	}
	for _, i := range doc.Images {
		check("image", i.Span, i.Block.Span)
		check("source", i.SourceSpan, whole)
		check("alt", i.AltSpan, whole)
	}
	for _, e := range doc.Emphases {
		check("emphasis", e.Span, e.Block.Span)
		check("emphasised text", e.Inner, e.Span)
		if delimiter := content[e.Span.Start]; delimiter != '*' && delimiter != '_' || content[e.Span.End-1] != delimiter {
			t.Fatalf("emphasis %q has no delimiters in %q", doc.File.Text(e.Span), content)
		}
	}
	for _, c := range doc.Comments {
		check("comment", c.Span, doc.Body)
		check("comment text", c.TextSpan, whole)
	}
	for _, q := range doc.Quotes {
		check("quote", q.Span, doc.Body)
		check("mark", q.MarkSpan, whole)
		check("text after mark", q.AfterMark, whole)
		for _, lazy := range q.Lazy {
			check("lazy line", lazy, q.Span)
		}
	}
	for _, c := range doc.TripleColons {
		check("triple colon", c.Span, c.Block.Span)
		check("name", c.NameSpan, c.Span)
		for _, a := range c.Attributes {
			check("attribute", a.NameSpan, c.Span)
			check("value", a.ValueSpan, c.Span)
		}
	}
	for _, tag := range doc.Tags {
		check("tag", tag.Span, tag.Block.Span)
	}
	for _, code := range doc.Code {
		check("code", code, doc.Body)
	}
}

func checkFrontMatter(doc *markdown.Document, whole source.Span, check func(string, source.Span, source.Span)) {
	m := &doc.FrontMatter
	check("front matter", m.Span, whole)
	check("content", m.Content, whole)
	check("dashes", m.Opening, whole)
	for _, e := range m.Entries {
		check("key", e.KeySpan, m.Content)
		check("value", e.ValueSpan, m.Content)
	}
	if m.Error != nil {
		check("error", m.Error.Span, whole)
	}
}
