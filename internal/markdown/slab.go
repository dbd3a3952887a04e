package markdown

// A slab hands out values of one type that lie side by side: an article has hundreds of blocks, and to allocate
// each on its own costs more than to fill it.
type slab[T any] struct {
	free []T
}

const slabSize = 32

// next returns a zero value.
func (s *slab[T]) next() *T { return &s.take(1)[0] }

// take returns n zero values in a row.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.free = make([]T, max(n, slabSize))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
