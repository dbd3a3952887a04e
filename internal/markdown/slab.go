package markdown

// A slab hands out values of one type that lie side by side: an article has hundreds of blocks, and to allocate
// each on its own costs more than to fill it.
type slab[T any] struct {
	chunks [][]T
	next   int // the chunk to go on with
	free   []T // of the chunk before it
}

// A chunk grows from the least to the most values, so that a short article does not pay for a long one.
const leastChunk, mostChunk = 8, 64

// one returns a zero value.
func (s *slab[T]) one() *T { return &s.take(1)[0] }

// take returns n zero values in a row.
func (s *slab[T]) take(n int) []T {
	for len(s.free) < n {
		s.grow(n)
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

func (s *slab[T]) grow(n int) {
	if s.next == len(s.chunks) {
		size := leastChunk
		if s.next > 0 {
			size = min(2*len(s.chunks[s.next-1]), mostChunk)
		}
		s.chunks = append(s.chunks, make([]T, max(size, n)))
	}
	s.free = s.chunks[s.next]
	s.next++
}

// reset takes back all values that were handed out.
func (s *slab[T]) reset() {
	for _, chunk := range s.chunks[:s.next] {
		clear(chunk)
	}
	s.next, s.free = 0, nil
}
