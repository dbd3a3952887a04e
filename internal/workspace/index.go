package workspace

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// An index is the tree that git has staged. What lies outside of its repository, and git's own folder, is on the disk.
type index struct {
	root    string   // of the repository
	real    string   // root without symbolic links, as git and others may name it
	staged  []staged // sorted by path
	objects *objects
	ignored sync.Map // path: bool, as far as git was asked
}

// A staged file is an entry of git's index.
type staged struct {
	path     string // slash-separated, relative to the root
	mode     fs.FileMode
	id       string
	unmerged bool
}

// errUnmerged is the error of a file that a merge has left with a conflict.
var errUnmerged = errors.New("a merge has left it with a conflict; settle it and stage it with git add")

// tooManyLinks bounds the symbolic links on the way to a file, as operating systems do.
const tooManyLinks = 40

// inside returns the path of a file as the index names it, false for one that the index knows nothing of.
func (x *index) inside(path string) (string, bool) {
	for _, root := range [...]string{x.root, x.real} {
		if path == root {
			return "", true
		}
		if holds(root, path) {
			name := filepath.ToSlash(path[len(root)+1:])
			return name, name != ".git" && !strings.HasPrefix(name, ".git/")
		}
	}
	return "", false
}

// reach returns a path of the disk as it is inside of the repository, into which a symbolic link may lead.
func (x *index) reach(path string) (string, bool) {
	if _, ok := x.inside(path); ok {
		return path, true
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", false
	}
	_, ok := x.inside(real)
	return real, ok
}

func (x *index) Lstat(path string) (fs.FileInfo, error) {
	name, ok := x.inside(path)
	if !ok {
		return os.Lstat(path)
	}
	name, err := x.follow(name, false)
	if err != nil {
		return nil, missingPath("lstat", path, err)
	}
	return x.info(name, path)
}

func (x *index) Stat(path string) (fs.FileInfo, error) {
	name, ok := x.inside(path)
	if !ok {
		return os.Stat(path)
	}
	name, err := x.follow(name, true)
	if err != nil {
		return nil, missingPath("stat", path, err)
	}
	return x.info(name, path)
}

func (x *index) Real(path string) (string, error) {
	name, ok := x.inside(path)
	if !ok {
		return filepath.EvalSymlinks(path)
	}
	name, err := x.follow(name, true)
	if err != nil {
		return "", missingPath("lstat", path, err)
	}
	return filepath.Join(x.real, filepath.FromSlash(name)), nil
}

func (x *index) Open(path string) (io.ReadCloser, error) {
	name, ok := x.inside(path)
	if !ok {
		return os.Open(path)
	}
	name, err := x.follow(name, true)
	if err != nil {
		return nil, missingPath("open", path, err)
	}
	file, ok := x.find(name)
	switch {
	case !ok:
		return nil, missingPath("open", path, fs.ErrNotExist)
	case file.unmerged:
		return nil, missingPath("open", path, errUnmerged)
	}
	text, err := x.objects.read(file.id)
	if err != nil {
		return nil, missingPath("open", path, err)
	}
	return io.NopCloser(bytes.NewReader(text)), nil
}

func (x *index) ReadDir(folder string) ([]fs.DirEntry, error) {
	name, ok := x.inside(folder)
	if !ok {
		return os.ReadDir(folder)
	}
	name, err := x.follow(name, true)
	if err != nil {
		return nil, missingPath("open", folder, err)
	}
	below := x.below(name)
	if len(below) == 0 && name != "" {
		return nil, missingPath("open", folder, fs.ErrNotExist)
	}
	return entries(below, len(folderPrefix(name))), nil
}

// entries lists what stands directly in a folder, given the files below it, whose paths begin with so many bytes of it.
func entries(below []staged, prefix int) []fs.DirEntry {
	var list []fs.DirEntry
	last := ""
	for _, file := range below {
		name, rest, deeper := strings.Cut(file.path[prefix:], "/")
		if name == last {
			continue
		}
		last = name
		info := fileInfo{name: name, mode: file.mode}
		if deeper && rest != "" {
			info.mode = fs.ModeDir
		}
		list = append(list, fs.FileInfoToDirEntry(info))
	}
	// git sorts paths by their bytes, "a-b" before "a/b"; a folder is sorted by its name.
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(list, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })
}

func (x *index) info(name, path string) (fs.FileInfo, error) {
	if file, ok := x.find(name); ok {
		return fileInfo{name: filepath.Base(path), mode: file.mode}, nil
	}
	if name == "" || len(x.below(name)) > 0 {
		return fileInfo{name: filepath.Base(path), mode: fs.ModeDir}, nil
	}
	return nil, missingPath("stat", path, fs.ErrNotExist)
}

// find finds the entry of a path.
func (x *index) find(name string) (staged, bool) {
	i, ok := x.search(name)
	if !ok {
		return staged{}, false
	}
	return x.staged[i], true
}

func (x *index) search(name string) (int, bool) {
	return slices.BinarySearchFunc(x.staged, name, func(s staged, name string) int { return strings.Compare(s.path, name) })
}

// below lists the entries of the files below a folder.
func (x *index) below(name string) []staged {
	prefix := folderPrefix(name)
	start, _ := x.search(prefix)
	end := start
	for end < len(x.staged) && strings.HasPrefix(x.staged[end].path, prefix) {
		end++
	}
	return x.staged[start:end]
}

func folderPrefix(name string) string {
	if name == "" {
		return ""
	}
	return name + "/"
}

// follow returns a path without symbolic links in its folders and, if last, at its end. A link that leads out of the
// repository leads nowhere: a commit cannot hold its target.
func (x *index) follow(name string, last bool) (string, error) {
	links := 0
	for at := 0; at < len(name); {
		end := len(name)
		if slash := strings.IndexByte(name[at:], '/'); slash >= 0 {
			end = at + slash
		}
		file, ok := x.find(name[:end])
		if !ok || file.mode&fs.ModeSymlink == 0 || end == len(name) && !last {
			at = end + 1
			continue
		}
		if links++; links > tooManyLinks {
			return "", syscall.ELOOP
		}
		target, err := x.target(file)
		if err != nil {
			return "", err
		}
		name, at = joinPath(target, name[end:]), 0
	}
	return name, nil
}

// target returns where a symbolic link leads, relative to the root.
func (x *index) target(link staged) (string, error) {
	text, err := x.objects.read(link.id)
	if err != nil {
		return "", err
	}
	path := filepath.FromSlash(string(text))
	if !filepath.IsAbs(path) {
		path = filepath.Join(x.root, filepath.Dir(filepath.FromSlash(link.path)), path)
	}
	name, ok := x.inside(filepath.Clean(path))
	if !ok {
		return "", fs.ErrNotExist
	}
	return name, nil
}

// joinPath joins a folder, "" for the root, and the rest of a path, which begins with a slash unless it is empty.
func joinPath(folder, rest string) string { return strings.TrimPrefix(folder+rest, "/") }

func missingPath(op, path string, err error) error {
	return &fs.PathError{Op: op, Path: path, Err: err}
}

// A fileInfo describes an entry of an index. Its size is not known before it is read.
type fileInfo struct {
	name string
	mode fs.FileMode
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return 0 }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i fileInfo) Sys() any           { return nil }
