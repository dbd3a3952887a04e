package workspace

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var writtenDay = regexp.MustCompile(`^\d+-\d+-\d+$`)

// Day returns the day that a text names, such as 2026-11-26. A text like "2 weeks ago" is whatever git takes it for.
func Day(ctx context.Context, text string) (string, error) {
	unknown := fmt.Errorf("%q is no day; write one as in 2026-03-31", text)
	if writtenDay.MatchString(text) {
		day, err := time.Parse(time.DateOnly, text)
		if err != nil {
			return "", unknown
		}
		return day.Format(time.DateOnly), nil
	}
	// Of what reads days, this alone refuses what is none: git log --since=nonsense means now.
	answer, err := askGit(ctx, "", "config", "--type=expiry-date", "--default="+text, "--get", "maturitylint.none")
	if err != nil {
		return "", unknown
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(answer)), 10, 64)
	if err != nil { // "now" is a number without end
		return "", unknown
	}
	return time.Unix(seconds, 0).Format(time.DateOnly), nil
}
