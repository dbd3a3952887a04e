package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/maturitylint/maturitylint/internal/output"
)

// A progress tells at a terminal how far a run is that takes more than a second.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	name  string
	all   int
	done  int
	start time.Time
	shown bool
}

func newProgress(w io.Writer, name string, all int) *progress {
	return &progress{w: w, name: output.Printable(name), all: all, start: time.Now()}
}

const progressWidth = 30

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.w == nil || time.Since(p.start) < time.Second {
		return
	}
	p.shown = true
	bar := strings.Repeat("#", progressWidth*p.done/p.all)
	_, _ = fmt.Fprintf(p.w, "\r[%-*s] %d of %d revisions of %s", progressWidth, bar, p.done, p.all, p.name)
}

func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K")
	}
}
