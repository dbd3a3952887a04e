// Package report says of a set of articles where each of them stands against the template. What it says is put together
// once, and written in several formats.
package report

// Version counts the changes of the report's JSON that would break a reader; a further key does not.
const Version = 1

// A Report is where a set of articles stands against the template.
type Report struct {
	Version  int       `json:"version" jsonschema:"The version of this format; a further key does not change it"`
	Checked  Checked   `json:"checked" jsonschema:"What was checked, and by what"`
	Summary  Summary   `json:"summary" jsonschema:"All articles taken together"`
	Groups   []Group   `json:"groups" jsonschema:"The demands of the template, by group, in the order of the rulebook"`
	Articles []Article `json:"articles" jsonschema:"The articles, sorted by path"`
	Problems []string  `json:"problems" jsonschema:"What could not be checked, a sentence each"`
}

// Checked says what a report is about.
type Checked struct {
	Program  string   `json:"program" jsonschema:"The version of maturitylint"`
	Revision string   `json:"revision,omitempty" jsonschema:"The commit that is checked out, where some of the articles lie in its repository"`
	Changed  bool     `json:"changed" jsonschema:"Some file is not as the revision has it"`
	Date     string   `json:"date,omitempty" jsonschema:"The day on which articles were judged, as YYYY-MM-DD: the one that was given, or that of the revision"`
	Today    int      `json:"today" jsonschema:"Articles that were judged on the day of the run, since no day was given and they are not as the revision has them"`
	Paths    []string `json:"paths" jsonschema:"The paths that were named; none stands for the working directory"`
	Presets  []string `json:"presets" jsonschema:"The presets that hold for some article"`
	Configs  []string `json:"configs" jsonschema:"The configuration files that hold for some article"`
}

// Counts are findings by severity.
type Counts struct {
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Suggestions int `json:"suggestions"`
}

// Compliance is how many of the rules that apply are without a finding.
type Compliance struct {
	Kept     int `json:"kept" jsonschema:"Rules without a finding"`
	Applying int `json:"applying" jsonschema:"Rules that apply: those that are not off"`
}

// A Summary counts over all articles.
type Summary struct {
	Articles    int        `json:"articles"`
	Ready       int        `json:"ready" jsonschema:"Articles without an error"`
	Unfinished  int        `json:"unfinished" jsonschema:"Articles with errors"`
	Unread      int        `json:"unread" jsonschema:"Articles that could not be read or parsed"`
	Findings    Counts     `json:"findings"`
	Fixable     int        `json:"fixable" jsonschema:"Findings that come with a fix"`
	Suppressed  int        `json:"suppressed" jsonschema:"Findings that a directive in the article hides; counted nowhere else"`
	Baselined   int        `json:"baselined" jsonschema:"Findings that a baseline holds; counted nowhere else"`
	Compliance  Compliance `json:"compliance" jsonschema:"Rules without a finding in any article, of those that apply to some article"`
	Levels      int        `json:"levels"`
	Tabs        int        `json:"tabs" jsonschema:"The tabs of the levels, and further tabs beside them"`
	Strategies  int        `json:"strategies"`
	OverWords   int        `json:"overWords" jsonschema:"Strategies with more words than the limit"`
	Crowded     int        `json:"crowded" jsonschema:"Tabs with more strategies than the limit"`
	Placeholder int        `json:"placeholders" jsonschema:"Findings of the group placeholders: what is still template"`
	Accepted    Accepted   `json:"accepted" jsonschema:"What a directive or the baseline accepts of these; not counted above"`
}

// Accepted counts what is over a limit, or still template, and is suppressed or in the baseline.
type Accepted struct {
	OverWords   int `json:"overWords"`
	Crowded     int `json:"crowded"`
	Placeholder int `json:"placeholders"`
}

// A Group is the demands of one group of rules.
type Group struct {
	Name       string     `json:"name"`
	Compliance Compliance `json:"compliance" jsonschema:"Rules without a finding in any article, of those that apply to some article"`
	Findings   Counts     `json:"findings"`
	Demands    []Demand   `json:"demands"`
}

// A Demand is what one rule asks for, with its verdict over all articles.
type Demand struct {
	Rule       string `json:"rule"`
	Summary    string `json:"summary"`
	Scope      string `json:"scope" jsonschema:"What the rule judges: level for one that speaks of single levels, article for one that does not"`
	Applying   int    `json:"applying" jsonschema:"Articles to which the rule applies; 0 where it is off"`
	Kept       int    `json:"kept" jsonschema:"Articles of these without a finding"`
	Findings   Counts `json:"findings"`
	Suppressed int    `json:"suppressed"`
	Baselined  int    `json:"baselined" jsonschema:"Findings that a baseline holds; counted nowhere above"`

	unasked bool // no article could be checked
}

// The states of an article.
const (
	Ready      = "ready"
	Unfinished = "unfinished"
	Unread     = "unread"
)

// An Article is where one article stands.
type Article struct {
	Path        string            `json:"path"`
	Link        string            `json:"link,omitempty" jsonschema:"Where the article is to be read, by the link template"`
	Title       string            `json:"title" jsonschema:"The visible text of its title, empty where it has none"`
	Changed     bool              `json:"changed" jsonschema:"It is not as the revision has it that is named above"`
	State       string            `json:"state" jsonschema:"ready: no errors, nor any in the baseline; unfinished: errors; unread: could not be read, parsed or checked by every rule"`
	Problem     string            `json:"problem" jsonschema:"What kept the article from being checked, or some rule from checking it"`
	Preset      string            `json:"preset"`
	Config      string            `json:"config" jsonschema:"The configuration file that governs, empty without one"`
	Counts      Counts            `json:"counts"`
	Fixable     int               `json:"fixable"`
	Compliance  Compliance        `json:"compliance"`
	Groups      []GroupCompliance `json:"groups"`
	Verdicts    []Verdict         `json:"verdicts" jsonschema:"Each rule that applies; of an article that could not be parsed, the one that says why"`
	Intro       Intro             `json:"intro"`
	Closed      *bool             `json:"closed" jsonschema:"Whether the tabs are closed; null without tabs"`
	NextSteps   *NextSteps        `json:"nextSteps"`
	Expected    *int              `json:"expectedLevels" jsonschema:"How many levels the model has; null where no rule asks for it"`
	Levels      []Level           `json:"levels" jsonschema:"The tabs of the levels, and further tabs beside them"`
	Strategies  int               `json:"strategies"`
	OverWords   int               `json:"overWords"`
	Crowded     int               `json:"crowded"`
	Placeholder int               `json:"placeholders"`
	Findings    []Finding         `json:"findings"`
	Suppressed  []Finding         `json:"suppressed"`
	Baselined   []Finding         `json:"baselined"`
}

// A GroupCompliance is how an article keeps the rules of a group.
type GroupCompliance struct {
	Name       string     `json:"name"`
	Compliance Compliance `json:"compliance"`
	Findings   Counts     `json:"findings"`
}

// A Verdict says whether an article keeps a rule.
type Verdict struct {
	Rule       string `json:"rule"`
	Group      string `json:"group"`
	Severity   string `json:"severity"`
	Findings   int    `json:"findings"`
	Suppressed int    `json:"suppressed"`
	Baselined  int    `json:"baselined"`
}

// An Intro is the size of an introduction.
type Intro struct {
	Paragraphs int `json:"paragraphs"`
	Words      int `json:"words"`
}

// NextSteps is where the reader is led.
type NextSteps struct {
	Line  int `json:"line"`
	Links int `json:"links"`
}

// A Level is one tab.
type Level struct {
	ID            string     `json:"id"`
	Title         string     `json:"title"`
	IsLevel       bool       `json:"isLevel" jsonschema:"Whether the tab is a level"`
	Number        int        `json:"number" jsonschema:"0 for a tab that is no level, and for a Level 0"`
	Line          int        `json:"line"`
	EndLine       int        `json:"endLine" jsonschema:"The last line of what its author meant to stand in it"`
	Link          string     `json:"link,omitempty"`
	Counts        Counts     `json:"counts" jsonschema:"Findings of rules that judge levels and that stand in this one"`
	Compliance    Compliance `json:"compliance" jsonschema:"The rules that judge levels"`
	MaxStrategies *int       `json:"maxStrategies" jsonschema:"null where no rule limits them"`
	Crowded       bool       `json:"crowded" jsonschema:"The check finds more strategies than that"`
	Goal          bool       `json:"goal" jsonschema:"Whether it begins with the goal icon and a text"`
	Checklist     *int       `json:"checklist" jsonschema:"Entries of its checklist; null where there is none"`
	Placeholder   int        `json:"placeholders"`
	Strategies    []Strategy `json:"strategies"`
}

// A Strategy is one strategy with its words.
type Strategy struct {
	Title     string `json:"title"`
	Line      int    `json:"line"`
	Link      string `json:"link,omitempty"`
	CheckMark bool   `json:"checkMark"`
	Words     int    `json:"words" jsonschema:"As the outline counts them"`
	MaxWords  *int   `json:"maxWords" jsonschema:"null where no rule limits them"`
	Over      bool   `json:"over" jsonschema:"The check finds more words than that; the words of callouts and tables may be set not to count"`
	Accepted  bool   `json:"accepted" jsonschema:"It is over the limit, and a directive in the article or the baseline accepts that"`
}

// A Finding is one departure from a rule.
type Finding struct {
	Rule      string `json:"rule"`
	Group     string `json:"group"`
	Severity  string `json:"severity"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Level     string `json:"level,omitempty" jsonschema:"The level in which it is counted, such as Level 2, or the title of another tab"`
	Link      string `json:"link,omitempty"`
	Message   string `json:"message"`
	Help      string `json:"help"`
	Fix       string `json:"fix" jsonschema:"none, safe, or unsafe for one that a person should look over"`
	Reason    string `json:"reason,omitempty" jsonschema:"Why the directive suppresses it"`
}
