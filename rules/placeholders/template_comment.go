package placeholders

import (
	_ "embed"
	"errors"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed template-comment.md
var templateCommentDoc string

// TemplateComment finds the comments that an article is published with.
var TemplateComment = lint.New(lint.Rule{
	Name:     "template-comment",
	Group:    "placeholders",
	Summary:  "No comment is left in the article, least of all an instruction of the template",
	Help:     "Remove the comment, or name it in the rule's allow option",
	Doc:      templateCommentDoc,
	Severity: lint.Error,
	Fix:      lint.SometimesFix,
	Since:    "0.1.0",
}, templateCommentOptions{}, checkTemplateComment)

type templateCommentOptions struct {
	Allow []string `yaml:"allow" doc:"Texts that a comment may begin with, case ignored, such as \"prettier-ignore\""`
}

// Validate refuses an empty text: every comment begins with it.
func (o templateCommentOptions) Validate() error {
	if slices.Contains(o.Allow, "") {
		return errors.New("allow holds an empty text, with which every comment begins; write how the comments begin that may stand")
	}
	return nil
}

func checkTemplateComment(p *lint.Pass, o templateCommentOptions) {
	r := remover{doc: p.Article.Doc, file: p.Article.File}
	for _, c := range p.Article.Doc.Comments {
		if !c.Closed {
			mark := source.Span{Start: c.Span.Start, End: c.Span.Start + len(opening)}
			p.Report(lint.Finding{
				Span:    mark,
				Message: "comment that is never closed, so that readers see nothing of what follows; expected -->",
				Help:    "Put --> where the comment ends, or remove the comment",
			})
			continue
		}
		if o.allows(c.Text) {
			continue
		}
		f := lint.Finding{Span: c.Span, Message: "comment in the article; a finished article has none"}
		instruction := isInstruction(c.Text)
		if instruction {
			f.Message = "instruction of the template: " + lint.Quote(c.Text) + "; a finished article has none"
		}
		f.Fixes = []lint.Fix{r.fix(c, instruction)}
		p.Report(f)
	}
	checkShownComments(p)
}

const opening = "<!--"

// checkShownComments finds comments that Markdown takes for text, because their paragraph ends before they do.
func checkShownComments(p *lint.Pass) {
	doc := p.Article.Doc
	if !strings.Contains(doc.Text.String, opening) {
		return
	}
	for _, b := range doc.Blocks {
		for at := 0; ; at += len(opening) {
			next := strings.Index(b.Text[at:], opening)
			if next < 0 {
				break
			}
			at += next
			span := b.Source(at, at+len(opening))
			if doc.File.Text(span) == opening && !doc.InCode(span.Start) {
				p.Report(lint.Finding{
					Span:    span,
					Message: "comment that readers see, since its paragraph ends before it does; expected --> before the next blank line",
					Help:    "Begin the comment on a line of its own, or remove it",
				})
			}
		}
	}
}

// allows reports whether a comment may stand: a directive of the linter, or what the option names.
func (o templateCommentOptions) allows(comment string) bool {
	if _, ok := lint.ParseDirective(comment, 0); ok {
		return true
	}
	for _, start := range o.Allow {
		if len(comment) >= len(start) && strings.EqualFold(comment[:len(start)], start) {
			return true
		}
	}
	return false
}
