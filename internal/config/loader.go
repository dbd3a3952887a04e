package config

import (
	"io"
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// misnamed is what people call a configuration that would not be found.
var misnamed = [...]string{".maturitylint.yml", "maturitylint.yaml", "maturitylint.yml"}

// Options say which configuration to use instead of what would be found, and where to look.
type Options struct {
	Dir    string // the working directory, "" for that of the process
	File   string // the only configuration file, "" to find one for each article
	Preset string // the preset to start from, whatever the files extend; "" for theirs
	Files  Files  // where configurations are looked for
}

// Files is what a loader has to know of the files around articles. Paths are absolute and clean; errors are those of package os.
type Files interface {
	Exists(path string) bool               // links are not followed
	IsFolder(path string) bool             // links are followed
	Stat(path string) (fs.FileInfo, error) // links are followed
	Open(path string) (io.ReadCloser, error)
	Real(path string) (string, error) // without symbolic links
}

// A Loader finds and reads configurations. It is safe for concurrent use, and reads nothing before it is asked.
type Loader struct {
	rules   []*lint.Rule
	index   *index
	options Options

	mu      sync.Mutex
	folders map[string]found // by absolute path
	named   func() (*Config, error)
}

// A found is the configuration that governs a folder, or what is wrong with it.
type found struct {
	config *Config
	err    error
}

// NewLoader returns a loader of configurations for these rules.
func NewLoader(rules []*lint.Rule, o Options) *Loader {
	if dir, err := filepath.Abs(o.Dir); err == nil {
		o.Dir = dir
	}
	l := &Loader{rules: rules, index: newIndex(rules), options: o, folders: make(map[string]found)}
	l.named = sync.OnceValues(func() (*Config, error) { return l.load(l.abs(o.File)) })
	return l
}

// Find returns the configuration that governs an article or folder: the nearest file on the way up to the root of the
// repository, or of the file system outside of one, or else the default configuration. The error holds every fault
// of the file, one a line; each is a *Fault where it has a place.
func (l *Loader) Find(path string) (*Config, error) {
	if l.options.File != "" {
		return l.named()
	}
	folder := l.abs(path)
	if !l.options.Files.IsFolder(folder) {
		folder = filepath.Dir(folder)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.folder(folder)
	return f.config, f.err
}

func (l *Loader) folder(folder string) found {
	if f, ok := l.folders[folder]; ok {
		return f
	}
	f := l.look(folder)
	l.folders[folder] = f
	return f
}

func (l *Loader) look(folder string) (f found) {
	file := filepath.Join(folder, FileName)
	parent := filepath.Dir(folder)
	if l.options.Files.Exists(file) {
		f.config, f.err = l.load(file)
		return f
	}
	switch wrong := l.misnamedIn(folder); {
	case wrong != "":
		f.err = &Fault{Path: l.shown(wrong), Message: "is not read under this name; rename it to " + FileName}
	case l.isRepository(folder), parent == folder:
		f.config, f.err = l.fallback(folder)
	default:
		return l.folder(parent)
	}
	return f
}

// misnamedIn returns the path of a misnamed configuration in a folder, "" where there is none.
func (l *Loader) misnamedIn(folder string) string {
	for _, name := range misnamed {
		if path := filepath.Join(folder, name); l.options.Files.Exists(path) {
			return path
		}
	}
	return ""
}

// fallback returns the configuration that governs where no file does.
func (l *Loader) fallback(root string) (*Config, error) {
	c := &Config{Root: root, loader: l}
	if err := c.build(nil); err != nil {
		return nil, err
	}
	return c, nil
}

// abs returns the absolute path of one that may be relative to the working directory.
func (l *Loader) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(l.options.Dir, path)
}

// shown returns an absolute path as a person in the working directory would write it.
func (l *Loader) shown(path string) string {
	if rel, err := filepath.Rel(l.options.Dir, path); err == nil && len(rel) < len(path) {
		path = rel
	}
	return filepath.ToSlash(path)
}

// isRepository reports whether a folder is the root of a git repository, or of a worktree, where .git is a file.
func (l *Loader) isRepository(folder string) bool {
	return l.options.Files.Exists(filepath.Join(folder, ".git"))
}

// repositoryAround returns the root of the repository that holds a folder, "" where none does.
func (l *Loader) repositoryAround(folder string) string {
	for !l.isRepository(folder) {
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
	return folder
}
