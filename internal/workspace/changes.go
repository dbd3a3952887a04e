package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// Changes are the lines that files on the disk have and a revision has not.
type Changes struct {
	root  string
	files map[string]lines // by absolute path; a file that is there has changed
}

// lines are the changed lines of one file.
type lines struct {
	all    bool    // git has nothing to compare the file with
	blocks []block // in order
}

// A block is a run of changed lines; last is first-1 where lines were only taken out, between these two.
type block struct{ first, last int }

// ChangedSince returns the files on the disk, of which only those are looked for that have changed since the branch left
// that of a revision, and the changes. Files that git does not track have changed, unless it ignores them. The folder, ""
// for the working directory, says which repository is meant.
func ChangedSince(ctx context.Context, dir, revision string) (*Files, *Changes, error) {
	root, err := topLevel(ctx, dir)
	if err != nil {
		return nil, nil, err
	}
	base, err := mergeBase(ctx, dir, revision)
	if err != nil {
		return nil, nil, err
	}
	files := OnDisk()
	c := &Changes{root: root, files: map[string]lines{}}
	var asking sync.WaitGroup
	var untracked []byte
	var listErr, diffErr error
	asking.Go(func() {
		untracked, listErr = askGit(ctx, root, "ls-files", "--others", "--exclude-standard", "-z")
	})
	asking.Go(func() { diffErr = c.readDiff(ctx, base) })
	asking.Wait()
	if err := errors.Join(diffErr, listErr); err != nil {
		return nil, nil, err
	}
	for _, name := range splitNames(untracked) {
		c.files[c.path(name)] = lines{all: true}
	}
	files.limited, files.compared = true, root
	for path := range c.files {
		files.changed = append(files.changed, path)
	}
	slices.Sort(files.changed)
	return files, c, nil
}

// commitOf returns the full name of the commit that a revision names.
func commitOf(ctx context.Context, dir, revision string) (string, error) {
	id, err := askGit(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	one := strings.TrimSpace(string(id))
	switch {
	case isQuietFailure(err), err != nil && strings.Contains(err.Error(), "expected commit type"), strings.ContainsAny(one, "^\n"):
		return "", unknownCommit(ctx, dir, revision)
	}
	return one, err
}

// headOf returns the commit that is checked out, "" before the first.
func headOf(ctx context.Context, dir string) (string, error) {
	id, err := askGit(ctx, dir, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if isQuietFailure(err) {
		return "", nil
	}
	return strings.TrimSpace(string(id)), err
}

func unknownCommit(ctx context.Context, dir, revision string) error {
	if isShallow(ctx, dir) {
		return fmt.Errorf("git knows no commit %q in this clone, which is shallow; check the name, or fetch the rest with git fetch --unshallow", revision)
	}
	return fmt.Errorf("git knows no commit %q; check the name, or fetch it first, as with git fetch origin", revision)
}

// mergeBase returns the commit at which HEAD's branch left that of a revision.
func mergeBase(ctx context.Context, dir, revision string) (string, error) {
	id, err := commitOf(ctx, dir, revision)
	if err != nil {
		return "", err
	}
	base, err := askGit(ctx, dir, "merge-base", id, "HEAD")
	if err == nil {
		return strings.TrimSpace(string(base)), nil
	}
	if !isQuietFailure(err) {
		return "", err
	}
	if isShallow(ctx, dir) {
		return "", fmt.Errorf("the clone is too shallow to tell where this branch left %q; fetch its history with git fetch --unshallow, or in a workflow with fetch-depth: 0", revision)
	}
	return "", fmt.Errorf("this branch and %q have no commit in common, so nobody can say what changed; name another revision", revision)
}

// readDiff reads which lines differ. What a user has set up for diffs to look like must not change what is read.
func (c *Changes) readDiff(ctx context.Context, base string) error {
	diff, err := askGit(ctx, c.root, "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", "diff", "--unified=0", "--inter-hunk-context=0",
		"--find-renames", "--text", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules", "--diff-filter=d",
		"--src-prefix=a/", "--dst-prefix=b/", base, "--")
	if err != nil {
		return err
	}
	files, _, err := gitdiff.Parse(bytes.NewReader(diff))
	if err != nil {
		return fmt.Errorf("the output of git diff cannot be read: %w; please report it", err)
	}
	for _, file := range files {
		if !file.IsDelete {
			c.files[c.path(file.NewName)] = changedLines(file)
		}
	}
	return nil
}

func changedLines(file *gitdiff.File) lines {
	l := lines{all: file.IsNew}
	for _, f := range file.TextFragments {
		first := int(f.NewPosition)
		if f.NewLines == 0 {
			first++ // git names the line before lines that are gone
		}
		l.blocks = append(l.blocks, block{first: first, last: first + int(f.NewLines) - 1})
	}
	return l
}

func (c *Changes) path(name string) string { return filepath.Join(c.root, filepath.FromSlash(name)) }

// Has reports whether the file of an absolute path has changed.
func (c *Changes) Has(path string) bool {
	_, ok := c.files[path]
	return ok
}

// Touch reports whether a line of a file from first to last, which count from 1, is new or changed, or whether lines beside
// them were taken out.
func (c *Changes) Touch(path string, first, last int) bool {
	l := c.files[path]
	return l.all || slices.ContainsFunc(l.blocks, func(b block) bool {
		if b.last < b.first {
			return first <= b.first && b.last <= last
		}
		return first <= b.last && b.first <= last
	})
}
