package report

import "slices"

// A DayTotal is how all articles together stood at the end of a day.
type DayTotal struct {
	Day      string `json:"day" jsonschema:"On which something was committed, or from which on was asked, as YYYY-MM-DD"`
	Articles int    `json:"articles" jsonschema:"That were there"`
	Ready    int    `json:"ready" jsonschema:"Articles without an error"`
	Counts   Counts `json:"counts"`
	Written  int    `json:"written" jsonschema:"Levels with a strategy and nothing in them that is still template"`
	Words    int    `json:"words" jsonschema:"Of all strategies"`
}

// dayTotals adds up how articles stood, on the day from which on they are asked for, "" for the beginning, and on each later one on
// which one of them changed. Where older revisions of some were not asked for, it begins when all of them are known.
func dayTotals(journeys []Journey, since string) []DayTotal {
	var days []string
	if since != "" {
		days = append(days, since)
	}
	ends := make([][]string, len(journeys))
	for i, j := range journeys {
		ends[i] = j.days()
		if j.cut {
			since = max(since, ends[i][0])
		}
		days = append(days, ends[i]...)
	}
	slices.Sort(days)
	totals := []DayTotal{}
	for _, day := range slices.Compact(days) {
		if day < since {
			continue
		}
		t := DayTotal{Day: day}
		for i, j := range journeys {
			t.add(j.upTo(day, ends[i]))
		}
		if t.Articles > 0 || len(totals) > 0 {
			totals = append(totals, t)
		}
	}
	return totals
}

// upTo returns the last point up to the end of a day, nil before the first.
func (j Journey) upTo(day string, ends []string) *Point {
	for i := range slices.Backward(ends) {
		if ends[i] <= day {
			return &j.Points[i]
		}
	}
	return nil
}

// days returns the day of each point, or that of an earlier one where a clock went wrong: they never fall.
func (j Journey) days() []string {
	days := make([]string, len(j.Points))
	for i, p := range j.Points {
		days[i] = p.Day
		if i > 0 {
			days[i] = max(p.Day, days[i-1])
		}
	}
	return days
}

func (t *DayTotal) add(p *Point) {
	if p == nil || p.Gone {
		return
	}
	t.Articles++
	if p.State == Ready {
		t.Ready++
	}
	t.Counts.addAll(p.Counts)
	t.Written += p.Written
	t.Words += p.Words
}
