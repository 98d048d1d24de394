// Any bytes as a state file, and written over a part of a sound one: it is used or refused, and what is refused can be
// set aside.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include "batch/state.h"
#include "check.h"
#include "temporary_file.h"

namespace {

using namespace zhibiao::batch;

const TemporaryFile& file() {
  static const TemporaryFile only("state");
  return only;
}

void use(State& state) {
  RememberedInput input;
  input.path = "a.txt";
  static_cast<void>(state.find("a.txt"));
  static_cast<void>(state.outputs_of("a.txt"));
  state.put(input, {{"a.jsonl", {}}});
  static_cast<void>(state.inputs_after("", 10));
  static_cast<void>(state.stale_after("", 10));
  const auto committed = state.commit();
  check(committed || !committed.error().code.empty(), "an error says what it is");
}

void open(const std::string& bytes) {
  file().hold(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  {
    auto state = State::open(file().path(), "settings");
    if (state) return use(*state);
    check(!state.error().code.empty() && !state.error().message.empty(), "an error says what it is");
    if (state.error().code != kBadState) return;
  }
  check(set_aside(file().path()).has_value(), "what is of no use can be set aside");
  check(State::open(file().path(), "settings").has_value(), "and a new one begun");
}

std::string sound_state() {
  file().hold(nullptr, 0);
  {
    auto state = State::open(file().path(), "settings");
    check(state.has_value(), "an empty file becomes a state");
    use(*state);
  }
  std::ifstream stream(file().path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string sound = sound_state();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  open(bytes);
  if (size < 3) return 0;
  const std::size_t at = (std::size_t{data[0]} << 8U | data[1]) % sound.size();
  std::string damaged = sound;
  const std::size_t written = std::min<std::size_t>({size - 2, sound.size() - at, 64});
  damaged.replace(at, written, bytes, 2, written);
  open(damaged);
  return 0;
}
