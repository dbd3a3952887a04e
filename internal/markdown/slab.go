package markdown

// A slab hands out values of one type that lie side by side: an article has hundreds of blocks, and to allocate
// each on its own costs more than to fill it.
type slab[T any] struct {
	free []T
	size int // of the last allocation
}

// A slab grows from the least to the most values, so that a short article does not pay for a long one.
const leastSlab, mostSlab = 8, 64

// next returns a zero value.
func (s *slab[T]) next() *T { return &s.take(1)[0] }

// take returns n zero values in a row.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.size = max(leastSlab, n, min(2*s.size, mostSlab))
		s.free = make([]T, s.size)
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
