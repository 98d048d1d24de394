// Any bytes as a line of JSON Lines: a text or an error, and an id that is JSON.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "batch/json_line.h"
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const auto read = zhibiao::batch::read_json_line(line, "fuzz.jsonl", {});
  check(!read.error || !read.error->code.empty(), "an error says what it is");
  check(!read.error || read.text.empty(), "what failed has no text");
  if (read.id) check(nlohmann::json::accept(*read.id), "an id is JSON");
  return 0;
}
