package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository goes to a new repository, in which every commit is of one day.
func repository(t *testing.T) (git func(args ...string)) {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	for name, value := range map[string]string{
		"GIT_AUTHOR_NAME": "Kim", "GIT_AUTHOR_EMAIL": "kim@example.com", "GIT_COMMITTER_NAME": "Kim", "GIT_COMMITTER_EMAIL": "kim@example.com",
		"GIT_COMMITTER_DATE": "2000-06-15T03:04:05Z", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.DevNull,
	} {
		t.Setenv(name, value)
	}
	t.Chdir(t.TempDir())
	git = func(args ...string) {
		t.Helper()
		if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	return git
}

// The JSON of a history and of a comparison is what its schema says: of an article that is ready, renamed, unread, or gone.
func TestHistorySchema(t *testing.T) {
	schema := compiled(t, "report", "--history", "--schema")
	clean, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	git := repository(t)
	write(t, "a-maturity-model.md", clean)
	write(t, "b-maturity-model.md", []byte("# Nothing yet\n"))
	write(t, "c-maturity-model.md", []byte("\xff"))
	git("add", "-A")
	git("commit", "-qm", "first")
	git("mv", "a-maturity-model.md", "z-maturity-model.md")
	git("rm", "-q", "b-maturity-model.md")
	git("commit", "-qm", "second")
	write(t, "new-maturity-model.md", clean)
	for _, args := range [][]string{{"--history"}, {"--compare", "HEAD~1"}} {
		_, text, _ := run(nil, append([]string{"report", "--format", "json"}, args...)...)
		validate(t, schema, text)
		if !strings.Contains(text, `"renamedFrom": "a-maturity-model.md"`) || !strings.Contains(text, `"state": "unread"`) {
			t.Errorf("report %q:\n%s", args, text)
		}
	}
	if err := schema.Validate(map[string]any{}); err == nil {
		t.Error("the schema takes anything")
	}
}

// Without a day, articles that are as the last revision has them are judged on its day, whatever day it is; others today.
func TestReportIsOfItsRevision(t *testing.T) {
	clean, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	late := []byte(strings.Replace(string(clean), "ms.date: ", "ms.date: 06/28/2000 # ", 1)) // 13 days after the commit
	git := repository(t)
	write(t, ".gitignore", []byte("ignored/\n"))
	write(t, "late-maturity-model.md", late)
	committed := false
	expect := func(why, date string, errors, today int) {
		t.Helper()
		made, _ := reported(t)
		c := made.Checked
		if c.Date != date || (c.Revision != "") != committed || made.Summary.Findings.Errors != errors || c.Today != today || c.Changed != (committed && today > 0) {
			t.Errorf("%s: %+v, %d errors; expected %q, %d errors, %d of today", why, c, made.Summary.Findings.Errors, date, errors, today)
		}
	}
	git("add", "-A")
	expect("no commit yet", "", 0, 1)
	git("commit", "-qm", "first")
	committed = true
	expect("as committed", "2000-06-15", 1, 0)
	if _, text, _ := run(nil, "report", "--history"); !strings.Contains(text, "+metadata-date") {
		t.Errorf("a revision is not judged on its day:\n%s", text)
	}
	write(t, "notes.md", []byte("not committed, and no article"))
	expect("another file is new", "2000-06-15", 1, 0)
	write(t, "late-maturity-model.md", append(late, "\n"...))
	expect("changed", "", 0, 1)
	if _, text, _ := run(nil, "report"); !strings.Contains(strings.Join(strings.Fields(text), " "), "with changes that are not committed; 1 article differs from that, and is judged today") {
		t.Errorf("it is not said that the only article is changed:\n%s", text)
	}
	git("checkout", "-q", "late-maturity-model.md")
	write(t, "new-maturity-model.md", clean)
	expect("a new one beside it", "2000-06-15", 1, 1)
	for _, format := range []string{"terminal", "markdown", "html"} {
		if _, text, _ := run(nil, "report", "--format", format); strings.Count(text, "not committed as it is") != 1 || !strings.Contains(strings.Join(strings.Fields(text), " "), "is judged today") {
			t.Errorf("%s does not tell what is not committed:\n%s", format, text)
		}
	}
	if err := os.Rename("new-maturity-model.md", filepath.Join(t.TempDir(), "new.md")); err != nil {
		t.Fatal(err)
	}
	expect("as committed again", "2000-06-15", 1, 0)
	if made, _ := reported(t, "--date", "2000-06-28"); made.Checked.Date != "2000-06-28" || made.Checked.Revision == "" || made.Summary.Findings.Errors != 0 {
		t.Errorf("with a day: %+v, %+v", made.Checked, made.Summary)
	}
}
