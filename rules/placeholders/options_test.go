package placeholders

import (
	"strings"
	"testing"
)

func TestPatternsAreValidated(t *testing.T) {
	if err := (placeholderOptions{Patterns: []string{"XX+", "(?i)tbc"}}).Validate(); err != nil {
		t.Error(err)
	}
	err := placeholderOptions{Patterns: []string{"XX+", "(tbc"}}.Validate()
	if err == nil || !strings.Contains(err.Error(), `"(tbc"`) {
		t.Errorf("got %v, expected an error that quotes the pattern", err)
	}
	if err := (placeholderOptions{Patterns: []string{""}}).Validate(); err == nil {
		t.Error("an empty pattern is allowed")
	}
}

func TestEmptyAllowIsRefused(t *testing.T) {
	if err := (templateCommentOptions{Allow: []string{"prettier-ignore"}}).Validate(); err != nil {
		t.Error(err)
	}
	if err := (templateCommentOptions{Allow: []string{""}}).Validate(); err == nil {
		t.Error("an empty text is allowed")
	}
}
