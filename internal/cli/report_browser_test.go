package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/maturitylint/maturitylint/internal/report"
)

// A browser shows one page and keeps what went wrong in it.
type browser struct {
	*testing.T
	context.Context

	mu       sync.Mutex
	troubles []string // errors of the console, and requests that leave the page
}

func openBrowser(t *testing.T, address string) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium here to show the page in; .ci/report installs one")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute) // a browser that hangs
	t.Cleanup(cancel)
	b := &browser{T: t, Context: ctx}
	chromedp.ListenTarget(ctx, b.listen)
	b.do(network.Enable(), log.Enable(), runtime.Enable(), chromedp.Navigate(address))
	return b
}

func (b *browser) listen(event any) {
	trouble := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		trouble = "exception: " + e.ExceptionDetails.Error()
	case *runtime.EventConsoleAPICalled:
		trouble = fmt.Sprintf("console.%s", e.Type)
	case *log.EventEntryAdded:
		trouble = fmt.Sprintf("%s: %s", e.Entry.Level, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, "data:") && !strings.HasSuffix(url, "report.html") && !strings.Contains(url, "report.html#") && !strings.HasSuffix(url, "history.html") {
			trouble = "request: " + url
		}
	}
	if trouble != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.troubles = append(b.troubles, trouble)
	}
}

func (b *browser) do(actions ...chromedp.Action) {
	b.Helper()
	if err := chromedp.Run(b.Context, actions...); err != nil {
		b.Fatal(err)
	}
}

// ask evaluates an expression of JavaScript.
func ask[T any](b *browser, expression string) (answer T) {
	b.Helper()
	b.do(chromedp.Evaluate(expression, &answer))
	return answer
}

func (b *browser) is(expression string, expected any) {
	b.Helper()
	want, _ := json.Marshal(expected)
	if found := ask[string](b, "JSON.stringify("+expression+")"); found != string(want) {
		b.Errorf("%s is %s; expected %s", expression, found, want)
	}
}

// reachByTab presses Tab until an element has the focus.
func (b *browser) reachByTab(id string) {
	b.Helper()
	b.do(chromedp.Evaluate("document.activeElement.blur()", nil))
	for range 20 {
		b.do(chromedp.KeyEvent(kb.Tab))
		if ask[string](b, "document.activeElement.id") == id {
			return
		}
	}
	b.Fatalf("#%s is not reached by Tab", id)
}

// reportPage writes the page of a few articles that stand differently, the hostile titles among them.
func reportPage(t *testing.T) (path string, articles int) {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "models"), os.DirFS(filepath.Join(testdata, "articles"))); err != nil {
		t.Fatal(err)
	}
	clean, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "a-maturity-model.md"), clean)
	write(t, filepath.Join(folder, "b-maturity-model.md"), []byte("\xff"))
	write(t, filepath.Join(folder, "z-maturity-model.md"), []byte("---\ntitle: A\n---\n# Nothing yet\n"))
	for i, title := range hostile {
		text := strings.Replace(string(clean), "# Backup maturity model\n", "# "+strings.ReplaceAll(title, "<", "&lt;")+"\n", 1)
		write(t, filepath.Join(folder, fmt.Sprintf("h%d-maturity-model.md", i)), []byte(text))
	}
	t.Chdir(folder)
	if code, _, problems := run(nil, "report", "--format", "html", "--output", "report.html", "--link-template", "https://example.com/{path}#L{line}"); code != exitClean {
		t.Fatal(problems)
	}
	return filepath.Join(folder, "report.html"), len(hostile) + 4
}

const (
	shownRows   = `[...document.querySelectorAll("#rows tr")].filter(r => r.offsetHeight > 0).length`
	shownBodies = `[...document.querySelectorAll(".article")].filter(s => s.offsetHeight > 0).length`
	firstRow    = `document.querySelector("#rows tr:not([hidden]) th a").textContent`
)

// The page works from the disk and by keyboard, asks for nothing, fits a telephone and is printed whole.
func TestReportInBrowser(t *testing.T) {
	path, articles := reportPage(t)
	b := openBrowser(t, "file://"+filepath.ToSlash(path))
	b.is(shownRows, articles)
	b.is(shownBodies, articles)

	b.reachByTab("search")
	b.do(chromedp.KeyEvent("max-words-per-h4"))
	b.is(shownRows, 1)
	b.is(shownBodies, 1)
	b.is(`document.getElementById("shown").textContent`, fmt.Sprintf("1 of %d articles shown", articles))
	b.do(chromedp.KeyEvent(strings.Repeat(kb.Backspace, len("max-words-per-h4"))))
	b.is(shownRows, articles)

	b.reachByTab("state")
	b.do(chromedp.KeyEvent("Not"))
	b.is(firstRow, "b-maturity-model.md")
	b.is(shownRows, 1)
	b.do(chromedp.KeyEvent(kb.Home))
	b.is(firstRow, "Backup maturity model")

	b.reachByTab("sort")
	b.do(chromedp.KeyEvent(kb.ArrowDown + kb.ArrowDown)) // most errors
	b.is(firstRow, "Release management maturity model")
	b.is(`document.querySelector(".article h3").textContent`, "Release management maturity model")
	b.do(chromedp.KeyEvent(kb.Home))
	b.is(firstRow, "Backup maturity model")

	// What is out of sight has no layout otherwise, and neither width nor contrast.
	b.do(chromedp.Evaluate(`document.querySelectorAll(".article").forEach(a => { a.style.contentVisibility = "visible" })`, nil))
	b.looks("report-")
	b.printed(articles)
	for _, trouble := range b.troubles {
		t.Error(trouble)
	}
}

// looks shows the page on a desk and on a telephone, in light and dark, where it has to fit and to be accessible. Pictures are
// kept under a name, where there is one.
func (b *browser) looks(name string) {
	b.Helper()
	for _, width := range []int64{1280, 360} {
		for _, scheme := range []string{"light", "dark"} {
			b.do(emulation.SetDeviceMetricsOverride(width, 800, 1, false),
				emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
			if scroll := ask[int64](b, "document.scrollingElement.scrollWidth"); scroll > width {
				b.Errorf("%d px wide in a window of %d", scroll, width)
			}
			b.accessible(fmt.Sprintf("%d px, %s", width, scheme))
			if name != "" {
				b.shoot(fmt.Sprintf("%s%d-%s.png", name, width, scheme))
			}
		}
	}
}

// Of many articles, each is read when it is needed: in sight, led to, or printed.
func TestReportOfManyInBrowser(t *testing.T) {
	const articles = 120
	folder := t.TempDir()
	clean, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		write(t, filepath.Join(folder, fmt.Sprintf("%03d-maturity-model.md", i)), clean)
	}
	t.Chdir(folder)
	if code, _, problems := run(nil, "report", "--format", "html", "--output", "report.html"); code != exitClean {
		t.Fatal(problems)
	}
	b := openBrowser(t, "file://"+filepath.ToSlash(filepath.Join(folder, "report.html")))
	b.is(`document.querySelectorAll("noscript").length > 100`, true)
	b.is(`document.getElementById("a100-5")`, nil)
	b.do(chromedp.Navigate("file://" + filepath.ToSlash(filepath.Join(folder, "report.html")) + "#a100-5"))
	b.is(`Math.abs(document.getElementById("a100-5").getBoundingClientRect().top) < 100`, true)
	b.looks("") // no picture holds so many
	b.printed(articles)
	b.is(`document.querySelectorAll("noscript").length`, 0)
	for _, trouble := range b.troubles {
		t.Error(trouble)
	}
}

// So does the page of a history.
func TestReportHistoryInBrowser(t *testing.T) {
	made := &report.History{Articles: []report.Journey{}, Rules: []report.Demanded{{Rule: "level-goal", Summary: "A goal"}, {Rule: "max-words-per-h4", Summary: "Short"}, {Rule: "placeholder", Summary: "Nothing `left`"}}, Problems: []string{"one.md: " + hostile[0]}}
	for _, title := range hostile {
		points := []report.Point{}
		for i := range 12 {
			points = append(points, report.Point{
				Revision: report.Revision{ID: fmt.Sprintf("%040d", i), Day: "2026-01-02", Path: title}, State: report.Unfinished,
				Counts: report.Counts{Errors: 3 * (12 - i), Warnings: i % 3}, Compliance: report.Compliance{Kept: 40 + i, Applying: 55},
				Written: i / 3, Words: 100 * i, Brought: []string{"max-words-per-h4", "placeholder"}, Removed: []string{"level-goal"},
			})
		}
		made.Articles = append(made.Articles, report.Journey{Path: title, Title: title, Points: points})
	}
	for i := range 12 {
		made.Days = append(made.Days, report.DayTotal{Day: fmt.Sprintf("2026-01-%02d", i+1), Articles: len(hostile), Ready: i / 2, Counts: report.Counts{Errors: 30 - i}, Written: 4 * i, Words: 900 * i})
	}
	var text bytes.Buffer
	if err := made.HTML(&text); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "history.html")
	write(t, path, text.Bytes())
	b := openBrowser(t, "file://"+filepath.ToSlash(path))
	b.is(`document.querySelectorAll("section").length`, len(hostile)+2)
	b.is(`document.querySelectorAll("[aria-labelledby=all] tbody tr").length`, len(made.Days))
	b.is(`document.querySelectorAll("script, img, [onerror]").length`, 0)
	b.looks("history-")
	for _, trouble := range b.troubles {
		t.Error(trouble)
	}
}

// accessible runs axe-core, whose script .ci/report names in AXE.
func (b *browser) accessible(what string) {
	b.Helper()
	if os.Getenv("AXE") == "" {
		b.Log("no axe-core named in AXE; .ci/report installs it")
		return
	}
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil {
		b.Fatal(err)
	}
	var found string
	b.do(chromedp.Evaluate(string(axe)+";0", nil), chromedp.Evaluate(
		`axe.run().then(r => r.passes.length < 10 ? "it did not run" : r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary).join("; ")).join("\n"))`,
		&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	if found != "" {
		b.Errorf("%s: axe-core finds:\n%s", what, found)
	}
}

// shoot keeps a picture of the whole page in the folder that SHOTS names, for people.
func (b *browser) shoot(name string) {
	b.Helper()
	folder := os.Getenv("SHOTS")
	if folder == "" {
		return
	}
	var picture []byte
	b.do(chromedp.FullScreenshot(&picture, 100))
	write(b.T, filepath.Join(folder, name), picture)
}

// printed prints the page and looks for every article in what is printed.
func (b *browser) printed(articles int) {
	b.Helper()
	paths := ask[[]string](b, `[...document.querySelectorAll("#rows .path")].map(p => p.textContent)`)
	b.do(emulation.SetEmulatedMedia().WithMedia("print"))
	b.is(shownBodies, articles)
	var sheet []byte
	b.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		sheet, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	path := filepath.Join(b.TempDir(), "report.pdf")
	if folder := os.Getenv("SHOTS"); folder != "" {
		path = filepath.Join(folder, "report.pdf")
	}
	write(b.T, path, sheet)
	text, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		b.Logf("what is printed is not read: %v; .ci/report installs pdftotext", err)
		return
	}
	_, each, found := strings.Cut(string(text), "\nEach article\n") // behind the matrix, in whose cells lines are mixed up
	if !found {
		b.Error("what is printed has no heading Each article")
	}
	for _, name := range paths {
		if !strings.Contains(each, name) {
			b.Errorf("%s is not printed by itself", name)
		}
	}
}

// Without JavaScript the page holds all of it, and no control that would do nothing.
func TestReportWithoutScript(t *testing.T) {
	path, articles := reportPage(t)
	b := openBrowser(t, "about:blank")
	b.do(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate("file://"+filepath.ToSlash(path)))
	b.is(shownRows, articles)
	b.is(shownBodies, articles)
	b.is(`document.getElementById("tools").offsetHeight`, 0)
}
