package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/watch"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// clearScreen also forgets what was scrolled away, so that the findings shown are the findings there are.
const clearScreen = "\x1b[H\x1b[2J\x1b[3J"

// watchable says which flag does not go with --watch.
func (f *checkFlags) watchable(args []string) error {
	switch {
	case slices.Contains(args, dash):
		return errors.New("--watch waits until files are saved, and - is standard input; name a file")
	case f.staged:
		return errors.New("--watch waits until files are saved, and --staged checks what git has staged; leave one of them out")
	case f.fix || f.diff:
		return errors.New("--watch only looks, since an editor may hold what it would change; leave out --fix and --diff")
	case f.output != "" || f.formats.given:
		return errors.New("--watch is for people at a terminal; leave out --output and --format")
	}
	return nil
}

// watch checks again whenever something is saved where articles are or where their links lead, or where a configuration is or
// was looked for, until it is interrupted.
func (f *checkFlags) watch(ctx context.Context, s Streams, args []string) error {
	if err := f.watchable(args); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	watcher, err := watch.New()
	if err != nil {
		return fmt.Errorf("--watch: %w", err)
	}
	defer func() { _ = watcher.Close() }()
	for shown := ""; ; {
		files := workspace.OnDisk()
		asked := &askedFiles{Files: files}
		screen, err := f.look(ctx, s, asked, args)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		case watcher.Watch(append(foldersOf(args), files.Seen()...), asked.list()):
			continue // what was seen may be out of date already
		case screen != shown:
			draw(s, screen)
			shown = screen
		}
		switch err := watcher.Wait(ctx); {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return fmt.Errorf("--watch: %w", err)
		}
	}
}

// look checks once, and returns what there is to show: findings, and what could not be checked.
func (f *checkFlags) look(ctx context.Context, s Streams, asked *askedFiles, args []string) (string, error) {
	request, err := f.request(s, asked.Files, args)
	if err == nil {
		err = f.only(&request)
	}
	if err != nil {
		return "", err
	}
	request.Config = f.loader(asked)
	results, problems := engine.Run(ctx, request)
	var screen bytes.Buffer
	report := output.Report{Results: results, Quiet: f.quiet || len(results) == 0, Statistics: f.statistics, Screen: s.Screen}
	if err := output.Formats()[0].Write(&screen, report); err != nil {
		return "", err
	}
	if len(problems) > 0 {
		complain(&screen, errors.Join(problems...))
	}
	return screen.String(), nil
}

// draw shows a screen in the place of the last. What is no terminal gets one screen after the other.
func draw(s Streams, screen string) {
	if s.Screen.Width > 0 {
		screen = clearScreen + screen + "\nWaiting until something is saved; Ctrl-C ends it.\n"
	}
	_, _ = io.WriteString(s.Out, screen)
}

// foldersOf lists the folders in which arguments may find articles.
func foldersOf(args []string) []string {
	if len(args) == 0 {
		args = []string{"."}
	}
	var folders []string
	for _, arg := range args {
		path, err := filepath.Abs(arg)
		if err != nil {
			continue
		}
		base, _ := doublestar.SplitPattern(filepath.ToSlash(path))
		switch info, err := os.Stat(path); {
		case err == nil && info.IsDir():
			folders = append(folders, watch.Below(path)...)
		case err != nil && isFolder(base):
			folders = append(folders, watch.Below(filepath.FromSlash(base))...)
		default:
			folders = append(folders, filepath.Dir(path))
		}
	}
	return folders
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
