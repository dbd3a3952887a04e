// Package placeholders holds the rules about what the template leaves for an author to replace or remove.
package placeholders

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
)

//go:embed placeholder.md
var placeholderDoc string

// Placeholder finds the fillers of the template where text should stand.
var Placeholder = lint.New(lint.Rule{
	Name:     "placeholder",
	Group:    "placeholders",
	Summary:  "Nothing that the template left to be filled in is still there",
	Help:     "Write the text that belongs there, or remove the placeholder",
	Doc:      placeholderDoc,
	Severity: lint.Error,
	Fix:      lint.NoFix,
	Since:    "0.1.0",
}, placeholderOptions{}, checkPlaceholder)

type placeholderOptions struct {
	Patterns []string `yaml:"patterns" doc:"Regular expressions for further placeholders, in Go's syntax"`
}

// Validate says which of the patterns is no regular expression, or one that finds nothing but the empty text.
func (o placeholderOptions) Validate() error {
	if slices.ContainsFunc(o.Patterns, func(text string) bool { return strings.TrimSpace(text) == "" }) {
		return errors.New("patterns holds an empty text, which finds nothing; write a regular expression, or remove it")
	}
	_, err := o.compile()
	return err
}

func (o placeholderOptions) compile() ([]*regexp.Regexp, error) {
	var patterns []*regexp.Regexp
	for _, text := range o.Patterns {
		pattern, err := regexp.Compile(text)
		if fault := (*syntax.Error)(nil); errors.As(err, &fault) {
			return nil, fmt.Errorf("patterns holds %q, which is no regular expression: %s; correct or remove it", text, fault.Code)
		}
		patterns = append(patterns, pattern)
	}
	return patterns, nil
}

// A finder finds the placeholders in one article.
type finder struct {
	pass     *lint.Pass
	doc      *markdown.Document
	patterns []*regexp.Regexp
}

func checkPlaceholder(p *lint.Pass, o placeholderOptions) {
	patterns, err := o.compile()
	if err != nil {
		return // Validate has said so
	}
	f := &finder{pass: p, doc: p.Article.Doc, patterns: patterns}
	f.frontMatter()
	f.visibleText()
	f.tags()
	f.altTexts()
}

// find returns the placeholders in a text, in order and without overlap.
func (f *finder) find(text string) []article.Range {
	found := article.Fillers(text)
	for _, pattern := range f.patterns {
		for _, match := range pattern.FindAllStringIndex(text, -1) {
			found = append(found, article.Range{Start: match[0], End: match[1]})
		}
	}
	if len(f.patterns) == 0 {
		return found
	}
	slices.SortStableFunc(found, func(a, b article.Range) int { return a.Start - b.Start })
	end := 0
	return slices.DeleteFunc(found, func(r article.Range) bool {
		if r.Start >= end && r.End > r.Start {
			end = r.End
			return false
		}
		return true
	})
}

func (f *finder) visibleText() {
	if len(f.patterns) == 0 && !article.MayHoldFillers(f.doc) {
		return
	}
	for _, b := range f.doc.Blocks {
		for _, r := range f.find(b.Text) {
			span := b.Source(r.Start, r.End)
			if !f.doc.InCode(span.Start) && !f.inAddress(span) {
				f.report(span, b.Text[r.Start:r.End], "; write the text that belongs here")
			}
		}
	}
}

// inAddress reports whether a span is part of a link's address that shows as text.
func (f *finder) inAddress(span source.Span) bool {
	before := f.doc.LinksIn(source.Span{Start: 0, End: span.Start + 1})
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	return (last.Kind == markdown.BareLink || last.Kind == markdown.Autolink) && last.Span.Contains(span)
}

// tags finds instructions such as <add art>, which Markdown takes for HTML and readers never see.
func (f *finder) tags() {
	for _, t := range f.doc.Tags {
		if len(t.Name) < len("add") {
			continue // nearly all tags of prose: <a>, <p>, <br>, <td>
		}
		if written := f.doc.File.Text(t.Span); article.IsFillerTag(written) {
			f.report(t.Span, written, ", which readers don't see; write the text that belongs here")
		}
	}
}

func (f *finder) altTexts() {
	for _, i := range f.doc.Images {
		if found := f.find(i.Alt); len(found) > 0 {
			f.written(found, i.Alt, i.AltSpan, " as alt text; say what the picture shows")
		}
	}
}

func (f *finder) frontMatter() {
	for _, e := range f.doc.FrontMatter.Entries {
		value := e.Value
		if !e.Scalar {
			value = f.doc.File.Text(e.ValueSpan) // YAML takes [add title] for a list
		}
		if found := f.find(value); len(found) > 0 {
			f.written(found, value, e.ValueSpan, " as "+e.Key+"; write the value that belongs there")
		}
	}
}

// written reports the placeholders in a text that is written in the span, perhaps with quotes or escapes.
func (f *finder) written(found []article.Range, text string, span source.Span, what string) {
	offset := strings.Index(f.doc.File.Text(span), text)
	for _, r := range found {
		at := span
		if offset >= 0 {
			at = source.Span{Start: span.Start + offset + r.Start, End: span.Start + offset + r.End}
		}
		f.report(at, text[r.Start:r.End], what)
	}
}

func (f *finder) report(span source.Span, filler, what string) {
	f.pass.Report(lint.Finding{Span: span, Message: "placeholder " + lint.Quote(filler) + what})
}
