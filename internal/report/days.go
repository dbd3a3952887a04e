package report

import "slices"

// A DayTotal is how all articles together stood at the end of a day.
type DayTotal struct {
	Day      string `json:"day" jsonschema:"On which something was committed, as YYYY-MM-DD"`
	Articles int    `json:"articles" jsonschema:"That were there"`
	Ready    int    `json:"ready" jsonschema:"Articles without an error"`
	Counts   Counts `json:"counts"`
	Written  int    `json:"written" jsonschema:"Levels with a strategy and nothing in them that is still template"`
	Words    int    `json:"words" jsonschema:"Of all strategies"`
}

// dayTotals adds up how articles stood, for each day on which one of them changed. Where older revisions of some were not asked
// for, it begins when all of them are known.
func dayTotals(journeys []Journey) []DayTotal {
	var days []string
	start := ""
	for _, j := range journeys {
		if j.cut {
			start = max(start, j.Points[0].Day)
		}
		for _, p := range j.Points {
			days = append(days, p.Day)
		}
	}
	slices.Sort(days)
	totals := []DayTotal{}
	for _, day := range slices.Compact(days) {
		if day < start {
			continue
		}
		t := DayTotal{Day: day}
		for _, j := range journeys {
			t.add(j.on(day))
		}
		totals = append(totals, t)
	}
	return totals
}

// on returns the last point of up to the end of a day, nil before the first.
func (j Journey) on(day string) *Point {
	for i := range slices.Backward(j.Points) {
		if j.Points[i].Day <= day {
			return &j.Points[i]
		}
	}
	return nil
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
