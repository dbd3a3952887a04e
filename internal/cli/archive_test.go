package cli

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the commands print into the archives of testdata")

const testdata = "../../testdata"

// eachArchive runs a test on every archive of a folder of testdata, and writes back what the test makes of it with -update.
func eachArchive(t *testing.T, folder string, test func(*testing.T, *txtar.Archive)) {
	for _, path := range archives(t, folder) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			test(t, archive)
			if *update {
				write(t, path, txtar.Format(archive))
			}
		})
	}
}

// archives lists the archives of a folder of testdata, by their absolute paths: tests change the working directory.
func archives(t *testing.T, folder string) []string {
	t.Helper()
	pattern, err := filepath.Abs(filepath.Join(testdata, folder, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d archives in %s: %v", len(paths), folder, err)
	}
	return paths
}

func write(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs a command on the text of standard input and returns its exit code with all that it prints.
func run(stdin []byte, args ...string) (code int, stdout, stderr string) {
	var out, problems bytes.Buffer
	code = Main(args, Streams{In: bytes.NewReader(stdin), Out: &out, Err: &problems})
	return code, out.String(), problems.String()
}

// fromWindows is an article as some editors there save it: with a byte order mark and CRLF.
func fromWindows(article []byte) []byte {
	return append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(article, []byte("\n"), []byte("\r\n"))...)
}
