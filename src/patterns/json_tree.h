// JSON as a tree that knows where each value stands, so that a mistake in a pack can be pointed at. Knows JSON, not
// packs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "patterns/mistakes.h"

namespace zhibiao::patterns {

enum class JsonType { null, boolean, number, string, array, object };

struct JsonNode;

struct JsonMember {
  std::string key;
  base::Range key_range;  // with its quotes
  std::size_t value = 0;  // index into `values` of the object
};

struct JsonNode {
  JsonType type = JsonType::null;
  base::Range range;                // in the file, quotes and brackets included
  std::string text;                 // of a string: its characters; of a number, boolean or null: as written
  std::vector<JsonMember> members;  // of an object, in the file's order; of equal keys the first alone
  std::vector<JsonNode> values;     // of an array: its elements; of an object: what its members point at

  [[nodiscard]] const JsonNode* find(std::string_view key) const;
};

// "a string", "a list", …: as it is called in a message.
[[nodiscard]] Message type_name(JsonType type);

// Reads the whole of mistakes.text(). A syntax error is reported and ends the reading (false); a key that stands twice
// in an object is reported and its first value kept.
bool parse_json(Mistakes& mistakes, JsonNode& root);

}  // namespace zhibiao::patterns
