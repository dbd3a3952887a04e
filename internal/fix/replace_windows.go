package fix

import "io/fs"

// replace is replacePlainly, since renameio promises nothing for Windows.
func replace(path string, old fs.FileInfo, text []byte, ready func() error, failed func(error) error) error {
	return replacePlainly(path, old, text, ready, failed)
}
