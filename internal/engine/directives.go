package engine

import (
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

// A directive is a directive of an article with the comment that holds it.
type directive struct {
	lint.Directive
	comment source.Span
	faulty  bool // its rules are not what its author meant for rules
}

// heeded reports whether the directive suppresses anything at all: without a reason, it does not.
func (d *directive) heeded() bool { return d.Reason != "" || d.Kind == lint.Enable }

// A cover is one rule that one directive suppresses over a part of the article. That of an enable is where the
// suppression of its rule ends.
type cover struct {
	directive *directive
	rule      lint.RuleName
	span      source.Span
	used      bool // a finding was suppressed; of an enable, something was enabled
}

// hides reports whether the cover suppresses a finding: the finding starts under it, or the section does that it is about as a whole.
func (c *cover) hides(f lint.Finding) bool {
	if c.rule.Name != f.Rule.Name || !c.directive.heeded() {
		return false
	}
	return c.span.Holds(f.Span.Start) || !f.Section.Empty() && c.span.Holds(f.Section.Start)
}

// readDirectives lists the directives of an article. A comment that is never closed is none: all that follows would be its reason.
func readDirectives(doc *markdown.Document) []*directive {
	var list []*directive
	for _, c := range doc.Comments {
		if !c.Closed {
			continue
		}
		if d, ok := lint.ParseDirective(doc.File.Text(c.TextSpan), c.TextSpan.Start); ok {
			list = append(list, &directive{Directive: d, comment: c.Span})
		}
	}
	return list
}

// readCovers says what the directives of a file suppress where: disable-file in all of it, disable from its comment
// to the enable that names the rule or else the end, disable-next-line in the next line that nextLine finds.
func readCovers(file *source.File, directives []*directive) []*cover {
	var covers []*cover
	open := map[string][]*cover{}
	end := len(file.Bytes) + 1 // so that an empty span at the end of the file is covered
	for _, d := range directives {
		for _, rule := range d.Rules {
			c := &cover{directive: d, rule: rule}
			switch d.Kind {
			case lint.DisableFile:
				c.span = source.Span{Start: 0, End: end}
			case lint.DisableNextLine:
				c.span = nextLine(file, d, directives)
			case lint.Disable:
				c.span = source.Span{Start: d.comment.End, End: end}
				open[rule.Name] = append(open[rule.Name], c)
			case lint.Enable:
				for _, opened := range open[rule.Name] {
					opened.span.End = d.comment.Start
					c.used = true
				}
				delete(open, rule.Name)
			}
			covers = append(covers, c)
		}
	}
	return covers
}

// nextLine returns the first line behind a directive that holds more than the marks of quotes and further directives,
// so that a blank line may stand between and several directives may be stacked. It is empty where no line follows.
func nextLine(file *source.File, d *directive, directives []*directive) source.Span {
	for n := file.LineAt(d.comment.End-1) + 1; n <= file.Lines(); n++ {
		line := file.Line(n)
		if strings.Trim(file.Text(line), "> \t") == "" || inComment(file.Trim(line), directives) {
			continue
		}
		if n < file.Lines() {
			return source.Span{Start: line.Start, End: file.Line(n + 1).Start}
		}
		return source.Span{Start: line.Start, End: len(file.Bytes) + 1}
	}
	return source.Span{}
}

func inComment(text source.Span, directives []*directive) bool {
	for _, d := range directives {
		if d.comment.Contains(text) {
			return true
		}
	}
	return false
}
