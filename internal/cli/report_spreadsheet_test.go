package cli

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A cell is one of a spreadsheet, as LibreOffice writes it into flat OpenDocument.
type cell struct {
	Type    string   `xml:"value-type,attr"`
	Value   string   `xml:"value,attr"`
	Formula string   `xml:"formula,attr"`
	Repeat  string   `xml:"number-columns-repeated,attr"`
	Text    []string `xml:"p"`
}

type spreadsheet struct {
	Rows []struct {
		Cells []cell `xml:"table-cell"`
	} `xml:"body>spreadsheet>table>table-row"`
}

// openInSpreadsheet returns the cells of a table as LibreOffice reads it.
func openInSpreadsheet(t *testing.T, table string) (rows [][]cell) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here to open the table in; .ci/report installs one")
	}
	folder := t.TempDir()
	write(t, filepath.Join(folder, "table.csv"), []byte(table))
	// 44, 34 and 76 are what it would propose in its dialog: comma, quotation mark and UTF-8.
	convert := exec.Command(program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(folder, "profile")), "--headless",
		"--infilter=CSV:44,34,76", "--convert-to", "fods", "--outdir", folder, filepath.Join(folder, "table.csv"))
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(folder, "table.fods"))
	if err != nil {
		t.Fatal(err)
	}
	var sheet spreadsheet
	if err := xml.Unmarshal(text, &sheet); err != nil {
		t.Fatal(err)
	}
	for _, r := range sheet.Rows {
		var row []cell
		for _, c := range r.Cells {
			n, _ := strconv.Atoi(c.Repeat)
			for range max(1, n) {
				row = append(row, c)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// A spreadsheet shows every cell of the table as it was meant: a number as a number, a title letter by letter, and no formula.
func TestReportInSpreadsheet(t *testing.T) {
	clean, err := os.ReadFile(filepath.Join(testdata, "article", "clean.md"))
	if err != nil {
		t.Fatal(err)
	}
	git := repository(t)
	for i, title := range append([]string{"+1 level", "-1", "@SUM(1+1)", "＝1+1", `"quoted", with; both`, "Größe & Übersicht – œuvre"}, hostile...) {
		escaped := strings.NewReplacer("<", "&lt;", "[", `\[`, "!", `\!`).Replace(title)
		text := strings.Replace(string(clean), "# Backup maturity model\n", "# "+escaped+"\n", 1)
		text = strings.Replace(text, "List what must be kept\n", escaped+"\n", 1)
		write(t, string(rune('a'+i))+"-maturity-model.md", []byte(text))
	}
	write(t, "=1+1-maturity-model.md", clean)
	git("add", "-A")
	git("commit", "-qm", "first")
	for _, args := range [][]string{{}, {"--history"}} {
		_, table, _ := run(nil, append([]string{"report", "--format", "csv"}, args...)...)
		compareCells(t, table, openInSpreadsheet(t, table))
	}
}

func compareCells(t *testing.T, table string, rows [][]cell) {
	t.Helper()
	expected := readTable(t, table)
	if len(rows) < len(expected) {
		t.Fatalf("%d rows; expected %d", len(rows), len(expected))
	}
	for i, row := range expected {
		var shown []string
		for _, c := range rows[i][:len(row)] {
			text := strings.Join(c.Text, "\n")
			if c.Formula != "" {
				t.Errorf("row %d: formula %s", i+1, c.Formula)
			}
			if _, err := strconv.Atoi(text); err == nil && c.Type != "float" {
				t.Errorf("row %d: %s is a %s; expected a number", i+1, text, c.Type)
			}
			shown = append(shown, text)
		}
		if diff := cmp.Diff(row, shown); diff != "" {
			t.Errorf("row %d (-written +shown):\n%s", i+1, diff)
		}
	}
}
