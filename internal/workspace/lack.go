package workspace

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Lack is why a commit lacks a file.
type Lack struct {
	link string // what the symbolic link leads to that is in the way, "" where none is
	why  why
}

type why int

const (
	notStaged why = iota
	ignored
	gone
	outside
	circular
)

// Lack says why the commit lacks a target that is Unstaged.
func (v View) Lack(target string) Lack {
	x, ok := v.folder.files.tree.(*index)
	path, known := v.Path(target)
	if !ok || !known {
		return Lack{}
	}
	return x.lack(path)
}

// Reason goes on from the name of the file.
func (l Lack) Reason() string {
	switch {
	case l.link != "":
		return "is a symbolic link to `" + l.link + "`, which " + l.clause() + ", so the commit lacks it"
	case l.why == ignored:
		return "is ignored by git, so the commit lacks it"
	}
	return "is not staged, so the commit lacks it"
}

func (l Lack) clause() string {
	switch l.why {
	case ignored:
		return "git ignores"
	case gone:
		return "is not there"
	case outside:
		return "lies outside the repository"
	case circular:
		return "leads back to itself"
	}
	return "is not staged"
}

// Remedy says what to do about it.
func (l Lack) Remedy() string {
	switch {
	case l.why == ignored:
		return "Lead to a file that git does not ignore, or stage this one with git add --force"
	case l.why != notStaged:
		return "Mend the link, or stage a file in its place"
	case l.link != "":
		return "Stage `" + l.link + "` with git add"
	}
	return "Stage the file with git add"
}

// problem is that of a file which the user named.
func (l Lack) problem() string {
	const otherwise = ", or check it without --staged"
	about := "not staged; "
	switch {
	case l.link != "":
		about = "a symbolic link to " + l.link + ", which " + l.clause() + "; "
	case l.why == ignored:
		about = "not staged, for git ignores it; "
	}
	switch {
	case l.why == ignored:
		return about + "stage it with git add --force" + otherwise
	case l.why != notStaged:
		return about + "mend the link, or stage a file in its place"
	case l.link != "":
		return about + "stage that with git add" + otherwise
	}
	return about + "stage it with git add" + otherwise
}

// lack says why there is no file of a path.
func (x *index) lack(path string) Lack {
	link, ok := x.brokenLink(path)
	if !ok {
		return Lack{why: x.whyMissing(path)}
	}
	for range tooManyLinks {
		text, err := x.objects.read(link.id)
		if err != nil {
			return Lack{}
		}
		target := filepath.FromSlash(string(text))
		if !filepath.IsAbs(target) {
			target = filepath.Join(x.root, filepath.Dir(filepath.FromSlash(link.path)), target)
		}
		next, deeper := x.brokenLink(filepath.Clean(target))
		if !deeper {
			return Lack{string(text), x.whyMissing(filepath.Clean(target))}
		}
		link = next
	}
	return Lack{link.path, circular}
}

// brokenLink returns the first symbolic link on the way to a path that leads nowhere.
func (x *index) brokenLink(path string) (staged, bool) {
	name, _ := x.inside(path)
	for end := range len(name) + 1 {
		if end < len(name) && name[end] != '/' {
			continue
		}
		file, ok := x.find(name[:end])
		if !ok || file.mode&fs.ModeSymlink == 0 {
			continue
		}
		if _, err := x.Stat(filepath.Join(x.root, filepath.FromSlash(file.path))); err != nil {
			return file, true
		}
	}
	return staged{}, false
}

func (x *index) whyMissing(path string) why {
	name, ok := x.inside(path)
	if !ok {
		return outside
	}
	if _, err := os.Lstat(path); err != nil {
		return gone
	}
	if x.ignores(name) {
		return ignored
	}
	return notStaged
}

// ignores asks git, which costs a process, once for each path.
func (x *index) ignores(name string) bool {
	if known, ok := x.ignored.Load(name); ok {
		return known.(bool)
	}
	git := exec.CommandContext(x.objects.ctx, "git", "check-ignore", "-q", "--", strings.TrimSuffix(name, "/"))
	git.Dir = x.root
	yes := git.Run() == nil
	x.ignored.Store(name, yes)
	return yes
}
