package engine

import (
	"path/filepath"
	"sync"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A library reads and parses each article once, when its turn begins. What is only linked to is read for its anchors.
type library struct {
	workspace *workspace.Workspace
	plans     *plans
	parse     func(*markdown.Memory, *source.File) *article.Article
	memories  sync.Pool // of *markdown.Memory

	mu    sync.Mutex
	books map[string]*book // by absolute path

	due []*book // those that have a turn, in the order of their names
}

// A book is one file in the library. Its lock is held while it is read, which asks for no other book: two articles that link
// to each other cannot wait for each other.
type book struct {
	name, path string // path is absolute
	outcome    outcome

	mu      sync.Mutex
	begun   bool     // it has had its turn, has it now, or will have none
	known   bool     // what follows is known, be it that there is nothing to know
	anchors []string // nil where the file cannot be read; sorted when they are first asked for
	sorted  bool
	include []string // the absolute paths of the files that it includes, "" for one out of sight
}

func newLibrary(w *workspace.Workspace, plans *plans, names []string) *library {
	l := &library{workspace: w, plans: plans, parse: article.ParseInto, books: make(map[string]*book, len(names))}
	for _, name := range names {
		path := w.Abs(name)
		b := &book{name: name, path: path}
		l.books[path] = b
		l.due = append(l.due, b)
	}
	return l
}

// begin begins the turn of a book, which it has once. Whoever began it has to take it, or to release it untaken.
func (b *book) begin() bool {
	b.mu.Lock()
	if b.begun {
		b.mu.Unlock()
		return false
	}
	b.begun = true
	return true
}

func (b *book) release() { b.mu.Unlock() }

// take reads and parses the article whose turn was begun, and releases it.
func (l *library) take(b *book, p *plan) reading {
	defer b.release()
	file, fault, err := l.open(b.name, p)
	r := reading{file: file, fault: fault, problem: err}
	if err == nil && fault == nil {
		r.memory = l.memory()
		r.problem = guard(func() { r.article = l.parse(r.memory, file) }, whileReading(b.name))
	}
	b.known = true
	if r.article != nil {
		l.index(b, r.article.Doc, p)
	}
	return r
}

// learn reads a file for its anchors only.
func (l *library) learn(b *book) {
	b.known = true
	if p, err := l.plans.of(b.path); err == nil {
		l.skim(b, p)
	}
}

// skim parses a file and keeps nothing but its anchors.
func (l *library) skim(b *book, p *plan) {
	file, fault, err := l.open(b.name, p)
	if err != nil || fault != nil {
		return
	}
	// What a text that cannot be read holds is as unknown as what a file holds that is not there.
	m := l.memory()
	if guard(func() { l.index(b, markdown.ParseInto(m, file), p) }, whileReading(b.name)) == nil {
		l.memories.Put(m)
	}
}

func (l *library) book(path string) *book {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.books[path]
	if !ok {
		b = &book{name: filepath.ToSlash(path), path: path, begun: true}
		l.books[path] = b
	}
	return b
}

func (l *library) memory() *markdown.Memory {
	if m, ok := l.memories.Get().(*markdown.Memory); ok {
		return m
	}
	return new(markdown.Memory)
}

// giveBack ends the use of what was read, so that its memory can serve the next article.
func (l *library) giveBack(r reading) {
	if r.article != nil {
		l.memories.Put(r.memory)
	}
}

func whileReading(name string) func() string { return func() string { return "reading " + name } }
