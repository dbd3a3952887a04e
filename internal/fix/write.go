package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Write puts a changed text on the disk, through a symbolic link if the path is one. Whoever reads the file meanwhile, or
// after the process was killed, finds all of the old text or all of the new one. Nothing is written where the file holds
// another text than was read, or where file or folder are read-only. The error is one sentence.
//
// The new text waits beside the file, as "." and the file's name and a number, until it takes its place. A process that
// is killed may leave that behind; no run takes it for an article, nor for its own.
func (c Change) Write() error {
	path, err := filepath.EvalSymlinks(filepath.FromSlash(c.Path))
	if err != nil {
		return c.unwritten(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return c.unwritten(err)
	}
	if err := c.writable(path, info); err != nil {
		return err
	}
	switch text, err := os.ReadFile(path); {
	case err != nil:
		return c.unwritten(err)
	case bytes.Equal(text, c.After):
		return nil // fixed under another name already
	}
	return replace(path, info, c.After, func() error { return c.unchanged(path) }, c.unwritten)
}

// writable refuses what its mode says is not to be written. That a new file may take its place does not matter, nor that
// some users may write everything.
func (c Change) writable(path string, info fs.FileInfo) error {
	const anyone = 0o222
	if info.Mode().Perm()&anyone == 0 {
		return c.readOnly()
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrPermission) {
		return c.readOnly()
	}
	if err != nil {
		return c.unwritten(err)
	}
	f.Close()
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return c.unwritten(err)
	}
	if runtime.GOOS != "windows" && folder.Mode().Perm()&anyone == 0 { // there, the mode of a folder says nothing
		return c.unwritten(fs.ErrPermission)
	}
	return nil
}

// unchanged refuses to replace a text that nobody has checked.
func (c Change) unchanged(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return c.unwritten(err)
	}
	if !bytes.Equal(text, c.Before) {
		return fmt.Errorf("%s: changed on the disk since it was read, so it is left as it is; run the fix again", c.Path)
	}
	return nil
}

func (c Change) readOnly() error {
	return fmt.Errorf("%s: the file is read-only, so it is left as it is; make it writable to have it fixed", c.Path)
}

// unwritten says why a file that may be written could not be.
func (c Change) unwritten(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: its folder is read-only, so it is left as it is; make the folder writable to have it fixed", c.Path)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no longer there, so it is not fixed; check the path", c.Path)
	}
	var failure *fs.PathError
	if errors.As(err, &failure) {
		err = failure.Err
	}
	return fmt.Errorf("%s: cannot be written, so it is left as it is: %w", c.Path, err)
}
