package levels

import "sort"

// outOfOrder returns the fewest places of a list that would have to move for the rest to ascend; unpaired
// places do not count.
func outOfOrder(list []int) (places []int) {
	inOrder := true
	highest := unpaired
	for _, v := range list {
		if v != unpaired {
			inOrder = inOrder && v > highest
			highest = v
		}
	}
	if inOrder {
		return nil
	}
	keep := longestAscending(list)
	for i, v := range list {
		if v != unpaired && !keep[i] {
			places = append(places, i)
		}
	}
	return places
}

// longestAscending marks the places of a longest ascending part of a list, unpaired places left out.
func longestAscending(list []int) []bool {
	before := make([]int, len(list)) // the place of the next smaller member of the part that ends here
	var ends []int                   // the place at which a part of each length ends with the least value
	for i, v := range list {
		if v == unpaired {
			continue
		}
		length := sort.Search(len(ends), func(k int) bool { return list[ends[k]] >= v })
		before[i] = unpaired
		if length > 0 {
			before[i] = ends[length-1]
		}
		ends = append(ends[:length], append([]int{i}, ends[min(length+1, len(ends)):]...)...)
	}
	keep := make([]bool, len(list))
	for i := ends[len(ends)-1]; i != unpaired; i = before[i] {
		keep[i] = true
	}
	return keep
}
