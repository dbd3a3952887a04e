package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/engine"
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/rules"
)

// A page is a file that holds something derived.
type page struct {
	path    string
	written string // its content on disk
	derived string // its content as it should be
}

// derive returns the pages that hold something derived, as they are and as they should be.
func derive(folder string) ([]page, error) {
	published, err := config.PresetSettings(slices.Concat(rules.All(), engine.Rules()), "published")
	if err != nil {
		return nil, err
	}
	index, err := derivePage(filepath.Join(folder, "README.md"), "rules", ruleTables(published.Rules))
	if err != nil {
		return nil, err
	}
	pages := []page{index}
	for _, setting := range published.Rules {
		if len(setting.Rule.OptionList()) == 0 {
			continue
		}
		p, err := derivePage(filepath.Join(folder, pagePath(setting.Rule)), "options", optionsTable(setting))
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// pagePath returns the path of a rule's page, slash-separated and relative to the folder of the rules.
func pagePath(r *lint.Rule) string {
	if r.Group == "engine" {
		return "../internal/engine/" + r.Name + ".md"
	}
	return r.Group + "/" + r.Name + ".md"
}

// derivePage puts a table between the lines <!-- MARK --> and <!-- /MARK --> of a page.
func derivePage(path, mark, table string) (page, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return page{}, err
	}
	opening, closing := "<!-- "+mark+" -->\n", "<!-- /"+mark+" -->\n"
	before, rest, opened := strings.Cut(string(content), opening)
	_, after, closed := strings.Cut(rest, closing)
	if !opened || !closed {
		return page{}, fmt.Errorf("%s lacks the lines %q and %q; put them where the table is to stand",
			path, strings.TrimSpace(opening), strings.TrimSpace(closing))
	}
	return page{path, string(content), before + opening + "\n" + table + "\n" + closing + after}, nil
}
