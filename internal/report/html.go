package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed page.html.tmpl
var pageText string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"message": message,
	"bar":     func(s Strategy) []Bar { return bars([]Strategy{s}) },
	"bars":    bars,
	"paths":   barPaths,
	"height":  barHeight,
	"url":     func(address string) template.URL { return template.URL(address) }, // of a LinkTemplate, which is judged
	"of":      of,
	"broken":  broken,
	"plural":  lint.Count,
}).Parse(pageText))

// HTML writes the report as one page that needs nothing else, works from the disk and asks for nothing from anywhere.
func (r *Report) HTML(w *bytes.Buffer) error { return readable(w, r.html) }

// readable writes what a browser reads without a byte that is no text: of a path or title, any may come.
func readable(w *bytes.Buffer, write func(*bytes.Buffer) error) error {
	var raw bytes.Buffer
	if err := write(&raw); err != nil {
		return err
	}
	text := raw.Bytes()
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte(string(unicode.ReplacementChar)))
	}
	if bytes.ContainsFunc(text, isStray) {
		text = bytes.Map(func(r rune) rune {
			if isStray(r) {
				return unicode.ReplacementChar
			}
			return r
		}, text)
	}
	_, err := w.Write(text)
	return err
}

func isStray(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func (r *Report) html(w *bytes.Buffer) error {
	style, script := strings.TrimSpace(pageStyle), strings.TrimSpace(pageScript)
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'",
		hash(style), hash(script))
	columns := r.columns()
	sections := r.sections(columns)
	bodies, err := bodiesOf(sections)
	if err != nil {
		return err
	}
	return pageTemplate.Execute(w, page{
		Report:   r,
		Large:    len(r.Articles) > mostAtOnce,
		Columns:  columns,
		Sections: sections,
		Bodies:   bodies,
		Policy:   template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy + `">`),
		Style:    template.HTML("<style>" + style + "</style>"),
		Script:   template.HTML("<script>" + script + "</script>"),
	})
}

// A page is a report with what stands around it.
type page struct {
	*Report
	Large                 bool // there are too many articles to lay out all at once
	Columns               []Column
	Sections              []Section
	Bodies                []template.HTML // the sections, written
	Policy, Style, Script template.HTML
}

// bodiesOf writes the sections on every core: they are nearly all of a large page.
func bodiesOf(sections []Section) ([]template.HTML, error) {
	const portion = 50
	portions := slices.Collect(slices.Chunk(sections, portion))
	bodies, failures := make([]template.HTML, len(portions)), make([]error, len(portions))
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	var writing sync.WaitGroup
	for i, some := range portions {
		places <- struct{}{}
		writing.Go(func() {
			var text strings.Builder
			failures[i] = pageTemplate.ExecuteTemplate(&text, "bodies", some)
			bodies[i] = template.HTML(text.String())
			<-places
		})
	}
	writing.Wait()
	return bodies, errors.Join(failures...)
}

// hash is how a content security policy names a script or style that stands in the page itself.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// broken lists the rules of a group that an article does not keep.
func broken(a Section, group string) (rules []Verdict) {
	for _, v := range a.Verdicts {
		if v.Group == group && v.Findings > 0 {
			rules = append(rules, v)
		}
	}
	return rules
}
