package workspace

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// An Existence says whether a target is there.
type Existence int

// The existences.
const (
	Unknown Existence = iota // outside the root, or in a folder that cannot be read
	Missing
	File
	Folder
)

// A View is the world as the links of one article see it: targets are relative to the article's folder, and
// what lies outside the root is unknown.
type View struct {
	w            *Workspace
	folder, root string
}

// View returns the view of a file. The root is that of the file's repository. Without one, it is the widest
// folder that holds the file among project, the folders that were expanded and the working directory, or
// else the file's own folder.
func (w *Workspace) View(name, project string) View {
	v := View{w: w, folder: filepath.Dir(w.Abs(name))}
	v.root = w.repository(v.folder)
	if v.root != "" {
		return v
	}
	v.root = v.folder
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, base := range append([]string{project}, w.bases...) {
		if base != "" && len(base) < len(v.root) && holds(base, v.folder) {
			v.root = base
		}
	}
	return v
}

// Folder returns the absolute path of the folder that targets are relative to, slash-separated.
func (v View) Folder() string { return filepath.ToSlash(v.folder) }

// Path returns the absolute path of a target, and false for one outside the root. Percent escapes are decoded;
// a fragment or query is the caller's to cut off. Targets from the root of a site ("/…", "~/…") are outside.
func (v View) Path(target string) (string, bool) {
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	if strings.HasPrefix(target, "/") || strings.HasPrefix(target, "~/") || strings.ContainsRune(target, 0) {
		return "", false
	}
	path := filepath.Join(v.folder, filepath.FromSlash(target))
	return path, holds(v.root, path)
}

// Lookup says whether a file or folder of exactly that name is there, case included, even where the file system ignores case.
func (v View) Lookup(target string) Existence {
	path, ok := v.Path(target)
	if !ok {
		return Unknown
	}
	found := v.w.lookup(v.folder, path)
	if found == File && strings.HasSuffix(target, "/") {
		return Missing
	}
	return found
}

// Names lists the entries of a folder in order, folders with a slash at the end; nil where it cannot be read.
func (v View) Names(folder string) []string {
	path, ok := v.Path(folder)
	if !ok {
		return nil
	}
	l := v.w.listing(path)
	l.naming.Do(func() { l.names = v.w.names(path, l.entries) })
	return l.names
}

func (w *Workspace) names(folder string, entries []os.DirEntry) []string {
	var names []string
	for _, entry := range entries {
		if w.entry(folder, entry.Name()) == Folder {
			names = append(names, entry.Name()+"/")
			continue
		}
		names = append(names, entry.Name())
	}
	return names
}

// lookup climbs from a folder to what it shares with path, and goes down from there by names that are listed. The
// folders that hold the start are not checked: their names are the user's, not the link's.
func (w *Workspace) lookup(from, path string) Existence {
	for !holds(from, path) {
		from = filepath.Dir(from)
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(path, from), string(filepath.Separator))
	found := Folder
	for rest != "" {
		var name string
		name, rest, _ = strings.Cut(rest, string(filepath.Separator))
		found = w.entry(from, name)
		if found == File && rest != "" {
			return Missing
		}
		if found != Folder {
			return found
		}
		from = filepath.Join(from, name)
	}
	return found
}

// holds reports whether path is the folder or lies below it; both are absolute and clean.
func holds(folder, path string) bool {
	if !strings.HasPrefix(path, folder) {
		return false
	}
	return len(path) == len(folder) || os.IsPathSeparator(path[len(folder)]) || os.IsPathSeparator(folder[len(folder)-1])
}

// entry says what a folder holds under exactly that name.
func (w *Workspace) entry(folder, name string) Existence {
	l := w.listing(folder)
	if !l.read {
		return Unknown
	}
	entry, ok := l.find(name)
	switch {
	case !ok:
		return Missing
	case entry.IsDir():
		return Folder
	case entry.Type()&os.ModeSymlink == 0:
		return File
	}
	info, err := os.Stat(filepath.Join(folder, name))
	switch {
	case err != nil:
		return Missing
	case info.IsDir():
		return Folder
	}
	return File
}

// A listing is a folder's entries, read once however many links lead there.
type listing struct {
	once    sync.Once
	entries []os.DirEntry // sorted by name
	naming  sync.Once
	names   []string // as View.Names gives them
	read    bool
}

func (w *Workspace) listing(folder string) *listing {
	found, ok := w.folders.Load(folder)
	if !ok {
		found, _ = w.folders.LoadOrStore(folder, &listing{})
	}
	l := found.(*listing)
	l.once.Do(func() {
		entries, err := os.ReadDir(folder)
		l.entries, l.read = entries, err == nil
	})
	return l
}

func (l *listing) find(name string) (os.DirEntry, bool) {
	i, ok := slices.BinarySearchFunc(l.entries, name, func(e os.DirEntry, name string) int {
		return strings.Compare(e.Name(), name)
	})
	if !ok {
		return nil, false
	}
	return l.entries[i], true
}
