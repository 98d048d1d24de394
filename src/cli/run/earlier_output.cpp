#include "cli/run/earlier_output.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "cli/pages/message_rows.h"
#include "cli/run/signals.h"

namespace zhibiao::cli {
namespace {

constexpr auto kPause = std::chrono::milliseconds(100);

bool holds_something(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
}

Error kept(std::string path, Message message) {
  return {
      .code = "input-lost", .path = std::move(path), .message = std::move(message), .hint = rows::kNotMountedOrLimit()};
}

}  // namespace

Expected<batch::State> open_state(const Options& options, std::string_view settings, RunLog& log) {
  const auto end = std::chrono::steady_clock::now() + options.wait;
  while (true) {
    auto state = batch::State::open(options.state, settings);
    if (state) return state;
    const std::string& code = state.error().code;
    if (code == batch::kStateInUse && std::chrono::steady_clock::now() < end && !stop_flag()) {
      std::this_thread::sleep_for(kPause);
      continue;
    }
    if (code != batch::kBadState) return state;
    auto name = batch::set_aside(options.state);
    if (!name) return state;
    log.say(Severity::warning, state.error().message, options.state);
    log.say(Severity::warning, rows::kStateSetAside(*name), options.state);
    return batch::State::open(options.state, settings);
  }
}

std::size_t count_found(const std::vector<batch::Input>& inputs) {
  return static_cast<std::size_t>(
      std::count_if(inputs.begin(), inputs.end(), [](const batch::Input& input) { return !input.error; }));
}

std::optional<Error> too_little_found(const Options& options, std::size_t found, const batch::Listing& listing,
                                      batch::State* state) {
  if (options.prune_limit >= batch::kNoPruneLimit) return std::nullopt;
  const bool one_file = options.output_folder.empty();
  if (state == nullptr) {
    if (found > 0 || !one_file || !holds_something(options.output)) return std::nullopt;
    return kept(options.output, rows::kNoInputOutputKept());
  }
  const std::size_t known = state->count_inputs();
  if (known == 0) return std::nullopt;
  if (const auto lost = batch::lost_folders(*state, listing); !lost.empty()) {
    return kept(lost.front(), rows::kFolderLost());
  }
  if (found == 0)
    return kept(one_file ? options.output : "", one_file ? rows::kNoInputOutputKept() : rows::kNoInputAllKept());
  constexpr std::size_t kWhole = 100;
  if (one_file && found * kWhole < known * (kWhole - options.prune_limit)) {
    return kept(options.output, rows::kFewInputsOutputKept(found, known));
  }
  return std::nullopt;
}

}  // namespace zhibiao::cli
