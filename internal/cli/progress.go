package cli

import (
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/maturitylint/maturitylint/internal/output"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// A progress tells at a terminal how far a run is that takes more than a second.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	all   int
	done  int
	start time.Time
	shown bool
}

func newProgress(w io.Writer, lives [][]workspace.Version) *progress {
	p := &progress{w: w, start: time.Now()}
	for _, versions := range lives {
		p.all += len(versions)
	}
	return p
}

const (
	progressWidth = 30
	nameWidth     = 20 // with the rest, it stays within 80 columns
)

// step counts one revision of an article.
func (p *progress) step(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.w == nil || time.Since(p.start) < time.Second {
		return
	}
	p.shown = true
	bar := strings.Repeat("#", progressWidth*min(p.done, p.all)/p.all)
	_, _ = fmt.Fprintf(p.w, "\r\x1b[K[%-*s] %d of %d revisions, %s", progressWidth, bar, p.done, p.all, output.Clip(output.Printable(path.Base(name)), nameWidth))
}

// end takes it away.
func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K")
	}
}
