package metadata

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/maturitylint/maturitylint/internal/lint"
)

//go:embed metadata-topic.md
var metadataTopicDoc string

// MetadataTopic refuses kinds of article that Learn no longer takes.
var MetadataTopic = lint.New(lint.Rule{
	Name:     "metadata-topic",
	Group:    "metadata",
	Summary:  "`ms.topic` is not a retired kind of article",
	Help:     "Write the kind that replaced it; a maturity model is a concept-article",
	Doc:      metadataTopicDoc,
	Severity: lint.Warning,
	Fix:      lint.AlwaysFix,
	Since:    "0.1.0",
}, metadataTopicOptions{
	Deprecated: map[string]string{"conceptual": "concept-article"},
}, checkMetadataTopic)

type metadataTopicOptions struct {
	Deprecated map[string]string `yaml:"deprecated" doc:"What is no longer accepted, each with what replaced it; an empty replacement accepts it again"`
}

func checkMetadataTopic(p *lint.Pass, o metadataTopicOptions) {
	entry, ok := filled(p, "ms.topic")
	if !ok || !entry.Scalar {
		return
	}
	replacement := o.Deprecated[strings.ToLower(strings.TrimSpace(entry.Value))]
	if replacement == "" {
		return
	}
	span, ok := literal(p, entry)
	if !ok {
		span = entry.ValueSpan
	}
	p.Report(lint.Finding{
		Span:    entry.ValueSpan,
		Message: fmt.Sprintf("`%s` is no longer accepted; expected `%s`", oneLine(entry.Value), replacement),
		Fixes: []lint.Fix{{
			Title: "Write " + replacement, Safety: lint.Safe, Edits: []lint.Edit{{Span: span, New: replacement}},
		}},
	})
}
