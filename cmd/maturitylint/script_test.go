package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

const testdata = "../../testdata"

// action is the script that action.yml runs.
var action = absolute("../../.github/action/check")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"maturitylint": main})
}

// TestScripts runs the scripts of testdata/script, each in a folder that holds testdata/article.
// UPDATE=1 writes what the commands print into the files that the scripts compare it with.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join(testdata, "script"),
		UpdateScripts:      os.Getenv("UPDATE") != "",
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(env.WorkDir))
			env.Setenv("ACTION", action)
			return os.CopyFS(env.WorkDir, os.DirFS(filepath.Join(testdata, "article")))
		},
		Condition: func(condition string) (bool, error) {
			if condition == "permissions" { // files can be made unreadable
				return runtime.GOOS != "windows" && os.Getuid() != 0, nil
			}
			return false, errors.New("unknown condition " + condition)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"edit":  edit,
		},
	})
}

// exits CODE PROGRAM [ARGUMENT...] runs a program that must end with that exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARGUMENT...]")
	}
	code := 0
	var failure *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &failure):
		code = failure.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if args[0] != strconv.Itoa(code) {
		ts.Fatalf("exit code %d; expected %s", code, args[0])
	}
}

// edit FILE OLD NEW replaces a text that stands in the file. In both texts, \n is a newline, \x1b a byte.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	texts := make([]string, 2)
	for i, quoted := range args[1:] {
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(quoted, `"`, `\"`) + `"`)
		ts.Check(err)
		texts[i] = text
	}
	content := ts.ReadFile(args[0])
	if !strings.Contains(content, texts[0]) {
		ts.Fatalf("%s does not hold %q", args[0], texts[0])
	}
	content = strings.Replace(content, texts[0], texts[1], 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o644))
}

func absolute(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		panic(err)
	}
	return path
}
