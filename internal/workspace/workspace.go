// Package workspace knows the world around an article: which files there are, their text, and
// whether a link's target exists.
package workspace

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/maturitylint/maturitylint/internal/source"
)

// A Workspace is what can be seen from one working directory. Its methods are safe for concurrent use.
//
// Files go by their name, the path as the user wrote it or as it follows from the folder that the user
// wrote: slash-separated, relative to the working directory unless the user's was absolute.
type Workspace struct {
	dir     string
	files   *Files
	buffers map[string][]byte // by absolute path: texts that stand before those of the files

	mu    sync.Mutex
	bases []string // the working directory and every folder that was expanded, absolute

}

// New returns the workspace of a working directory, "" for that of the process. The buffers are files whose text is not
// read from where the others are: standard input, or what an editor has not saved yet.
func New(dir string, files *Files, buffers ...*source.File) (*Workspace, error) {
	if dir == "" {
		dir = "."
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, missing(dir, err)
	}
	w := &Workspace{dir: dir, files: files, bases: []string{dir}, buffers: make(map[string][]byte, len(buffers))}
	for _, b := range buffers {
		w.buffers[w.Abs(b.Path)] = b.Bytes
	}
	return w, nil
}

// name returns the name of the file of an absolute path, as the working directory sees it.
func (w *Workspace) name(path string) string {
	if rel, err := filepath.Rel(w.dir, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// Abs returns the absolute path of a name, in the form of the operating system.
func (w *Workspace) Abs(name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(w.dir, name)
}
