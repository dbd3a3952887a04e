package engine

import (
	"bytes"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// A signature is how the files of a kind begin that people rename to .md.
type signature struct {
	start string
	kind  string
	help  string
}

const (
	wordHelp    = "Export the document as Markdown; renaming it is not enough"
	pictureHelp = "Give the picture its own file name, and link to it from an article"
)

func signatures() []signature {
	return []signature{
		{"PK\x03\x04", "a Word or ZIP file", wordHelp},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older Word or Office", wordHelp},
		{"%PDF-", "a PDF file", "Convert the document to Markdown; renaming it is not enough"},
		{`{\rtf`, "a document in Rich Text Format", wordHelp},
		{"\x89PNG", "a picture (PNG)", pictureHelp},
		{"GIF8", "a picture (GIF)", pictureHelp},
		{"\xff\xd8\xff", "a picture (JPEG)", pictureHelp},
	}
}

// foreignFault says what a file is that is no text at all, nil where it may be one. Valid says whether it is UTF-8.
func foreignFault(text []byte, valid bool) *lint.Finding {
	for _, s := range signatures() {
		if bytes.HasPrefix(text, []byte(s.start)) {
			return &lint.Finding{Rule: encoding, Message: "this is " + s.kind + ", not Markdown; expected text in UTF-8", Help: s.help}
		}
	}
	if !valid && isNoText(text) {
		return &lint.Finding{Rule: encoding, Message: "this is no text; expected Markdown in UTF-8", Help: "Give the file a name without .md, or put the article's text into it"}
	}
	return nil
}

// isNoText reports whether a file that is not UTF-8 holds more control characters than text in any encoding does: one in 30.
// NUL is not counted, of which UTF-16 is full.
func isNoText(content []byte) bool {
	const longest, shortest, share = 8 << 10, 64, 30
	if len(content) < shortest {
		return false
	}
	content = content[:min(len(content), longest)]
	controls := 0
	for _, c := range content {
		if 0 < c && c < ' ' && bytes.IndexByte([]byte("\t\n\r\f"), c) < 0 || c == 0x7f {
			controls++
		}
	}
	return controls*share > len(content)
}
