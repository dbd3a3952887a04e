package output

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/internal/source"
)

// hostile are texts that mean something to a reader of some format. Each holds the word of the one who wrote it.
var hostile = []string{
	"evil\n::error::evil",
	"evil\r\n  ::set-output name=evil::evil\r::stop-commands::evil",
	"::error file=evil::evil",
	"evil,line=1,title=evil::evil:evil",
	"##vso[task.setvariable variable=evil]evil",
	"evil\n##[error]evil ###[warning]evil",
	"#\u00ad#vso[task.complete result=Failed;]evil #\u200b#\u200bv\u200bs\u200bo\u200b[task.evil]",
	"evil];code=evil]##vso[task.setsecret]evil",
	"evil%0A::error::evil%0D%0A##vso[task.evil]%25%AZP25%3A%5D",
	"<script>alert('evil')</script><img src=x onerror=evil> &lt;evil&#10;&evil;",
	"]]><evil/><![CDATA[evil]]> --> <!-- <?evil?>",
	"```evil`` `evil` ```\n```\nevil",
	strings.Repeat("`", 200) + " <b>evil</b> @evil",
	"| evil | `evil | evil` \\| evil \\",
	"\x1b[31mevil\x1b]8;;https://evil.example\x07evil\x9b2J\x00\x08\x7f",
	"\u202eevil\u2066evil\u200f\u061c\u2028evil\u2029::error::evil\u0085::error::evil",
	"@evil #123 GH-123 evil/evil#1 0123456789abcdef0123456789abcdef01234567 :tada: $`evil`$ $$evil$$",
	"[evil](https://evil.example) ![evil](https://evil.example/x.png) <https://evil.example> https://evil.example www.evil.example evil@evil.example",
	"[evil]: https://evil.example\n[evil] [^evil]\n\n# evil\n- evil\n> evil\n\n    evil\n***\n~~evil~~ **evil**",
	"</details></summary></code></table>\n\n</details>evil",
	"\xff\xfe\xed\xa0\x80evil\ufffe\uffff\ufeff\U000e0041",
	`"evil" \"evil\\ \u0022evil' \u001b evil`,
	strings.Repeat("evil ", 14) + "::error::evil " + strings.Repeat("evil ", 12) + "##vso[task.evil]evil",
	" evil ", "\t\v\fevil\n\n\n", "\u00a0\u3000::error::evil",
}

// hostileReports are one report for each text, in all places to which an article or its author has access, and one of all.
func hostileReports() []Report {
	var reports []Report
	var all Report
	for i, evil := range hostile {
		r := Report{Results: hostileResults(evil), Rules: []*lint.Rule{rule("r")}, Version: "1.0.0", Folder: "/repo", Statistics: i%2 == 1}
		reports = append(reports, r)
		all.Results = append(all.Results, r.Results...)
	}
	return append(reports, all, Report{}, Report{Folder: "/repo", Quiet: true}, Report{Results: []lint.Result{{File: source.NewFile(hostile[0], nil)}}})
}

func hostileResults(evil string) []lint.Result {
	file := source.NewFile(evil+".md", []byte("---\ntitle: "+evil+"\n---\n\n# "+evil+"\n"+evil))
	whole := source.Span{End: len(file.Bytes)}
	identity := lint.Identity{Section: evil, Text: evil, Nth: 1}
	result := lint.Result{File: file}
	for i, severity := range []lint.Severity{lint.Error, lint.Warning, lint.Suggestion, lint.Error} {
		f := lint.Finding{Rule: rule("r"), Severity: severity, Message: evil, Span: whole, Identity: identity}
		f.Identity.Nth = i
		switch severity {
		case lint.Warning:
			f.Help = evil
			f.Related = []lint.Related{{Span: whole, Message: evil}}
		case lint.Suggestion:
			f.Span = find(file, evil)
			f.Fixes = []lint.Fix{{Title: evil, Safety: lint.Unsafe, Edits: []lint.Edit{{Span: f.Span, New: evil}}}}
		}
		result.Findings = append(result.Findings, f)
	}
	result.Suppressed = []lint.Suppressed{{Finding: result.Findings[0], Reason: "hostile"}}
	return []lint.Result{result}
}

// judges say of a document in a format what is wrong with it.
var judges = map[string][]func(Report, string) error{
	"text":       {onlyPrintable, opensNoCommand},
	"json":       {isJSON, opensNoCommand, hasWholeMessages},
	"sarif":      {isJSON, opensNoCommand},
	"gitlab":     {isJSON, opensNoCommand},
	"rdjson":     {isJSON, opensNoCommand},
	"github":     {onlyPrintable, hasGitHubCommands},
	"azure":      {onlyPrintable, hasAzureCommands},
	"junit":      {onlyPrintable, opensNoCommand, isXML("testsuites", "testsuite", "testcase", "failure", "skipped")},
	"checkstyle": {onlyPrintable, opensNoCommand, isXML("checkstyle", "file", "error")},
	"markdown":   {onlyPrintable, opensNoCommand, isInertMarkdown},
}

// Nothing that an article brings means anything to what reads a report.
func TestHostileText(t *testing.T) {
	for _, f := range Formats() {
		if judges[f.Name] == nil {
			t.Errorf("%s: nobody judges it; add it to judges", f.Name)
		}
		for _, r := range hostileReports() {
			var b strings.Builder
			if err := f.Write(&b, r); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			for _, judge := range judges[f.Name] {
				if err := judge(r, b.String()); err != nil {
					t.Errorf("%s: %v in\n%q", f.Name, err, b.String())
				}
			}
		}
	}
}

// onlyPrintable finds what moves a cursor or turns text around. Lines end in a newline alone.
func onlyPrintable(_ Report, document string) error {
	for _, r := range strings.ReplaceAll(document, "\n", "") {
		if sign(r) != r {
			return fmt.Errorf("character %U", r)
		}
	}
	if !utf8.ValidString(document) {
		return errors.New("no UTF-8")
	}
	return nil
}

// opensNoCommand finds lines that GitHub or Azure takes for a command, in whatever format they are.
func opensNoCommand(_ Report, document string) error {
	for line := range linesOfLog(document) {
		if strings.HasPrefix(line, "::") || logCommand.MatchString(line) {
			return fmt.Errorf("a command: %q", line)
		}
	}
	return nil
}

// linesOfLog are the lines as a runner reads them.
func linesOfLog(document string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(document), "\n") {
			if !yield(strings.TrimLeftFunc(line, unicode.IsSpace)) {
				return
			}
		}
	}
}

// eachFinding calls do with the findings of a report.
func eachFinding(r Report, do func(*source.File, lint.Finding)) {
	for _, result := range r.Results {
		for _, f := range result.Findings {
			do(result.File, f)
		}
	}
}

// hasGitHubCommands reads the commands of a log as GitHub's runner does, and finds those that nobody meant.
func hasGitHubCommands(r Report, document string) error {
	expected := map[string]int{}
	n := map[lint.Severity]int{}
	for _, result := range r.Results {
		if len(result.Findings) > 0 {
			expected["group\n"+logText(result.File.Path)+": "+counts(lint.Summarize([]lint.Result{result}))]++
			expected["endgroup\n"]++
		}
	}
	kinds := map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Suggestion: "notice"}
	eachFinding(r, func(file *source.File, f lint.Finding) {
		if n[f.Severity]++; n[f.Severity] <= gitHubLimit {
			expected[kinds[f.Severity]+" file="+r.runnerPath(file.Path)+" title=maturitylint: "+f.Rule.Name+"\n"+advised(f)]++
		}
	})
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace
	for line := range linesOfLog(document) {
		if logCommand.MatchString(line) {
			return fmt.Errorf("a command of old: %q", line)
		}
		rest, isCommand := strings.CutPrefix(line, "::")
		if !isCommand {
			continue
		}
		head, data, _ := strings.Cut(rest, "::")
		name, properties, _ := strings.Cut(head, " ")
		found := []string{name}
		for property := range strings.SplitSeq(properties, ",") {
			if key, value, _ := strings.Cut(property, "="); key == "file" || key == "title" {
				found = append(found, key+"="+unescape(value))
			} else if properties != "" && !slices.Contains([]string{"line", "endLine", "col", "endColumn"}, key) {
				return fmt.Errorf("property %q in %q", key, line)
			}
		}
		expected[strings.Join(found, " ")+"\n"+unescape(data)]--
	}
	return allZero(expected)
}

// hasAzureCommands reads the commands of a log as the agent of Azure does.
func hasAzureCommands(r Report, document string) error {
	expected := map[string]int{}
	eachFinding(r, func(file *source.File, f lint.Finding) {
		kind, message := "warning", advised(f)
		switch f.Severity {
		case lint.Error:
			kind = "error"
		case lint.Suggestion:
			message = "suggestion: " + message
		}
		expected[fmt.Sprint([]string{"task.logissue", "type=" + kind, "sourcepath=" + r.runnerPath(file.Path), "code=" + f.Rule.Name, message})]++
	})
	unescape := func(s string) string {
		return strings.ReplaceAll(strings.NewReplacer("%3B", ";", "%0D", "\r", "%0A", "\n", "%5D", "]").Replace(s), "%AZP25", "%")
	}
	for line := range linesOfLog(document) {
		opening := logCommand.FindStringIndex(line)
		if opening == nil {
			continue
		}
		head, data, _ := strings.Cut(line[opening[1]:], "]")
		name, properties, _ := strings.Cut(head, " ")
		found := []string{name}
		for property := range strings.SplitSeq(properties, ";") {
			if !strings.HasPrefix(property, "linenumber=") && !strings.HasPrefix(property, "columnnumber=") {
				found = append(found, unescape(property))
			}
		}
		if logCommand.MatchString(data) {
			return fmt.Errorf("a command in a command: %q", line)
		}
		expected[fmt.Sprint(append(found, unescape(data)))]--
	}
	return allZero(expected)
}

// allZero finds what was expected and not found, or found and not expected.
func allZero(counts map[string]int) error {
	for what, n := range counts {
		if n != 0 {
			return fmt.Errorf("%d too few of %q", n, what)
		}
	}
	return nil
}

func isJSON(_ Report, document string) error {
	decoder := json.NewDecoder(strings.NewReader(document))
	var value any
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	if !utf8.ValidString(document) {
		return errors.New("no UTF-8")
	}
	return nil
}

// hasWholeMessages finds messages of our JSON that are not what the rule said.
func hasWholeMessages(r Report, document string) error {
	var report struct{ Findings []struct{ Message string } }
	if err := json.Unmarshal([]byte(document), &report); err != nil {
		return err
	}
	var err error
	n := 0
	eachFinding(r, func(_ *source.File, f lint.Finding) {
		expected := strings.Map(func(r rune) rune { return r }, f.Message) // each byte that is no UTF-8 becomes a sign
		if found := report.Findings[n].Message; found != expected {
			err = fmt.Errorf("message %q; expected %q", found, expected)
		}
		n++
	})
	return err
}

// isXML finds elements that are not of the format, and messages that are not whole.
func isXML(elements ...string) func(Report, string) error {
	return func(r Report, document string) error {
		var expected, found []string
		eachFinding(r, func(_ *source.File, f lint.Finding) {
			expected = append(expected, strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(Printable(f.Message)))
		})
		for decoder := xml.NewDecoder(strings.NewReader(document)); ; {
			token, err := decoder.Token()
			switch token := token.(type) {
			case nil:
				if !slices.Equal(expected, found) {
					return fmt.Errorf("messages %q; expected %q", found, expected)
				}
				if !errors.Is(err, io.EOF) {
					return err
				}
				return nil
			case xml.StartElement:
				if !slices.Contains(elements, token.Name.Local) {
					return fmt.Errorf("element %s", token.Name.Local)
				}
				for _, a := range token.Attr {
					if a.Name.Local == "message" {
						found = append(found, a.Value)
					}
				}
			case xml.Comment, xml.Directive:
				return fmt.Errorf("%q", token)
			}
		}
	}
}

// ownHTML is the HTML that the summary itself writes.
var ownHTML = regexp.MustCompile(`^(?:<details>\n<summary><code>(?:[^<>&]|&(?:amp|lt|gt|#34|#39);)*</code>: [0-9a-z, ]+</summary>\n|</details>\n)$`)

// isInertMarkdown finds what became more than code.
func isInertMarkdown(r Report, document string) error {
	content := []byte(document)
	var expected, found []string
	eachFinding(r, func(_ *source.File, f lint.Finding) {
		message := short(f.Message)
		if strings.Contains(message, strings.Repeat("`", 21)) {
			message = strings.ReplaceAll(message, "`", "'")
		}
		expected = append(expected, f.Rule.Name, message)
	})
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(content))
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if block := string(n.Lines().Value(content)); !ownHTML.MatchString(block) {
				return ast.WalkStop, fmt.Errorf("HTML %q", block)
			}
		case *ast.CodeSpan:
			var code bytes.Buffer
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				code.Write(c.(*ast.Text).Value(content))
			}
			if n.Parent().Kind() == ast.KindTextBlock {
				found = append(found, code.String())
			}
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if words := string(n.Value(content)); strings.ContainsAny(words, "@#[]<>`|&$~*_\\") || strings.Contains(words, "evil") {
				return ast.WalkStop, fmt.Errorf("text %q", words)
			}
		case *ast.Document, *ast.Heading, *ast.Paragraph, *ast.TextBlock, *ast.List, *ast.ListItem,
			*extast.Table, *extast.TableHeader, *extast.TableRow, *extast.TableCell:
		default:
			return ast.WalkStop, fmt.Errorf("%s in Markdown", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err == nil && !slices.Equal(expected, found) {
		err = fmt.Errorf("code %q; expected %q", found, expected)
	}
	return err
}
