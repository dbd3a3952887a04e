package workspace

import (
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// An Existence says whether a target is there.
type Existence int

// The existences.
const (
	Unknown Existence = iota // outside the root, or in a folder that cannot be read
	Missing
	Unstaged // missing among the staged files, but on the disk, or a staged link that leads to none of them
	File
	Folder
)

// A View is the world as the links of one article see it: targets are relative to the article's folder, and
// what lies outside the root is unknown.
type View struct {
	folder *folder
	root   string
}

// View returns the view of the file of an absolute path. The root is that of the file's repository. Without one, it is the
// widest folder that holds the file among project, the folders that were expanded and the working directory, or else the
// file's own folder; Reach may widen it.
func (w *Workspace) View(path, project string) View {
	v := View{folder: w.files.folder(filepath.Dir(path))}
	v.root = v.folder.repository()
	if v.root != "" {
		return v
	}
	v.root = v.folder.path
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, base := range append([]string{project}, w.bases...) {
		if base != "" && len(base) < len(v.root) && holds(base, v.folder.path) {
			v.root = base
		}
	}
	return v
}

// Reach widens a view outside of repositories as far up as one of the targets leads to a file: then the article stands where
// its links are meant to be followed, and is no copy that somebody put into some folder.
func (v View) Reach(targets iter.Seq[string]) View {
	if v.folder.repository() != "" {
		return v
	}
	for target := range targets {
		if holds(v.root, v.folder.above(strings.Count(target, "../")).path) {
			continue
		}
		r, ok := routeTo(target)
		if ok && !v.holds(r) && v.folder.follow(r) == File {
			v.root = v.folder.above(r.up).path
		}
	}
	return v
}

// Folder returns the absolute path of the folder that targets are relative to, slash-separated.
func (v View) Folder() string { return filepath.ToSlash(v.folder.path) }

// Path returns the absolute path of a target, and false for one outside the root. Percent escapes are decoded;
// a fragment or query is the caller's to cut off. Targets from the root of a site ("/…", "~/…") are outside.
func (v View) Path(target string) (string, bool) {
	r, ok := routeTo(target)
	if !ok {
		return "", false
	}
	path := r.from(v.folder)
	return path, holds(v.root, path)
}

// Lookup says whether a file or folder of exactly that name is there, case included, even where the file system ignores case.
func (v View) Lookup(target string) Existence {
	r, ok := routeTo(target)
	if !ok || !v.holds(r) {
		return Unknown
	}
	found := v.folder.follow(r)
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
	return v.folder.files.folder(path).list()
}

// holds reports whether a route ends inside the root. Most do that climb no higher than the root.
func (v View) holds(r route) bool {
	return holds(v.root, v.folder.above(r.up).path) || holds(v.root, r.from(v.folder))
}

// A route is the way from a folder to a target: so many folders up, then down by these names.
type route struct {
	up   int
	down []string
}

// routeTo reads a target as a link writes it, false where it does not start from a folder.
func routeTo(target string) (r route, ok bool) {
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	if strings.HasPrefix(target, "/") || strings.HasPrefix(target, "~/") || strings.IndexByte(target, 0) >= 0 {
		return route{}, false
	}
	r.down = make([]string, 0, strings.Count(target, "/")+1)
	for name := range strings.SplitSeq(target, "/") {
		switch {
		case name == "" || name == ".":
		case name != "..":
			r.down = append(r.down, name)
		case len(r.down) > 0:
			r.down = r.down[:len(r.down)-1]
		default:
			r.up++
		}
	}
	return r, true
}

// from returns the path to which the route leads from a folder.
func (r route) from(f *folder) string {
	return filepath.Join(append([]string{f.above(r.up).path}, r.down...)...)
}

// follow says what is at the end of a route. The folders that hold the start are not looked for: their names are the
// user's, not the link's.
func (f *folder) follow(r route) Existence {
	for r.up > 0 && len(r.down) > 0 && r.down[0] == f.above(r.up-1).name {
		r.up, r.down = r.up-1, r.down[1:]
	}
	at, found := f.above(r.up), Folder
	for i, name := range r.down {
		found = at.entry(name)
		if found == File && i < len(r.down)-1 {
			return Missing
		}
		if found == Missing && at.files.staged && (at.holds(name) || onDisk(at.path, r.down[i:])) {
			return Unstaged
		}
		if found != Folder {
			return found
		}
		at = at.child(name)
	}
	return found
}

// holds reports whether there is an entry of that name in a folder that has been read, lead it nowhere or not.
func (f *folder) holds(name string) bool {
	_, ok := f.find(name)
	return ok
}

func onDisk(folder string, names []string) bool {
	_, err := os.Lstat(filepath.Join(folder, filepath.Join(names...)))
	return err == nil
}

// holds reports whether path is the folder or lies below it; both are absolute and clean.
func holds(folder, path string) bool {
	if !strings.HasPrefix(path, folder) {
		return false
	}
	return len(path) == len(folder) || os.IsPathSeparator(path[len(folder)]) || os.IsPathSeparator(folder[len(folder)-1])
}
