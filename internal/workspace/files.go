package workspace

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Files are all the files that can be seen. What a folder holds is read once, so Files are for one run. Paths are absolute
// and clean. The methods are safe for concurrent use.
type Files struct {
	tree    tree
	folders sync.Map // absolute path: *folder

	staged   bool     // they are those of git's index
	limited  bool     // a folder stands for no more than those in it that have changed
	compared string   // the root of the repository whose changes are looked at, "" where none are
	changed  []string // those that a commit would change or add, or a branch has
}

// A tree is where files are kept. Its errors are those of package os.
type tree interface {
	Lstat(path string) (fs.FileInfo, error)
	Stat(path string) (fs.FileInfo, error)
	Real(path string) (string, error) // without symbolic links
	Open(path string) (io.ReadCloser, error)
	ReadDir(folder string) ([]fs.DirEntry, error) // sorted by name
}

// OnDisk returns the files on the disk.
func OnDisk() *Files { return &Files{tree: disk{}} }

type disk struct{}

func (disk) Lstat(path string) (fs.FileInfo, error)       { return os.Lstat(path) }
func (disk) Stat(path string) (fs.FileInfo, error)        { return os.Stat(path) }
func (disk) Real(path string) (string, error)             { return filepath.EvalSymlinks(path) }
func (disk) Open(path string) (io.ReadCloser, error)      { return os.Open(path) }
func (disk) ReadDir(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }

// Staged reports whether they are the files that git has staged.
func (f *Files) Staged() bool { return f.staged }

// Stat describes a file or folder, or what a symbolic link leads to.
func (f *Files) Stat(path string) (fs.FileInfo, error) { return f.tree.Stat(path) }

// Open opens a file to be read.
func (f *Files) Open(path string) (io.ReadCloser, error) { return f.tree.Open(path) }

// Real returns a path without symbolic links in it.
func (f *Files) Real(path string) (string, error) { return f.tree.Real(path) }

// Exists reports whether there is a file, a folder or a link of that path. Where its folder has been read already, case counts.
func (f *Files) Exists(path string) bool {
	parent := f.folder(filepath.Dir(path))
	if parent.known.Load() {
		_, ok := parent.find(filepath.Base(path))
		return ok
	}
	_, err := f.tree.Lstat(path)
	return err == nil
}

// Repository returns the root of the git repository that holds a folder, "" where none does.
func (f *Files) Repository(folder string) string { return f.folder(folder).repository() }

// IsFolder reports whether there is a folder of that path, or a link to one. It reads the folder around it: that of an
// article, where the links of the article lead.
func (f *Files) IsFolder(path string) bool {
	if parent := f.folder(filepath.Dir(path)); parent.path != path && parent.read() {
		return parent.entry(filepath.Base(path)) == Folder
	}
	info, err := f.tree.Stat(path)
	return err == nil && info.IsDir()
}

// Seen lists the folders that were read so far, in no order.
func (f *Files) Seen() []string {
	var seen []string
	f.folders.Range(func(path, known any) bool {
		if known.(*folder).known.Load() {
			seen = append(seen, path.(string))
		}
		return true
	})
	return seen
}
