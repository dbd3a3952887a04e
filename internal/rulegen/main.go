// Rulegen writes what is derived from the rules into their pages: the table in rules/README.md and the
// table of options in the page of each rule that has some. Its test fails where one of them drifted.
package main

import (
	"fmt"
	"os"
)

//go:generate go run .

// folder is where the rules stand, seen from this one, in which go generate and go test run.
const folder = "../../rules"

func main() {
	pages, err := derive(folder)
	if err == nil {
		err = write(pages)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(1)
	}
}

func write(pages []page) error {
	for _, p := range pages {
		if p.derived == p.written {
			continue
		}
		if err := os.WriteFile(p.path, []byte(p.derived), 0o644); err != nil {
			return err
		}
	}
	return nil
}
