// The form of a pack: which lists it may have, which keys an entry of each list, which fields an example may expect,
// which groups an expression needs. patterns/README.md says the same for a writer of packs.
#pragma once

#include <string_view>
#include <vector>

#include "patterns/json_tree.h"

namespace zhibiao::patterns {

struct KeyForm {
  std::string_view name;
  JsonType type = JsonType::string;
  bool required = false;
};

struct EntryForm {
  std::string_view list;  // "units"
  std::string_view one;   // "unit", as it is called in a message
  std::vector<KeyForm> keys;
  std::vector<std::string_view> expectations;     // fields that an example may expect
  std::vector<std::string_view> needed_groups;    // of the expression
  std::vector<std::string_view> optional_groups;  // besides; other names are slips
};

[[nodiscard]] const std::vector<KeyForm>& pack_keys();
[[nodiscard]] const EntryForm& unit_form();
[[nodiscard]] const EntryForm& heading_form();
[[nodiscard]] const EntryForm& line_form();
[[nodiscard]] const EntryForm& exclusion_form();
[[nodiscard]] const EntryForm& cue_form();
[[nodiscard]] const EntryForm& indicator_form();
[[nodiscard]] const EntryForm& table_form();
[[nodiscard]] const EntryForm& class_form();
[[nodiscard]] const EntryForm& phrase_form();
[[nodiscard]] const EntryForm& step_form();
[[nodiscard]] const EntryForm& piece_form();  // of a piece written as an object

}  // namespace zhibiao::patterns
