//go:build unix

package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/maturitylint/maturitylint/internal/article"
	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
	"github.com/maturitylint/maturitylint/internal/workspace"
	"github.com/maturitylint/maturitylint/rules"
)

// benchmarkFiles are the published articles or, where they are missing, our own.
func benchmarkFiles(b *testing.B) (files []*source.File, bytes int64) {
	b.Helper()
	tuneMemory() // as in the program
	root := "../../../shared/corpus/published"
	if _, err := os.Stat(root); err != nil {
		b.Logf("%s is not there: our own articles are measured instead", root)
		root = "../../testdata"
	}
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		content, err := os.ReadFile(path)
		files = append(files, source.NewFile(path, content))
		bytes += int64(len(content))
		return err
	})
	if err != nil || len(files) == 0 {
		b.Fatalf("%d articles below %s: %v", len(files), root, err)
	}
	return files, bytes
}

// bare is what a program pays that parses with goldmark as it comes, and looks at each node once.
func bare(files []*source.File) {
	markdown := goldmark.New()
	inParallel(files, func(f *source.File) {
		root := markdown.Parser().Parse(text.NewReader(f.Bytes))
		_ = ast.Walk(root, func(ast.Node, bool) (ast.WalkStatus, error) { return ast.WalkContinue, nil })
	})
}

func outlines(files []*source.File) {
	inParallel(files, func(f *source.File) { article.Parse(f) })
}

// inParallel works as the engine does, on every core: two threads of one core slow each other down, and what is
// compared has to suffer the same.
func inParallel(files []*source.File, work func(*source.File)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(files)); i = next.Add(1) - 1 {
				work(files[i])
			}
		})
	}
	workers.Wait()
}

func fullCheck(files []*source.File) []lint.Result {
	disk := workspace.OnDisk()
	results, _ := engine.Run(context.Background(), engine.Request{
		Buffers: files,
		Files:   disk,
		Config:  config.NewLoader(slices.Concat(rules.All(), engine.Rules()), config.Options{Files: disk}),
		Today:   lint.Day{Year: 2026, Month: 6, Day: 15},
	})
	return results
}

func BenchmarkParse(b *testing.B) { benchmarkEach(b, bare) }

func BenchmarkOutline(b *testing.B) { benchmarkEach(b, outlines) }

func BenchmarkCheck(b *testing.B) {
	benchmarkEach(b, func(files []*source.File) { fullCheck(files) })
}

func benchmarkEach(b *testing.B, work func([]*source.File)) {
	files, bytes := benchmarkFiles(b)
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		work(files)
	}
}

// BenchmarkRatio measures what a check costs for each second of bare parsing, in processor time of the whole process: all
// in turn, so that they meet the same noise, and the median of many turns. check/parse is all of it, with the folders and
// configurations that are looked up on the disk; text/parse is the same check of the same bytes where there is nothing on
// the disk to look up.
func BenchmarkRatio(b *testing.B) {
	files, _ := benchmarkFiles(b)
	nowhere := make([]*source.File, len(files))
	for i, f := range files {
		nowhere[i] = source.NewFile("/nowhere/"+strings.ReplaceAll(f.Path, "/", "_"), f.Bytes)
	}
	var outline, check, text []float64
	for b.Loop() {
		parse := processorTime(func() { bare(files) }).Seconds()
		outline = append(outline, processorTime(func() { outlines(files) }).Seconds()/parse)
		check = append(check, processorTime(func() { fullCheck(files) }).Seconds()/parse)
		text = append(text, processorTime(func() { fullCheck(nowhere) }).Seconds()/parse)
	}
	b.ReportMetric(median(outline), "outline/parse")
	b.ReportMetric(median(check), "check/parse")
	b.ReportMetric(median(text), "text/parse")
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// processorTime leaves no garbage of earlier work for this one to collect.
func processorTime(work func()) time.Duration {
	runtime.GC()
	before := processorUsed()
	work()
	return processorUsed() - before
}

func processorUsed() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkLength shows that time grows with an article's length and not faster: the figure to compare is ns/KB.
func BenchmarkLength(b *testing.B) {
	files, _ := benchmarkFiles(b)
	const most = 4<<20/100 - 1 // a hundred of them still keep to max-file-size
	one := files[0]
	for _, f := range files {
		if size := len(f.Bytes); size <= most && (size > len(one.Bytes) || len(one.Bytes) > most) {
			one = f
		}
	}
	for _, times := range []int{1, 10, 100} {
		b.Run(strconv.Itoa(times)+"x", func(b *testing.B) {
			content := make([]byte, 0, times*len(one.Bytes))
			for range times {
				content = append(content, one.Bytes...)
			}
			file := []*source.File{source.NewFile(one.Path, content)}
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				fullCheck(file)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(content)>>10), "ns/KB")
		})
	}
}
