package config

import (
	"errors"
	"io"
	"io/fs"
)

// maxSize is more than any configuration needs and little enough to be read without harm.
const maxSize = 1 << 20

// readFile reads a configuration file, or says why it cannot.
func (l *Loader) readFile(path string) (text []byte, fault string) {
	// Opening a pipe would wait for a writer, so its kind is asked first.
	info, err := l.options.Files.Stat(path)
	switch {
	case err != nil:
		return nil, readFault(err)
	case info.IsDir():
		return nil, "is a folder; expected a file"
	case !info.Mode().IsRegular():
		return nil, "is no regular file; expected one"
	}
	f, err := l.options.Files.Open(path)
	if err != nil {
		return nil, readFault(err)
	}
	defer func() { _ = f.Close() }()
	text, err = io.ReadAll(io.LimitReader(f, maxSize+1))
	switch {
	case err != nil:
		return nil, readFault(err)
	case len(text) > maxSize:
		return nil, "is larger than 1MiB; a configuration is a few lines"
	}
	return text, ""
}

func readFault(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "must not be read by you; check its permissions"
	case errors.Is(err, fs.ErrNotExist):
		return "is not there; check its name"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return "cannot be read (" + err.Error() + "); check the file"
}
