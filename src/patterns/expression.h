// What an expression of a pack must be: accepted by RE2, not matching the empty text, with its groups, written in
// folded signs. Says what to write instead of what RE2 does not have.
#pragma once

#include <string>
#include <string_view>

#include "base/range.h"
#include "patterns/json_tree.h"
#include "patterns/mistakes.h"
#include "patterns/pack_format.h"

namespace zhibiao::patterns {

// Where `part` of a string stands in the file as JSON writes it; the whole string if it is not to be found.
[[nodiscard]] base::Range range_in(const JsonNode& string, std::string_view part, std::string_view file);

// A text as it is searched: full width folded.
[[nodiscard]] std::string folded(std::string_view text);

// Reports full-width signs, which no folded text has.
bool check_folded(std::string_view written, const JsonNode& node, Mistakes& mistakes);

// `expanded` is `written` with its pieces put in. Without a form it is a piece: it may match the empty text and has no
// groups of its own.
// Group names besides those that the form knows are slips and would never be read.
bool check_group_names(std::string_view written, const JsonNode& node, Mistakes& mistakes, const EntryForm& form);

bool check_expression(std::string_view expanded, std::string_view written, const JsonNode& node, Mistakes& mistakes,
                      const EntryForm* form);

}  // namespace zhibiao::patterns
