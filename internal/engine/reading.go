package engine

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A reading is what came of reading an article: the article, or else a fault of its bytes, or else a problem.
type reading struct {
	file    *source.File
	article *article.Article
	memory  *markdown.Memory // of the article
	fault   *lint.Finding    // nothing else is checked
	problem error
}

// open reads a file and looks whether its bytes are what an article can be made of.
func (l *library) open(name string, p *plan) (*source.File, *lint.Finding, error) {
	text, err := l.workspace.Read(name, p.maxSize)
	file := source.NewFile(name, text)
	var large *workspace.TooLargeError
	switch {
	case errors.As(err, &large):
		return file, sizeFault(large), nil
	case err != nil:
		return nil, nil, err
	case p.severity(encoding) == lint.Off:
		return file, nil, nil
	}
	valid := utf8.Valid(text)
	fault := foreignFault(text, valid)
	if fault == nil {
		fault = returnsFault(text)
	}
	if fault != nil {
		return source.NewFile(name, nil), fault, nil // nothing of it is worth showing
	}
	return file, encodingFault(text, valid), nil
}

// returnsFault is that of a text whose lines end as those of Mac OS 9 did. CommonMark (0.31.2, section 2.1) takes a lone carriage
// return for the end of a line, but git and most editors do not, and rules would report all on line 1.
func returnsFault(text []byte) *lint.Finding {
	if bytes.IndexByte(text, '\n') >= 0 || bytes.IndexByte(bytes.TrimRight(text, "\r"), '\r') < 0 {
		return nil
	}
	return &lint.Finding{
		Rule:    encoding,
		Message: "the lines end in a lone carriage return (CR); expected LF or CRLF",
		Help:    "Save the file with LF or CRLF line endings",
	}
}

// sizeFault stands at the start of a file that is not read. A byte too many may be all that was read of more.
func sizeFault(e *workspace.TooLargeError) *lint.Finding {
	limit := size(e.Limit, false)
	found := "more than " + limit
	if e.Size > e.Limit+1 {
		found = size(e.Size, true)
	}
	return &lint.Finding{Rule: tooLarge, Message: fmt.Sprintf("%s; a file has at most %s", found, limit)}
}

// size writes a number of bytes in the largest unit that it fills. A size that is too large is rounded up, so
// that it never reads like the limit that it exceeds.
func size(n int64, up bool) string {
	units := [...]string{"KiB", "MiB", "GiB"}
	unit, name := int64(1), "bytes"
	for _, next := range units {
		if n < unit<<10 {
			break
		}
		unit, name = unit<<10, next
	}
	tenths := n / unit * 10
	if rest := n % unit * 10; up {
		tenths += (rest + unit - 1) / unit
	} else {
		tenths += rest / unit
	}
	number := strings.TrimSuffix(fmt.Sprintf("%d.%d", tenths/10, tenths%10), ".0")
	return number + " " + name
}

// encodingFault finds the first byte that keeps a text from being UTF-8 text, nil where there is none. Valid says whether it
// is UTF-8, in which NUL is a character.
func encodingFault(text []byte, valid bool) *lint.Finding {
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		return badByte(0, 2, "the file is UTF-16; an article is UTF-8")
	}
	nul := bytes.IndexByte(text, 0)
	if nul < 0 && valid {
		return nil
	}
	bad := invalid(text)
	if nul >= 0 && (bad < 0 || nul < bad) {
		return badByte(nul, 1, fmt.Sprintf("byte %d is NUL, so the file is binary or UTF-16; an article is UTF-8 text", nul))
	}
	return badByte(bad, 1, fmt.Sprintf("byte %d is 0x%02X, which is no UTF-8 here; an article is UTF-8", bad, text[bad]))
}

func badByte(at, length int, message string) *lint.Finding {
	return &lint.Finding{Rule: encoding, Span: source.Span{Start: at, End: at + length}, Message: message}
}

// invalid returns the offset of the first byte that is not UTF-8, -1 where all are.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
