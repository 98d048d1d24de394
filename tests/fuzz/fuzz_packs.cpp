// Any bytes as a user's pattern pack: a PackSet or mistakes that say what they are, never a crash.
#include <cstdint>
#include <string_view>

#include "check.h"
#include "patterns/pack_loader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto result = zhibiao::patterns::load({{"fuzz.json", json, true}});
  for (const auto& error : result.errors) {
    check(!error.code.empty() && !error.message.empty(), "a mistake says what it is");
  }
  return 0;
}
