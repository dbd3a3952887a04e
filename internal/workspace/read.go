package workspace

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math"
)

// A TooLargeError says that a file holds more bytes than may be read.
type TooLargeError struct {
	Name        string
	Size, Limit int64 // Size is the least that is known: a buffer or a growing file may hold more
}

// Error says both sizes.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s: %d bytes; at most %d are read", e.Name, e.Size, e.Limit)
}

// Read returns the text of a file, or a *TooLargeError before it has read any of a file that holds more
// than limit bytes; limit 0 means none. Named pipes and devices are refused: to read them might never end.
func (w *Workspace) Read(name string, limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = math.MaxInt64 - 1
	}
	path := w.Abs(name)
	if text, ok := w.buffers[path]; ok {
		if size := int64(len(text)); size > limit {
			return nil, &TooLargeError{Name: name, Size: size, Limit: limit}
		}
		return text, nil
	}
	info, err := w.files.Stat(path)
	switch {
	case err != nil:
		return nil, w.missing(name, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: %s; name a file, or use - to read standard input", name, kind(info.Mode()))
	case info.Size() > limit:
		return nil, &TooLargeError{Name: name, Size: info.Size(), Limit: limit}
	}
	return w.readFile(path, name, info.Size(), limit)
}

// growAtOnce is how much of the size that a file claims is taken on trust.
const growAtOnce = 16 << 20

// readFile reads no further than the limit, even where the file grows after its size was asked.
func (w *Workspace) readFile(path, name string, size, limit int64) ([]byte, error) {
	f, err := w.files.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer func() { _ = f.Close() }()
	var text bytes.Buffer
	text.Grow(int(min(size, growAtOnce)) + bytes.MinRead)
	n, err := text.ReadFrom(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	if n > limit {
		return nil, &TooLargeError{Name: name, Size: n, Limit: limit}
	}
	return text.Bytes(), nil
}

func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder, no file"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe, no file"
	case mode&fs.ModeSocket != 0:
		return "a socket, no file"
	case mode&fs.ModeDevice != 0:
		return "a device, no file"
	}
	return "no regular file"
}
