package placeholders

import "testing"

func TestIsInstruction(t *testing.T) {
	for comment, want := range map[string]bool{
		"No more than 5 H4 headings per tab":                              true,
		"No more than 1 H3 heading in a tab. It names the level.":         true,
		"NO MORE THAN FIVE STRATEGIES":                                    true,
		"At most 100 words under each H4.":                                true,
		"No more than\n100 words under each H4":                           true,
		"Provide at least one next step":                                  true,
		"Include a maximum of three links.":                               true,
		"Introductory paragraph\nRequired. Say what the model is for.":    true,
		"Required. Say what the model is for.":                            true,
		"Required.":                                                       true,
		"Optional: a diagram of the levels":                               true,
		"Level goal required. One sentence.":                              true,
		"Up to four strategies in each level":                             true,
		"Between 2 and 4 links.":                                          true,
		"Maximum 120 words under an H4":                                   true,
		"Use no more than twenty-five words for a heading":                true,
		"This template is for maturity models.":                           true,
		"Remove all the comments before you publish.":                     true,
		"For values of the metadata, see the list.":                       true,
		"<= 4 strategies":                                                 true,
		"No more than 1 000 words under an H4.":                           true,
		"No limit of 80 words.":                                           false,
		"Not limited to 80 words.":                                        false,
		"-3 links at most":                                                false,
		"":                                                                false,
		"Ask the reviewers.":                                              false,
		"We need at least five links here":                                false,
		"Only two links work":                                             false,
		"More than 5 links are broken here":                               false,
		"2 or 3 headings are still missing":                               false,
		"No more than that":                                               false,
		"At least 5 reviewers have to agree":                              false,
		"At most Ana knows":                                               false,
		"The owner says that it is not required.":                         false,
		"Remove all of this":                                              false,
		"For values, ask Ana":                                             false,
		"#### A strategy that is not required":                            false,
		":::image type=\"content\" source=\"\" alt-text=\"Required.\":::": false,
		"prettier-ignore-start":                                           false,
	} {
		if got := isInstruction(comment); got != want {
			t.Errorf("%q: %t, expected %t", comment, got, want)
		}
	}
}
