//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/maturitylint/maturitylint/internal/cli"
	"github.com/maturitylint/maturitylint/internal/source"
)

// BenchmarkReport measures the page of 1,000 articles, and what it costs for each second of a check of the same articles, in
// turn: the median of many turns.
func BenchmarkReport(b *testing.B) {
	files, _ := benchmarkFiles(b)
	folder := b.TempDir()
	for i := range 1000 {
		put(b, filepath.Join(folder, fmt.Sprintf("%04d-maturity-model.md", i)), files[i%len(files)])
	}
	b.Chdir(folder)
	compareWithCheck(b, "report", "--format", "html", "--output", filepath.Join(b.TempDir(), "report.html"))
}

// BenchmarkHistory measures the history of an article of 300 versions, and what it costs for each second of a check of 300 such
// articles.
func BenchmarkHistory(b *testing.B) {
	git, err := exec.LookPath("git")
	if err != nil {
		b.Skip("git is not installed")
	}
	files, _ := benchmarkFiles(b)
	folder := b.TempDir()
	var commits bytes.Buffer
	for i := range 300 {
		file := files[i%len(files)]
		put(b, filepath.Join(folder, "each", fmt.Sprintf("%04d-maturity-model.md", i)), file)
		fmt.Fprintf(&commits, "commit refs/heads/main\ncommitter Kim <kim@example.com> %d +0000\ndata 0\nM 644 inline one-maturity-model.md\ndata %d\n%s\n",
			1767225600+i*86400, len(file.Bytes), file.Bytes)
		put(b, filepath.Join(folder, "one-maturity-model.md"), file)
	}
	b.Chdir(folder)
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"fast-import", "--quiet"}} {
		command := exec.Command(git, args...)
		command.Stdin = bytes.NewReader(commits.Bytes())
		if out, err := command.CombinedOutput(); err != nil {
			b.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	compareWithCheck(b, "report", "--history", "--format", "json", "--output", filepath.Join(b.TempDir(), "history.json"), "one-maturity-model.md")
}

func put(b *testing.B, path string, file *source.File) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes, 0o644); err != nil {
		b.Fatal(err)
	}
}

// compareWithCheck runs a command and a check of the Markdown files below the working directory.
func compareWithCheck(b *testing.B, args ...string) {
	b.Helper()
	var seconds, ratio []float64
	for b.Loop() {
		check := timed(b, "check", "--format", "json", "**/*-maturity-model.md")
		report := timed(b, args...)
		seconds = append(seconds, report.Seconds())
		ratio = append(ratio, report.Seconds()/check.Seconds())
	}
	b.ReportMetric(median(seconds), "s/"+args[0])
	b.ReportMetric(median(ratio), args[0]+"/check")
}

// timed returns how long a command takes, which may find what there is to find.
func timed(b *testing.B, args ...string) time.Duration {
	b.Helper()
	var out, problems bytes.Buffer
	start := time.Now()
	code := cli.Main(args, cli.Streams{Out: &out, Err: &problems})
	if code > 1 {
		b.Fatalf("%q: %s", args, problems.String())
	}
	return time.Since(start)
}
