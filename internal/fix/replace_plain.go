package fix

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// replacePlainly is replace with nothing but what every system has.
func replacePlainly(path string, old fs.FileInfo, text []byte, ready func() error, failed func(error) error) error {
	pending, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path))
	if err != nil {
		return failed(err)
	}
	_, err = pending.Write(text)
	if err = errors.Join(err, pending.Chmod(old.Mode()), pending.Sync(), pending.Close()); err != nil {
		err = failed(err)
	} else if err = ready(); err == nil {
		if err = os.Rename(pending.Name(), path); err != nil {
			err = failed(err)
		}
	}
	if err != nil {
		_ = os.Remove(pending.Name())
	}
	return err
}
