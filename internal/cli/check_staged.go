package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// sayStaged adds to the faults of configurations among problems that they are those of the staged file, where the one on the
// disk is another.
func sayStaged(files *workspace.Files, problems []error) {
	said := map[*config.Fault]bool{}
	for _, problem := range problems {
		for _, fault := range config.Faults(problem) {
			if !said[fault] && differs(files, fault.Path) {
				fault.Message += " (as staged; the file on the disk is another)"
			}
			said[fault] = true
		}
	}
}

// differs reports whether a staged file can be read and is not as it is on the disk.
func differs(files *workspace.Files, name string) bool {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return false
	}
	staged, err := files.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = staged.Close() }()
	text, err := io.ReadAll(staged)
	if err != nil {
		return false
	}
	onDisk, err := os.ReadFile(path)
	return err != nil || !bytes.Equal(text, onDisk)
}
