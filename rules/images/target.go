package images

import (
	"path"
	"strings"
)

// cutTarget returns a picture's source without fragment, query and blanks around it.
func cutTarget(target string) string {
	if end := strings.IndexAny(target, "?#"); end >= 0 {
		target = target[:end]
	}
	return strings.TrimSpace(target)
}

// baseName returns the last part of a picture's source.
func baseName(target string) string {
	target = cutTarget(target)
	return target[strings.LastIndexAny(target, `/\`)+1:]
}

func cutExtension(name string) (stem, extension string) {
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		return name[:dot], name[dot:]
	}
	return name, ""
}

// isPicture reports whether a name has the extension of a picture.
func isPicture(name string) bool {
	_, extension := cutExtension(name)
	switch strings.ToLower(extension) {
	case ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".ico", ".avif":
		return true
	}
	return false
}

// samePicture reports whether two sources show the same file. From how many folders up is not compared: two pictures of one
// path that are not the same are rarer than an article that writes ./ and ../ by turns.
func samePicture(a, b string) bool { return strings.EqualFold(withoutDots(a), withoutDots(b)) }

func withoutDots(target string) string { return strings.TrimLeft(path.Clean(cutTarget(target)), "./") }
