package workspace

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A folder is one folder of Files, be it there or not. Its entries are read once, however many links lead there.
type folder struct {
	files  *Files
	path   string
	name   string
	parent *folder // itself at the top of the file system

	reading sync.Once
	known   atomic.Bool   // entries have been read
	entries []fs.DirEntry // sorted by name

	naming sync.Once
	names  []string // as View.Names gives them

	repository func() string // the root of the git repository that holds it, "" where none does
	below      sync.Map      // name: *folder
}

// folder returns the folder of a path.
func (f *Files) folder(path string) *folder {
	if found, ok := f.folders.Load(path); ok {
		return found.(*folder)
	}
	made := &folder{files: f, path: path, name: filepath.Base(path)}
	made.parent = made
	if parent := filepath.Dir(path); parent != path {
		made.parent = f.folder(parent)
	}
	made.repository = sync.OnceValue(made.findRepository)
	found, _ := f.folders.LoadOrStore(path, made)
	return found.(*folder)
}

// child returns the folder of that name in the folder.
func (f *folder) child(name string) *folder {
	if found, ok := f.below.Load(name); ok {
		return found.(*folder)
	}
	found, _ := f.below.LoadOrStore(name, f.files.folder(filepath.Join(f.path, name)))
	return found.(*folder)
}

// above returns the folder so many folders up.
func (f *folder) above(n int) *folder {
	for range n {
		f = f.parent
	}
	return f
}

// read reads the entries, and reports whether they could be.
func (f *folder) read() bool {
	f.reading.Do(func() {
		entries, err := f.files.tree.ReadDir(f.path)
		f.entries = entries
		f.known.Store(err == nil)
	})
	return f.known.Load()
}

// entry says what the folder holds under exactly that name.
func (f *folder) entry(name string) Existence {
	if !f.read() {
		return Unknown
	}
	if entry, ok := f.find(name); ok {
		return f.kind(entry)
	}
	return Missing
}

// kind says what an entry is, or what a symbolic link leads to.
func (f *folder) kind(entry fs.DirEntry) Existence {
	switch {
	case entry.IsDir():
		return Folder
	case entry.Type()&fs.ModeSymlink == 0:
		return File
	}
	info, err := f.files.tree.Stat(filepath.Join(f.path, entry.Name()))
	switch {
	case err != nil:
		return Missing
	case info.IsDir():
		return Folder
	}
	return File
}

// find finds an entry of a folder that has been read.
func (f *folder) find(name string) (fs.DirEntry, bool) {
	i, ok := slices.BinarySearchFunc(f.entries, name, func(e fs.DirEntry, name string) int {
		return strings.Compare(e.Name(), name)
	})
	if !ok {
		return nil, false
	}
	return f.entries[i], true
}

func (f *folder) list() []string {
	f.read()
	f.naming.Do(func() {
		for _, entry := range f.entries {
			name := entry.Name()
			if f.kind(entry) == Folder {
				name += "/"
			}
			f.names = append(f.names, name)
		}
	})
	return f.names
}

// findRepository looks for .git only: to start git would cost more than to lint a file.
func (f *folder) findRepository() string {
	switch {
	case f.files.Exists(filepath.Join(f.path, ".git")):
		return f.path
	case f.parent == f:
		return ""
	}
	return f.parent.repository()
}
