package engine

import (
	"slices"

	"github.com/maturitylint/maturitylint/internal/workspace"
)

func (r Request) files() *workspace.Files {
	if r.Files == nil {
		return workspace.OnDisk()
	}
	return r.Files
}

func (r Request) arguments() []string {
	args := slices.Clip(r.Args)
	for _, b := range r.Buffers {
		args = append(args, b.Path)
	}
	return args
}

// selection takes for articles what the configuration that governs a file calls so.
func (r Request) selection() workspace.Selection {
	return workspace.Selection{
		Force: r.ForceExclude,
		Article: func(path string) (bool, error) {
			c, err := r.Config.Find(path)
			if err != nil {
				return false, err
			}
			return c.IsArticle(path), nil
		},
		Excluded: func(path string) bool {
			c, err := r.Config.Find(path)
			return err == nil && c.Excludes(path)
		},
		Demand: func(path string) string {
			c, err := r.Config.Find(path)
			if err != nil {
				return "an article"
			}
			return c.Demand()
		},
	}
}
