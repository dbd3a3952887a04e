package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

// CSV writes one row a revision.
func (h *History) CSV(w *bytes.Buffer) error {
	rows := newTable(w)
	_ = rows.Write([]string{"path", "revision", "day", "path then", "state", "errors", "warnings", "suggestions", "rules kept", "rules applying",
		"levels written", "strategies", "words", "brought", "removed"})
	for _, a := range h.Articles {
		for _, p := range a.Points {
			head := []string{a.Path, p.ID, p.Day, p.Path, p.State}
			sizes := []string{strconv.Itoa(p.Written), strconv.Itoa(p.Strategies), strconv.Itoa(p.Words)}
			_ = rows.Write(inert(slices.Concat(head, judged(p.Counts, p.Compliance), sizes,
				[]string{strings.Join(p.Brought, " "), strings.Join(p.Removed, " ")})))
		}
	}
	rows.Flush()
	return rows.Error()
}

// Markdown writes the history for a wiki or an issue. Whatever comes from an article is escaped.
func (h *History) Markdown(w *bytes.Buffer) error {
	fmt.Fprintf(w, "# %s\n\n", plain(h.Heading()))
	if h.Compared != "" {
		fmt.Fprintf(w, "%s\n\n", plain(h.Difference()))
	}
	h.markdownDays(w)
	for _, a := range h.Shown() {
		fmt.Fprintf(w, "## %s\n\n%s\n\n| Revision | Day | Findings | Rules kept | Levels written | Words | Change |\n|---|---|---|--:|--:|--:|---|\n", plain(a.Name()), plain(a.Path))
		for _, p := range a.Points {
			numbers := "– | – | –"
			if p.Judged() {
				numbers = fmt.Sprintf("%s | %d | %d", p.Compliance.Words(), p.Written, p.Words)
			}
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", p.Short(), p.Day, p.Standing(), numbers, plain(p.Change()))
		}
		fmt.Fprintln(w)
	}
	if len(h.Rules) > 0 {
		fmt.Fprint(w, "## Rules\n\n")
		for _, r := range h.Rules {
			fmt.Fprintf(w, "- `%s`: %s\n", r.Rule, r.Summary)
		}
		fmt.Fprintln(w)
	}
	listProblems(w, h.Problems)
	fmt.Fprintf(w, "%s\n\nChecked by %s.\n", plain(HistoryLegend), plain(h.Checked.Words()))
	return nil
}

func (h *History) markdownDays(w *bytes.Buffer) {
	if !h.Together() {
		return
	}
	fmt.Fprint(w, "## All articles\n\n| Day | Articles | Ready | Findings | Levels written | Words |\n|---|--:|--:|---|--:|--:|\n")
	for _, d := range h.Days {
		fmt.Fprintf(w, "| %s | %d | %d | %s | %d | %d |\n", d.Day, d.Articles, d.Ready, d.Standing(), d.Written, d.Words)
	}
	fmt.Fprintln(w)
}

//go:embed history.html.tmpl
var historyText string

var historyTemplate = template.Must(template.New("history").Funcs(template.FuncMap{
	"charts":  charts,
	"totals":  totalCharts,
	"message": message,
	"cell": func(label string, value any) template.HTML {
		text := template.HTMLEscapeString(fmt.Sprint(value))
		return template.HTML(`<td role="cell" data-label="` + label + `"><span>` + text + `</span></td>`)
	},
	"plural": lint.Count,
}).Parse(historyText))

// HTML writes the history as one page that needs nothing else.
func (h *History) HTML(w *bytes.Buffer) error { return readable(w, h.html) }

func (h *History) html(w *bytes.Buffer) error {
	style := strings.TrimSpace(pageStyle) + strings.TrimSpace(chartStyle)
	return historyTemplate.Execute(w, struct {
		*History
		Legend        string
		Policy, Style template.HTML
	}{
		History: h,
		Legend:  HistoryLegend,
		Policy: template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '` + hash(style) +
			`'; img-src data:; base-uri 'none'; form-action 'none'">`),
		Style: template.HTML("<style>" + style + "</style>"),
	})
}

const chartStyle = `
.chart{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem}
.chart svg{background:none;height:6rem;margin:.4rem 0}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:.75rem;margin-bottom:.75rem}
.curve{stroke:var(--within);stroke-width:2;vector-effect:non-scaling-stroke;fill:none}
.scroll{overflow-x:auto}
#rules+ul li{grid-template-columns:minmax(0,14rem) minmax(0,1fr)}
#rules+ul code{justify-self:start}
.area{fill:var(--within);opacity:.18}
.log{border-collapse:collapse;width:100%;min-width:52rem;font-size:.9375rem;overflow-wrap:normal}
.log th,.log time,.log code,.log [data-label="Rules kept"]{white-space:nowrap}
.log th,.log td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}
@media screen and (max-width:56rem){
.log,.log tbody,.log tr,.log tbody th{display:block;min-width:0}
.log thead{position:absolute;left:-99rem}
.log tr{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .6rem;margin:0 0 .75rem}
.log tbody th,.log td{border:0;padding:.15rem 0}
.log td{display:grid;grid-template-columns:8rem minmax(0,1fr)}
.log td::before{content:attr(data-label);color:var(--soft);font-size:.875rem}
}
`

// A Chart is one number over the revisions, drawn as a step from each to the next.
type Chart struct {
	Name        string
	First, Last int
	Path        string // of the SVG, 100 wide and 40 high
	Area        string // the same, closed along the bottom
}

// charts draws how an article changed.
func charts(j Journey) []Chart {
	return []Chart{
		chart("Findings", j.Points, func(p Point) int { return p.Counts.Total() }),
		chart("Rules kept", j.Points, func(p Point) int { return p.Compliance.Kept }),
		chart("Levels written", j.Points, func(p Point) int { return p.Written }),
		chart("Words", j.Points, func(p Point) int { return p.Words }),
	}
}

// totalCharts draws how all articles together changed.
func totalCharts(days []DayTotal) []Chart {
	return []Chart{
		chart("Findings", days, func(d DayTotal) int { return d.Counts.Total() }),
		chart("Articles ready", days, func(d DayTotal) int { return d.Ready }),
		chart("Levels written", days, func(d DayTotal) int { return d.Written }),
		chart("Words", days, func(d DayTotal) int { return d.Words }),
	}
}

func chart[P any](name string, points []P, value func(P) int) Chart {
	values := make([]int, len(points))
	for i, p := range points {
		values[i] = value(p)
	}
	path := steps(values)
	return Chart{name, values[0], values[len(values)-1], path, fmt.Sprintf("%sV%dH0Z", path, chartHeight)}
}

const chartWidth, chartHeight = 100, 40

func steps(values []int) string {
	most := max(1, slices.Max(values))
	var path strings.Builder
	for i, v := range values {
		y := float64(chartHeight-1) - float64(chartHeight-2)*float64(v)/float64(most)
		x := float64(chartWidth) * float64(i+1) / float64(len(values))
		if i == 0 {
			fmt.Fprintf(&path, "M0 %.1f", y)
		} else {
			fmt.Fprintf(&path, "V%.1f", y)
		}
		fmt.Fprintf(&path, "H%.1f", x)
	}
	return path.String()
}
