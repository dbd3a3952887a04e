package workspace

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// Objects reads objects of a git repository through one process that is started when the first is asked for.
type objects struct {
	ctx context.Context
	dir string

	mu    sync.Mutex
	start func() error
	in    io.WriteCloser
	out   *bufio.Reader
	texts map[string][]byte // of those read before: an icon or a link is asked for by many
}

func newObjects(ctx context.Context, dir string) *objects {
	o := &objects{ctx: ctx, dir: dir, texts: map[string][]byte{}}
	o.start = sync.OnceValue(o.run)
	return o
}

// run starts the process. It ends when its standard input does, at the latest with this process.
func (o *objects) run() error {
	git := exec.CommandContext(o.ctx, "git", "cat-file", "--batch")
	git.Dir = o.dir
	in, err := git.StdinPipe()
	if err != nil {
		return err
	}
	out, err := git.StdoutPipe()
	if err != nil {
		return err
	}
	o.in, o.out = in, bufio.NewReader(out)
	return git.Start()
}

// largestObject is the size from which on a text is not taken into memory.
const largestObject = 64 << 20

// read returns the text of an object.
func (o *objects) read(id string) ([]byte, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if text, ok := o.texts[id]; ok {
		return text, nil
	}
	if err := o.start(); err != nil {
		return nil, err
	}
	text, err := o.ask(id)
	if err == nil {
		o.texts[id] = text
	}
	return text, err
}

// ask speaks the protocol of git cat-file --batch: an id a line, and for each "ID TYPE SIZE", the text and a newline.
func (o *objects) ask(id string) ([]byte, error) {
	if o.ctx.Err() != nil {
		return nil, context.Cause(o.ctx)
	}
	if _, err := io.WriteString(o.in, id+"\n"); err != nil {
		return nil, err
	}
	header, err := o.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(header)
	if len(fields) != 3 {
		return nil, fmt.Errorf("git has lost its text: %s", strings.TrimSpace(header))
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, err
	}
	if size > largestObject {
		_, err := io.CopyN(io.Discard, o.out, int64(size)+1)
		return nil, errors.Join(fmt.Errorf("%d bytes are more than is read from git", size), err)
	}
	text := make([]byte, size+1)
	if _, err := io.ReadFull(o.out, text); err != nil {
		return nil, err
	}
	return text[:size], nil
}
