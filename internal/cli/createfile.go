package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// createFile writes a file that is not there yet, whole or not at all. What is there already stays as it is.
func createFile(path string, content []byte) error {
	if err := vacant(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return occupied(path)
	case err != nil:
		return fmt.Errorf("%s: cannot be written: %w; check the permissions of its folder", path, cause(err))
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path)
		return fmt.Errorf("%s: cannot be written: %w; make room and try again", path, cause(err))
	}
	return nil
}

// vacant says what keeps a file from being made, nil where nothing does as far as can be seen.
func vacant(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return occupied(path)
	}
	folder := filepath.Dir(path)
	switch info, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: the folder %s is not there; make it first, or check the path", path, folder)
	case err != nil:
		return fmt.Errorf("%s: the folder %s cannot be looked into: %w; check the path", path, folder, cause(err))
	case !info.IsDir():
		return fmt.Errorf("%s: %s is a file and no folder; check the path", path, folder)
	}
	return nil
}

func occupied(path string) error {
	return fmt.Errorf("%s: is there already and nothing is overwritten; choose another name, or move the file away", path)
}
