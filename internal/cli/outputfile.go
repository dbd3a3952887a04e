package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all: a report that is cut short would be read as one with few findings.
func writeFile(path string, write func(*bytes.Buffer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	err := replace(path, content.Bytes())
	if _, gone := os.Stat(filepath.Dir(path)); err != nil && errors.Is(gone, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is no folder %s; make it, or name another file", path, filepath.Dir(path))
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w; name another file", path, cause(err))
	}
	return nil
}

// replace puts a new file in the place of path. What is no regular file, such as a pipe, is written to instead.
func replace(path string, content []byte) error {
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(path, content, mode)
	case err == nil:
		mode = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = temporary.Write(content)
	err = errors.Join(err, temporary.Chmod(mode), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temporary.Name())
	}
	return err
}

// cause strips the operation and path, which the caller's sentence has already.
func cause(err error) error {
	var failure *fs.PathError
	if errors.As(err, &failure) {
		return failure.Err
	}
	return err
}
