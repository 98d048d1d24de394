// Any bytes as a file of settings: settings or a mistake that says what it is.
#include <cstdint>

#include "check.h"
#include "cli/options/settings_file.h"
#include "temporary_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFile file("zhibiao.toml");
  file.hold(data, size);
  const auto settings = zhibiao::cli::settings_of_file(file.path(), zhibiao::cli::Level::project);
  check(settings || !settings.error().message.empty(), "a mistake says what it is");
  return 0;
}
