//go:build !windows

package fix

import (
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
)

// replace lets a file with the new text take the place of path, with the mode of the old one and, where the system allows
// it, the owner. Ready is asked at the last moment.
func replace(path string, old fs.FileInfo, text []byte, ready func() error, failed func(error) error) error {
	pending, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)))
	if err != nil {
		return failed(err)
	}
	defer func() { _ = pending.Cleanup() }() // nothing is left to clean up once the file has taken its place
	if _, err := pending.Write(text); err != nil {
		return failed(err)
	}
	if owner, ok := old.Sys().(*syscall.Stat_t); ok {
		_ = pending.Chown(int(owner.Uid), int(owner.Gid)) // only root may give files away
	}
	if err := pending.Chmod(old.Mode()); err != nil {
		return failed(err)
	}
	if err := pending.Sync(); err != nil {
		return failed(err)
	}
	if err := ready(); err != nil {
		return err
	}
	if err := pending.CloseAtomicallyReplace(); err != nil {
		return failed(err)
	}
	return nil
}
