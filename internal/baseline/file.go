package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
)

// version counts the changes of the file's form that would make an older program read it wrongly.
const version = 1

// A file is the form in which a baseline is kept: readable, and sorted, so that a change of it can be reviewed.
type file struct {
	Version  int           `json:"version"`
	Articles []fileArticle `json:"articles"`
}

type fileArticle struct {
	Path     string        `json:"path"`
	Findings []fileFinding `json:"findings"`
}

type fileFinding struct {
	Rule    string `json:"rule"`
	Section string `json:"section"`
	Text    string `json:"text"`
	Count   int    `json:"count"`
}

// mostBytes bounds what is read: a baseline of ten thousand articles has a few megabytes.
const mostBytes = 64 << 20

// Files are where a baseline is looked for.
type Files interface {
	Open(path string) (io.ReadCloser, error)
	Exists(path string) bool
	Real(path string) (string, error) // without symbolic links
}

// Locate returns the path of the nearest baseline in a folder or above it, up to a last folder, "" for no last one.
func Locate(files Files, folder, last string) (path string, found bool) {
	for {
		if path := filepath.Join(folder, FileName); files.Exists(path) {
			return path, true
		}
		parent := filepath.Dir(folder)
		if folder == last || parent == folder {
			return "", false
		}
		folder = parent
	}
}

// Find reads the baseline that Locate finds. It returns nil where there is none. One that links out of the last folder, a
// repository, is refused: whoever proposes a change to it must not learn what else is on the machine.
func Find(files Files, folder, last string) (*Baseline, error) {
	path, found := Locate(files, folder, last)
	if !found {
		return nil, nil
	}
	real, err := files.Real(path)
	if err != nil {
		return nil, failure(path, err)
	}
	if root, err := files.Real(last); last != "" && (err != nil || !holds(root, real)) {
		return nil, fmt.Errorf("%s: links to a file outside the repository; put a file in its place", path)
	}
	return Read(files, path)
}

func holds(folder, path string) bool {
	relative, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(relative)
}

// Read reads the baseline of an absolute path. Its error is one sentence.
func Read(files Files, path string) (*Baseline, error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, failure(path, err)
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	switch {
	case err != nil:
		return nil, failure(path, err)
	case len(content) > mostBytes:
		return nil, fmt.Errorf("%s: too large for a baseline; write it anew with maturitylint baseline --force", path)
	}
	return decode(path, content)
}

func failure(path string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	advice := ""
	if errors.Is(err, fs.ErrNotExist) {
		advice = "; check the path, or write one with maturitylint baseline"
	}
	return fmt.Errorf("%s: the baseline cannot be read: %w%s", path, err, advice)
}

func decode(path string, content []byte) (*Baseline, error) {
	foreign := func(why string) (*Baseline, error) {
		return nil, fmt.Errorf("%s: no baseline of maturitylint (%s); restore it, or write it anew with maturitylint baseline --force", path, why)
	}
	var parsed file
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&parsed); err != nil {
		return foreign(err.Error())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return foreign("more text behind its end")
	}
	switch {
	case parsed.Version > version:
		return nil, fmt.Errorf("%s: written by a newer maturitylint (version %d of the file); update maturitylint", path, parsed.Version)
	case parsed.Version < 1:
		return foreign("no version")
	}
	b := New(path)
	for _, a := range parsed.Articles {
		if !filepath.IsLocal(filepath.FromSlash(a.Path)) {
			return foreign(fmt.Sprintf("%q lies outside its folder", a.Path))
		}
		k := known{}
		for _, f := range a.Findings {
			if f.Count < 1 || f.Rule == "" {
				return foreign(fmt.Sprintf("a finding of %q without rule or count", a.Path))
			}
			k[kind{f.Rule, f.Section, f.Text}] += f.Count
		}
		b.articles[a.Path] = k
	}
	return b, nil
}

// Encode returns the text of the baseline's file.
func (b *Baseline) Encode() ([]byte, error) {
	out := file{Version: version, Articles: []fileArticle{}}
	for _, name := range slices.Sorted(maps.Keys(b.articles)) {
		k := b.articles[name]
		article := fileArticle{Path: name, Findings: []fileFinding{}}
		for _, one := range k.sorted() {
			article.Findings = append(article.Findings, fileFinding{one.rule, one.section, one.text, k[one]})
		}
		out.Articles = append(out.Articles, article)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(out)
	return text.Bytes(), err
}
