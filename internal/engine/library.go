package engine

import (
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/markdown"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// aheadBudget is how many bytes of text may wait in parsed form for their own turn. Parsed, and with what the
// garbage collector leaves lying about, a text takes twenty to thirty times its size.
const aheadBudget = 2 << 20

// A library reads and parses each file once, whether its own turn comes first or the link of another article that
// asks for its anchors. Only where more than aheadBudget is asked for ahead of its turn is a file parsed again.
type library struct {
	workspace *workspace.Workspace
	plans     *plans
	parse     func(*markdown.Memory, *source.File) *article.Article
	memories  sync.Pool    // of *markdown.Memory
	budget    int64        // aheadBudget
	ahead     atomic.Int64 // bytes of text that wait in parsed form

	mu    sync.Mutex
	books map[string]*book // by absolute path
}

// A book is one file in the library. Its lock is held while it is parsed, which asks for no other book: two
// articles that link to each other cannot wait for each other.
type book struct {
	mu      sync.Mutex
	name    string
	due     bool     // its own turn is still to come
	early   *reading // parsed ahead of its own turn
	known   bool     // what follows is known, be it that there is nothing to know
	anchors []string // nil where the file cannot be read; sorted when they are first asked for
	sorted  bool
	include []string // the absolute paths of the files that it includes, "" for one out of sight
}

func newLibrary(w *workspace.Workspace, plans *plans, names []string) *library {
	l := &library{
		workspace: w,
		plans:     plans,
		parse:     article.ParseInto,
		budget:    aheadBudget,
		books:     make(map[string]*book, len(names)),
	}
	for _, name := range names {
		l.books[w.Abs(name)] = &book{name: name, due: true}
	}
	return l
}

// take reads and parses an article, given by its name and its absolute path, for its own turn.
func (l *library) take(name, path string, p *plan) reading {
	b := l.book(path)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.due = false
	if early := b.early; early != nil {
		b.early = nil
		l.ahead.Add(-int64(len(early.file.Bytes)))
		return *early
	}
	r := l.read(name, p)
	l.remember(b, r, p)
	return r
}

// learn reads a file for its anchors, and keeps the article where its own turn is to come and the budget allows.
func (l *library) learn(b *book, path string) {
	b.known = true
	p, err := l.plans.of(path)
	if err != nil {
		return
	}
	if !b.due {
		l.skim(b, p)
		return
	}
	r := l.read(b.name, p)
	l.remember(b, r, p)
	if r.article == nil {
		return
	}
	size := int64(len(r.file.Bytes))
	if l.ahead.Add(size) > l.budget {
		l.ahead.Add(-size)
		return
	}
	b.early = &r
}

// skim reads a file that is not checked itself.
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

func (l *library) remember(b *book, r reading, p *plan) {
	b.known = true
	if r.article != nil {
		l.index(b, r.article.Doc, p)
	}
}

func (l *library) book(path string) *book {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.books[path]
	if !ok {
		b = &book{name: filepath.ToSlash(path)}
		l.books[path] = b
	}
	return b
}

// read opens a file and parses it as an article.
func (l *library) read(name string, p *plan) reading {
	file, fault, err := l.open(name, p)
	r := reading{file: file, fault: fault, problem: err}
	if err == nil && fault == nil {
		r.memory = l.memory()
		r.problem = guard(func() { r.article = l.parse(r.memory, file) }, whileReading(name))
	}
	return r
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
