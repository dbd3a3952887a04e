package scaffold

import (
	"embed"
	"path"
	"slices"
	"strings"

	"github.com/maturitylint/maturitylint/internal/config"
	"github.com/maturitylint/maturitylint/internal/workspace"
)

// The icons are drawn by us, so that an article has something to show until its repository brings its own.
//
//go:embed icons/*.svg
var drawings embed.FS

// imageFolder is where the articles of Learn keep their pictures, beside or above them.
const imageFolder = "_images/"

// A Place is where an article is to stand.
type Place struct {
	view    workspace.View
	pillars []string
}

// NewPlace returns the place that a view is from, under these settings.
func NewPlace(view workspace.View, s *config.Settings) (Place, error) {
	pillars, err := Pillars(s)
	return Place{view, pillars}, err
}

// Pillars lists the pillars that there are.
func Pillars(s *config.Settings) ([]string, error) {
	r := &reader{settings: s}
	return read[[]string](r, "pillar-image", "pillars"), r.err
}

// Pillar returns the pillar in whose folder the place lies, "" where it lies in none.
func (p Place) Pillar() string {
	folder := strings.TrimSuffix(p.view.Folder(), "/")
	for range p.ways() {
		name := path.Base(folder)
		if i := slices.IndexFunc(p.pillars, func(pillar string) bool { return strings.EqualFold(pillar, name) }); i >= 0 {
			return p.pillars[i]
		}
		folder = path.Dir(folder)
	}
	return ""
}

// ways lists the ways from the place to its folder and to those above it, as far as the workspace reaches.
func (p Place) ways() []string {
	ways := []string{""}
	for way := "../"; p.view.Lookup(way) == workspace.Folder; way += "../" {
		ways = append(ways, way)
	}
	return ways
}

// Picture returns the path of the nearest picture of that file name, "" where there is none.
func (p Place) Picture(file string) string {
	for _, way := range p.ways() {
		if target := way + imageFolder + file; p.view.Lookup(target) == workspace.File {
			return target
		}
	}
	return ""
}

// PictureOf returns the path of the picture of a pillar, "" where there is none.
func (p Place) PictureOf(pillar string) string {
	for _, extension := range [...]string{".svg", ".png"} {
		if target := p.Picture(pillar + extension); target != "" && pillar != "" {
			return target
		}
	}
	return ""
}

// Icon returns the path of an icon: where the nearest one is or, without one, where it should be.
func (p Place) Icon(file string) string {
	if target := p.Picture(file); target != "" {
		return target
	}
	ways := p.ways()
	for _, way := range ways {
		if p.view.Lookup(way+imageFolder) == workspace.Folder {
			return way + imageFolder + file
		}
	}
	return ways[min(1, len(ways)-1)] + imageFolder + file
}

// A Drawing is an icon that is to be written.
type Drawing struct {
	Path string // absolute, in the form of the operating system
	SVG  []byte
}

// Missing returns the drawings of the icons that an article would show in vain, and the names of those that nobody has drawn.
func (p Place) Missing(icons []string) (drawings []Drawing, unknown []string) {
	for _, icon := range icons {
		file, inside := p.view.Path(p.Icon(icon))
		if p.Picture(icon) != "" || !inside {
			continue
		}
		if svg := draw(icon); svg != nil {
			drawings = append(drawings, Drawing{file, svg})
		} else {
			unknown = append(unknown, p.Icon(icon))
		}
	}
	return drawings, unknown
}

// draw returns the drawing of an icon, nil where there is none.
func draw(icon string) []byte {
	svg, err := drawings.ReadFile("icons/" + icon)
	if err != nil {
		return nil
	}
	return svg
}
