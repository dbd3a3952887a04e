package cli

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version",
		Args:              none,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return printVersion(s) },
	}
}

func printVersion(s Streams) error {
	_, err := fmt.Fprintf(s.Out, "%s %s\n", program, describe(buildInfo()))
	return err
}

func buildInfo() *debug.BuildInfo {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return info
}

// moduleVersion is the version of the module alone.
func moduleVersion(info *debug.BuildInfo) string { return cmp.Or(info.Main.Version, "(devel)") }

// describe returns the version of the module and, where the build knows it, the commit.
func describe(info *debug.BuildInfo) string {
	version := moduleVersion(info)
	var commit, modified string
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = fmt.Sprintf("commit %.12s, ", s.Value)
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = "modified, "
		}
	}
	return fmt.Sprintf("%s (%s%s%s, %s/%s)", version, commit, modified, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
