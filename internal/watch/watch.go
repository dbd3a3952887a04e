// Package watch waits until files are saved.
package watch

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is for how long nothing may happen before a change counts as done: editors write, rename and remove files to save one.
const quiet = 80 * time.Millisecond

// again is how often it is tried to watch a folder that is not there.
const again = time.Second

// A Watcher watches folders, with what they hold, but not the folders in them.
type Watcher struct {
	notify  *fsnotify.Watcher
	watched map[string]bool
	missing []string
	wanted  map[string]bool // folders of which every entry matters
	single  map[string]bool // files that matter
}

// New returns a watcher that watches nothing yet.
func New() (*Watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &Watcher{notify: notify, watched: map[string]bool{}}, nil
}

// Close ends the watch.
func (w *Watcher) Close() error { return w.notify.Close() }

// Watch goes on with these folders and files, absolute paths, and no others. Of the folder of a file nothing else matters. A
// folder that is not there is waited for. It reports whether a folder is among them that was not watched so far, in which
// something may have changed meanwhile.
func (w *Watcher) Watch(folders, files []string) (more bool) {
	w.wanted, w.single, w.missing = setOf(folders), setOf(files), nil
	all := maps.Clone(w.wanted)
	for _, file := range files {
		all[filepath.Dir(file)] = true
	}
	for folder := range all {
		if !w.watched[folder] && w.add(folder) {
			more = true
		}
	}
	for folder := range w.watched {
		if !all[folder] {
			_ = w.notify.Remove(folder) // it may be gone
			delete(w.watched, folder)
		}
	}
	return more
}

func setOf(paths []string) map[string]bool {
	set := make(map[string]bool, len(paths))
	for _, path := range paths {
		set[path] = true
	}
	return set
}

func (w *Watcher) add(folder string) bool {
	if err := w.notify.Add(folder); err != nil {
		w.missing = append(w.missing, folder)
		return false
	}
	w.watched[folder] = true
	return true
}

// Wait returns once something in the folders has changed and nothing has since for a moment. Its error is that of the
// context, or of a watch that cannot go on.
func (w *Watcher) Wait(ctx context.Context) error {
	settled := time.NewTimer(quiet)
	settled.Stop()
	retry := time.NewTicker(again)
	defer retry.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case event, ok := <-w.notify.Events:
			if !ok {
				return errors.New("the watch has ended")
			}
			if w.matters(event) {
				settled.Reset(quiet)
			}
		case err, ok := <-w.notify.Errors:
			if !ok || !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			settled.Reset(quiet) // so much has changed that nobody knows what
		case <-retry.C:
			if w.found() {
				settled.Reset(quiet)
			}
		case <-settled.C:
			return nil
		}
	}
}

// matters takes down which folders are gone, and leaves out what changes no text: a file's mode, git's own work.
func (w *Watcher) matters(event fsnotify.Event) bool {
	name := filepath.Clean(event.Name)
	gone := w.watched[name] && event.Op&(fsnotify.Remove|fsnotify.Rename) != 0
	if gone {
		delete(w.watched, name)
		w.missing = append(w.missing, name)
	}
	matters := gone || w.single[name] || w.wanted[filepath.Dir(name)]
	return matters && event.Op != fsnotify.Chmod && filepath.Base(name) != ".git"
}

// found reports whether a folder that was missing is there now.
func (w *Watcher) found() bool {
	missing, found := w.missing, false
	w.missing = nil
	for _, folder := range missing {
		found = w.add(folder) || found
	}
	return found
}

// mostFolders bounds what Below returns: systems bound what one process may watch.
const mostFolders = 2000

// Below lists a folder with all folders below it, those aside whose names begin with a dot or hold other people's programs.
func Below(folder string) []string {
	var folders []string
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case !entry.IsDir():
			return nil
		case path != folder && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules"):
			return fs.SkipDir
		case len(folders) == mostFolders:
			return fs.SkipAll
		}
		folders = append(folders, path)
		return nil
	})
	return folders
}
