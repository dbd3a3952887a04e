package engine

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/markdown"
)

// anchors lists the anchors of the Markdown file of an absolute path, those of the files that it includes among them, sorted;
// false where it or one of these cannot be read. Each file is handed over before it is read, so that it may have its turn.
func (l *library) anchors(path string, handOver func(*book)) ([]string, bool) {
	anchors, include, ok := l.ownAnchors(path, handOver)
	if !ok || len(include) == 0 {
		return anchors, ok
	}
	seen := map[string]bool{path: true}
	anchors = slices.Clone(anchors)
	for len(include) > 0 {
		next := include[0]
		include = include[1:]
		if seen[next] {
			continue
		}
		seen[next] = true
		more, further, ok := l.ownAnchors(next, handOver)
		if !ok {
			return nil, false
		}
		anchors = append(anchors, more...)
		include = slices.Concat(include, further)
	}
	slices.Sort(anchors)
	return slices.Compact(anchors), true
}

// ownAnchors lists the anchors that stand in a file itself, sorted, and the files that it includes.
func (l *library) ownAnchors(path string, handOver func(*book)) (anchors, include []string, ok bool) {
	if !strings.EqualFold(filepath.Ext(path), ".md") {
		return nil, nil, false
	}
	b := l.book(path)
	handOver(b)
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.known {
		l.learn(b)
	}
	if !b.sorted {
		slices.Sort(b.anchors)
		b.anchors, b.sorted = slices.Compact(b.anchors), true
	}
	return b.anchors, b.include, b.anchors != nil
}

// index writes down the anchors of a document and the files that it includes.
func (l *library) index(b *book, doc *markdown.Document, p *plan) {
	b.anchors = slices.AppendSeq(make([]string, 0, len(doc.Headings)+1), doc.EachAnchor)
	b.include = nil
	for _, link := range doc.Links {
		if link.Kind == markdown.IncludeLink {
			b.include = append(b.include, l.included(b.path, link.Destination, p))
		}
	}
}

// included returns the absolute path of a file that another one includes, "" where it is out of sight.
func (l *library) included(path, destination string, p *plan) string {
	target, _, _ := strings.Cut(destination, "#")
	target, _, _ = strings.Cut(target, "?")
	found, ok := l.workspace.View(path, p.project).Path(target)
	if !ok {
		return ""
	}
	return found
}
