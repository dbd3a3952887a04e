package config

import (
	"errors"
	"path/filepath"
)

// A chain is a configuration file with all that it extends, the file itself first.
type chain struct {
	loader *Loader
	root   string // of the repository, which no file may lie outside of; "" without one
	seen   map[string]bool
	docs   []*document
	files  []string
}

// load reads a configuration file with all that it extends.
func (l *Loader) load(path string) (*Config, error) {
	ch := &chain{loader: l, root: l.repositoryAround(filepath.Dir(path)), seen: make(map[string]bool)}
	if err := ch.follow(path); err != nil {
		return nil, err
	}
	c := &Config{Path: path, Root: filepath.Dir(path), loader: l, files: ch.files}
	if err := c.build(ch.docs); err != nil {
		return nil, err
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	return c, nil
}

// follow reads the files of the chain one after the other and returns the faults of them all.
func (ch *chain) follow(path string) error {
	text, err := ch.first(path)
	var errs []error
	for err == nil {
		d := &decoder{path: ch.loader.shown(path), rules: ch.loader.index}
		doc := d.decode(text)
		ch.docs = append(ch.docs, doc)
		ch.files = append(ch.files, d.path)
		errs = append(errs, join(d.faults))
		if !doc.extends.set || isPreset(doc.extends.value) {
			break
		}
		path, text, err = ch.base(path, doc.extends)
	}
	return errors.Join(append(errs, err)...)
}

// first reads the file with which the chain begins. One that the user named may be anywhere.
func (ch *chain) first(path string) ([]byte, error) {
	named := ch.loader.options.File != ""
	real, err := ch.loader.options.Files.Real(path)
	var text []byte
	var message string
	switch {
	case err != nil && named:
		message = "is not there; check the path given with --config"
	case err != nil:
		message = "is a link that leads nowhere; put a file in its place"
	case !named && !ch.holds(real):
		message = "links to a file outside the repository; put a file in its place"
	default:
		ch.seen[real] = true
		text, message = ch.loader.readFile(path)
	}
	if message != "" {
		return nil, &Fault{Path: ch.loader.shown(path), Message: message}
	}
	return text, nil
}

// base reads the file that another one extends.
func (ch *chain) base(from string, extends entry[string]) (path string, text []byte, err error) {
	path, text, message := ch.open(from, extends.value)
	if message != "" {
		at := extends.origin
		return path, nil, &Fault{Path: at.Path, Line: at.Line, Column: at.Column, Message: message}
	}
	return path, text, nil
}

// open reads what extends names, or says why it cannot.
func (ch *chain) open(from, name string) (path string, text []byte, message string) {
	path = filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(from), path)
	}
	if ch.root != "" && !holds(ch.root, path) {
		return "", nil, "extends " + quote(name) + ", which is outside the repository; copy that file into it"
	}
	real, err := ch.loader.options.Files.Real(path)
	switch {
	case err != nil:
		return "", nil, "extends " + quote(name) + ", but there is no such file; write a path relative to this file"
	case !ch.holds(real):
		return "", nil, "extends " + quote(name) + ", which links out of the repository; copy that file into it"
	case ch.seen[real]:
		return "", nil, "extends " + quote(name) + ", which leads back to where it began; remove this extends"
	}
	ch.seen[real] = true
	if text, message = ch.loader.readFile(path); message != "" {
		message = "extends " + quote(name) + ", which " + message
	}
	return path, text, message
}

// holds reports whether a path without links in it lies in the repository.
func (ch *chain) holds(real string) bool {
	if ch.root == "" {
		return true
	}
	root, err := ch.loader.options.Files.Real(ch.root)
	return err == nil && holds(root, real)
}

// holds reports whether a path lies in a folder.
func holds(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}
