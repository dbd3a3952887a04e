package cli

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

func TestDescribe(t *testing.T) {
	for _, test := range []struct {
		version, revision, modified string
		expected                    string
	}{
		{"", "", "", "(devel) (GO)"},
		{"v1.2.3", "", "", "v1.2.3 (GO)"},
		{"v1.2.3", "0123456789abcdef", "false", "v1.2.3 (commit 0123456789ab, GO)"},
		{"(devel)", "0123456789abcdef", "true", "(devel) (commit 0123456789ab, modified, GO)"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: test.version}}
		if test.revision != "" {
			info.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: test.revision}, {Key: "vcs.modified", Value: test.modified}}
		}
		expected := strings.Replace(test.expected, "GO", runtime.Version()+", "+runtime.GOOS+"/"+runtime.GOARCH, 1)
		if found := describe(info); found != expected {
			t.Errorf("found %q; expected %q", found, expected)
		}
	}
}
