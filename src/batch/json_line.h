// One line of JSON Lines: {"id": …, "text": …}. Other fields are passed over; of a field that stands twice the last
// counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::batch {

struct JsonFields {
  std::string id = "id";
  std::string text = "text";
};

struct JsonLine {
  std::optional<std::string> id;  // a text or a number, as JSON text
  std::string text;
  std::optional<Error> error;  // codes: bad-json, no-text, bad-id
};

[[nodiscard]] JsonLine read_json_line(std::string_view line, std::string_view path, const JsonFields& fields);

}  // namespace zhibiao::batch
