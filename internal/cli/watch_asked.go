package cli

import (
	"io"
	"io/fs"
	"sync"

	"github.com/maturitylint/maturitylint/internal/workspace"
)

// AskedFiles are files that remember which of them a loader of configurations has asked for, there or not: whatever becomes
// of one of these may change what governs an article.
type askedFiles struct {
	*workspace.Files
	asked sync.Map // by absolute path
}

// Exists implements config.Files.
func (a *askedFiles) Exists(path string) bool {
	a.asked.Store(path, nil)
	return a.Files.Exists(path)
}

// Stat implements config.Files.
func (a *askedFiles) Stat(path string) (fs.FileInfo, error) {
	a.asked.Store(path, nil)
	return a.Files.Stat(path)
}

// Open implements config.Files.
func (a *askedFiles) Open(path string) (io.ReadCloser, error) {
	a.asked.Store(path, nil)
	return a.Files.Open(path)
}

// Real implements config.Files. A link and what it leads to both count.
func (a *askedFiles) Real(path string) (string, error) {
	real, err := a.Files.Real(path)
	a.asked.Store(path, nil)
	if err == nil {
		a.asked.Store(real, nil)
	}
	return real, err
}

// list lists the absolute paths that were asked for, in no order.
func (a *askedFiles) list() []string {
	var paths []string
	a.asked.Range(func(path, _ any) bool {
		paths = append(paths, path.(string))
		return true
	})
	return paths
}
