// Maturitylint checks maturity-model articles that are written for Microsoft Learn.
package main

import (
	"os"
	"runtime/debug"

	"github.com/maturitylint/maturitylint/internal/cli"
)

// A run is short, and what it allocates is soon done with: checking 200 articles takes 30 MB in all, for which collecting
// garbage at Go's usual pace costs a seventh more time. So the heap may grow to eleven times what is in use before it is
// collected, but where articles are so large that this comes to memoryLimit bytes, it is collected as often as it takes.
const (
	gcPercent   = 1000
	memoryLimit = 256 << 20
)

func main() {
	tuneMemory()
	os.Exit(cli.Main(os.Args[1:], cli.System()))
}

func tuneMemory() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(memoryLimit)
}
