// Package baseline remembers the findings that articles had when a team took up the linter, so that only new ones are shown.
package baseline

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// FileName is what a baseline is called in the folder whose articles it is about.
const FileName = ".maturitylint-baseline.json"

// A Baseline is a set of known findings by article.
type Baseline struct {
	path     string // of its file, absolute
	folder   string // of its file; the articles' paths are relative to it
	articles map[string]known
}

// known says how many findings of each kind are known of one article.
type known map[kind]int

// A kind is what findings have in common that cannot be told apart without looking at their lines.
type kind struct{ rule, section, text string }

func kindOf(f lint.Finding) kind {
	return kind{f.Rule.Name, f.Identity.Section, f.Identity.Text}
}

// New returns a baseline without findings, to be kept in the file of an absolute path.
func New(path string) *Baseline {
	return &Baseline{path: path, folder: filepath.Dir(path), articles: map[string]known{}}
}

// Path returns the absolute path of the baseline's file.
func (b *Baseline) Path() string { return b.path }

// Outside returns the path of an article that the baseline cannot be about, "" where there is none. Results name articles by
// their absolute path or relative to the working directory.
func (b *Baseline) Outside(results []lint.Result) string {
	for _, r := range results {
		if _, ok := b.name(r.File.Path); !ok {
			return r.File.Path
		}
	}
	return ""
}

func (b *Baseline) set(path string, k known) {
	name, ok := b.name(path)
	switch {
	case !ok:
	case len(k) == 0:
		delete(b.articles, name)
	default:
		b.articles[name] = k
	}
}

// name returns the name of an article in the baseline, false for one outside of its folder.
func (b *Baseline) name(path string) (string, bool) {
	abs, err := filepath.Abs(filepath.FromSlash(path))
	if err != nil {
		return "", false
	}
	name, err := filepath.Rel(b.folder, abs)
	return filepath.ToSlash(name), err == nil && filepath.IsLocal(name)
}

// Split takes the findings of an article apart: those that are not known, and those that are. Of several that are alike, as
// many are known as the baseline counts, the first ones. dead is the number of known findings that are gone.
func (b *Baseline) Split(path string, findings []lint.Finding) (fresh, matched []lint.Finding, dead int) {
	name, _ := b.name(path)
	left := maps.Clone(b.articles[name])
	for _, f := range findings {
		if k := kindOf(f); left[k] > 0 {
			left[k]--
			matched = append(matched, f)
			continue
		}
		fresh = append(fresh, f)
	}
	for _, n := range left {
		dead += n
	}
	return fresh, matched, dead
}

// Gone lists the articles of the baseline that are not there any more.
func (b *Baseline) Gone(exists func(path string) bool) []string {
	var gone []string
	for name := range b.articles {
		if !exists(filepath.Join(b.folder, filepath.FromSlash(name))) {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	return gone
}

// Shrink takes out of the baseline what is gone from articles that were checked, and adds nothing. It returns
// how many findings that were.
func (b *Baseline) Shrink(results []lint.Result) (removed int) {
	for _, r := range results {
		name, ok := b.name(r.File.Path)
		had := b.articles[name]
		if !ok || len(had) == 0 || r.Unread {
			continue
		}
		has := known{}
		for _, f := range slices.Concat(r.Findings, r.Baselined) {
			if k := kindOf(f); has[k] < had[k] {
				has[k]++
			}
		}
		removed += had.count() - has.count()
		b.set(r.File.Path, has)
	}
	return removed
}

// Replace gives the articles that were checked the findings that they have now.
func (b *Baseline) Replace(results []lint.Result) {
	for _, r := range results {
		if r.Unread {
			continue
		}
		k := known{}
		for _, f := range slices.Concat(r.Findings, r.Baselined) {
			k[kindOf(f)]++
		}
		b.set(r.File.Path, k)
	}
}

// Forget takes articles out of the baseline and returns how many findings were known of them.
func (b *Baseline) Forget(names []string) (removed int) {
	removed = b.CountOf(names)
	for _, name := range names {
		delete(b.articles, name)
	}
	return removed
}

// CountOf returns how many findings are known of some articles.
func (b *Baseline) CountOf(names []string) (n int) {
	for _, name := range names {
		n += b.articles[name].count()
	}
	return n
}

// Count returns how many findings are known, and of how many articles.
func (b *Baseline) Count() (findings, articles int) {
	for _, k := range b.articles {
		findings += k.count()
	}
	return findings, len(b.articles)
}

func (k known) count() (n int) {
	for _, times := range k {
		n += times
	}
	return n
}

// sorted lists kinds by rule, section and text.
func (k known) sorted() []kind {
	return slices.SortedFunc(maps.Keys(k), func(a, b kind) int {
		return cmp.Or(strings.Compare(a.rule, b.rule), strings.Compare(a.section, b.section), strings.Compare(a.text, b.text))
	})
}
