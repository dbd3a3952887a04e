package instructions

// A Setting is what an instruction asks of a rule.
type Setting struct {
	Rule   string
	Option string // "" for the severity of the rule
	Value  any    // of an option; for a severity one of the three words below
}

// The words for severities.
const (
	On     = "on"    // the rule is not switched off
	Demand = "error" // what it reports has to be mended
	Off    = "off"
)

// A bounding is the rule that bounds how much there may be of something.
type bounding struct {
	counted  subject
	scope    subject // "" for any
	rule     string
	min, max string // options, "" where there is none
}

// boundings are tried in order.
var boundings = []bounding{
	{h3, "", "max-h3-per-level", "", "max"},
	{strategy, "", "max-h4-per-level", "", "max"},
	{word, strategy, "max-words-per-h4", "", "max"},
	{character, altText, "alt-text", "min", "max"},
	{character, description, "description-length", "min", "max"},
	{character, title, "title-length", "min", "max"},
	{nextSteps, "", "next-steps-links", "min", "max"},
	{link, nextSteps, "next-steps-links", "min", "max"},
	{paragraph, introduction, "intro", "min-paragraphs", ""},
	{introduction, "", "intro", "min-paragraphs", ""},
}

// countOfLevels is the setting that an exact number of levels becomes.
const countOfLevels = "level-sequence"

// demands are the rules that see to it that something is there.
var demands = map[subject]string{
	introduction: "intro",
	nextSteps:    "next-steps",
	goal:         "level-goal",
	checklist:    "key-strategies",
	checkMark:    "check-mark",
}

// A custom is a rule about how something is done, with the subjects that a sentence names which asks for it.
type custom struct {
	subjects []subject
	rule     string
}

var customs = []custom{
	{[]subject{h3, title}, "h3-is-level-title"},
	{[]subject{reason, link}, "next-steps-context"},
	{[]subject{reason, nextSteps}, "next-steps-context"},
	{[]subject{strategy, checkMark}, "check-mark"},
	{[]subject{checklist, strategy}, "key-strategies"},
}

// Rules lists the rules and options that instructions may become settings of, so that a test can hold them against the rulebook.
func Rules() []Setting {
	all := []Setting{
		{Rule: countOfLevels, Option: "count"},
		{Rule: "required-metadata", Option: "keys"},
		{Rule: "placeholder", Option: "patterns"},
		{Rule: "template-comment"},
	}
	for _, b := range boundings {
		for _, option := range []string{b.min, b.max} {
			if option != "" {
				all = append(all, Setting{Rule: b.rule, Option: option})
			}
		}
	}
	for _, rule := range demands {
		all = append(all, Setting{Rule: rule})
	}
	for _, c := range customs {
		all = append(all, Setting{Rule: c.rule})
	}
	return all
}
