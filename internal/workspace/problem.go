package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// missing is the problem of a path that is not there, or is no folder where one is needed.
func missing(name string, err error) error {
	switch {
	case err == nil:
		return fmt.Errorf("%s: not a folder; name one", name)
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		return unreadable(name, err)
	}
	return fmt.Errorf("%s: no such file or folder; check the path", name)
}

// missing is the problem of a name on which os.Stat failed.
func (w *Workspace) missing(name string, err error) error {
	if target, linkErr := os.Readlink(w.Abs(name)); linkErr == nil && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: a symbolic link to %s, which is not there; mend or remove the link", name, target)
	}
	return missing(name, err)
}

// unreadable is the problem of a path that is there but cannot be read.
func unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%s: permission denied; make it readable or exclude it", name)
	}
	return fmt.Errorf("%s: cannot be read: %w", name, cause(err))
}

// cause strips the operation and path, which the caller's sentence has already.
func cause(err error) error {
	var failure *fs.PathError
	if errors.As(err, &failure) {
		return failure.Err
	}
	return err
}
