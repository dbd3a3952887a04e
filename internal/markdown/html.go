package markdown

import (
	"bytes"
	"strings"

	"github.com/maturitylint/maturitylint/internal/source"
)

// An htmlPiece is a stretch of raw HTML: a tag, a comment, or text between them.
type htmlPiece struct {
	span    source.Span
	tag     *Tag
	comment *Comment
}

var (
	commentOpen  = []byte("<!--")
	commentClose = []byte("-->")
)

// scanHTML cuts raw HTML into pieces. What stands inside <script> and <style> is dropped.
func scanHTML(content []byte, span source.Span, yield func(htmlPiece)) {
	text := span.Start
	flush := func(end int) {
		if end > text {
			yield(htmlPiece{span: source.Span{Start: text, End: end}})
		}
	}
	for i := span.Start; i < span.End; {
		next := bytes.IndexByte(content[i:span.End], '<')
		if next < 0 {
			break
		}
		i += next
		piece, ok := scanMarkup(content, i, span.End)
		if !ok {
			i++
			continue
		}
		flush(i)
		yield(piece)
		i = piece.span.End
		if t := piece.tag; t != nil && !t.Closing && (t.Name == "script" || t.Name == "style") {
			i = skipRaw(content, i, span.End, t.Name)
		}
		text = i
	}
	flush(span.End)
}

// scanMarkup reads the comment, declaration or tag that begins at start.
func scanMarkup(content []byte, start, stop int) (htmlPiece, bool) {
	if bytes.HasPrefix(content[start:stop], commentOpen) {
		comment := scanComment(content, start, stop)
		return htmlPiece{span: comment.Span, comment: comment}, true
	}
	if start+1 < stop && (content[start+1] == '!' || content[start+1] == '?') {
		end := bytes.IndexByte(content[start:stop], '>')
		if end < 0 {
			return htmlPiece{}, false
		}
		return htmlPiece{span: source.Span{Start: start, End: start + end + 1}, tag: &Tag{Span: source.Span{Start: start, End: start + end + 1}}}, true
	}
	tag, ok := scanTag(content, start, stop)
	if !ok {
		return htmlPiece{}, false
	}
	return htmlPiece{span: tag.Span, tag: tag}, true
}

func scanComment(content []byte, start, stop int) *Comment {
	inner := start + len(commentOpen)
	// <!--> and <!---> are whole comments.
	for _, short := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(content[start:stop], []byte(short)) {
			end := start + len(short)
			return &Comment{Span: source.Span{Start: start, End: end}, TextSpan: source.Span{Start: inner, End: inner}, Closed: true}
		}
	}
	length := bytes.Index(content[inner:stop], commentClose)
	closed := length >= 0
	end := stop
	if closed {
		end = inner + length + len(commentClose)
	} else {
		length = stop - inner
	}
	body := content[inner : inner+length]
	left := len(body) - len(bytes.TrimLeft(body, " \t\r\n"))
	text := bytes.TrimSpace(body)
	return &Comment{
		Span:     source.Span{Start: start, End: end},
		Text:     string(text),
		TextSpan: source.Span{Start: inner + left, End: inner + left + len(text)},
		Closed:   closed,
	}
}

// scanTag reads an opening or closing tag with its attributes, quoted in either way or not at all.
func scanTag(content []byte, start, stop int) (*Tag, bool) {
	i := start + 1
	tag := &Tag{}
	if i < stop && content[i] == '/' {
		tag.Closing = true
		i++
	}
	end := i
	for end < stop && isNameByte(content[end]) {
		end++
	}
	if end == i || !isLetter(content[i]) {
		return nil, false
	}
	tag.Name = strings.ToLower(string(content[i:end]))
	for i = end; i < stop; {
		switch c := content[i]; {
		case c == '>':
			tag.Span = source.Span{Start: start, End: i + 1}
			return tag, true
		case isSpace(c) || c == '/' || c == '=' || c == '"' || c == '\'':
			i++
		default:
			var a Attribute
			a, i = scanTagAttribute(content, i, stop)
			tag.Attributes = append(tag.Attributes, a)
		}
	}
	return nil, false
}

func scanTagAttribute(content []byte, start, stop int) (Attribute, int) {
	i := start
	for i < stop && !isSpace(content[i]) && content[i] != '=' && content[i] != '>' && content[i] != '/' {
		i++
	}
	if i == start {
		i++
	}
	a := Attribute{NameSpan: source.Span{Start: start, End: i}, Name: strings.ToLower(string(content[start:i]))}
	value := skipSpace(content, i, stop)
	if value == stop || content[value] != '=' {
		return a, i
	}
	value = skipSpace(content, value+1, stop)
	if value == stop {
		return a, stop
	}
	end := value
	if quote := content[value]; quote == '"' || quote == '\'' {
		value++
		end = value
		for end < stop && content[end] != quote {
			end++
		}
		i = min(end+1, stop)
	} else {
		for end < stop && !isSpace(content[end]) && content[end] != '>' {
			end++
		}
		i = end
	}
	a.ValueSpan = source.Span{Start: value, End: end}
	a.Value = decode(string(content[value:end]))
	return a, i
}

// skipRaw returns where the closing tag of that name begins.
func skipRaw(content []byte, start, stop int, name string) int {
	closing := []byte("</" + name)
	for i := start; i < stop; i++ {
		if content[i] == '<' && len(closing) <= stop-i && bytes.EqualFold(content[i:i+len(closing)], closing) {
			return i
		}
	}
	return stop
}

func skipSpace(content []byte, i, stop int) int {
	for i < stop && isSpace(content[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
