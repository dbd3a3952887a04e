// Package rules is the rulebook: it lists every rule that ships.
package rules

import (
	"github.com/maturitylint/maturitylint/internal/lint"
	"github.com/maturitylint/maturitylint/rules/callouts"
	"github.com/maturitylint/maturitylint/rules/images"
	"github.com/maturitylint/maturitylint/rules/levels"
	"github.com/maturitylint/maturitylint/rules/links"
	"github.com/maturitylint/maturitylint/rules/metadata"
	"github.com/maturitylint/maturitylint/rules/placeholders"
	"github.com/maturitylint/maturitylint/rules/strategies"
	"github.com/maturitylint/maturitylint/rules/structure"
	"github.com/maturitylint/maturitylint/rules/style"
)

// All returns every rule, in the order in which they are documented and run.
func All() []*lint.Rule {
	return []*lint.Rule{
		metadata.FrontMatter,
		metadata.RequiredMetadata,
		metadata.MetadataDate,
		metadata.MetadataTopic,
		metadata.TitleLength,
		metadata.DescriptionLength,
		metadata.TitleMatchesHeading,
		structure.SingleTitle,
		structure.Intro,
		structure.TabGroupClosed,
		structure.TabGroupWhole,
		structure.NextSteps,
		structure.NextStepsLinks,
		structure.NextStepsContext,
		structure.HeadingOrder,
		structure.MergeConflict,
		levels.LevelSequence,
		levels.TabID,
		levels.LevelName,
		levels.LevelTitle,
		levels.LevelGoal,
		levels.LevelIntro,
		levels.MaxH3PerLevel,
		levels.H3IsLevelTitle,
		levels.KeyStrategies,
		strategies.MaxH4PerLevel,
		strategies.MaxWordsPerH4,
		strategies.CheckMark,
		strategies.EmptyHeading,
		strategies.EmptySection,
		strategies.DuplicateStrategy,
		placeholders.Placeholder,
		placeholders.TemplateComment,
		callouts.Callout,
		callouts.LazyContinuation,
		callouts.Alert,
		images.TripleColon,
		images.AltText,
		images.ImageExists,
		images.PillarImage,
		links.AnchorExists,
		links.LinkExists,
		links.TabLink,
		links.LinkLocale,
		links.SiteRelativeLink,
		links.LinkText,
		style.HeadingPunctuation,
		style.HeadingSpacing,
		style.RepeatedWord,
		style.StraightQuotes,
		style.TrailingSpace,
		style.BalancedEmphasis,
	}
}
