#include "cli/option_values.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kLargestDocument = std::size_t{1} << 30;

}  // namespace

std::string not_a_choice(const std::string& text, const std::vector<std::string>& names) {
  if (const auto meant = nearest(text, names)) return fmt::format("did you mean '{}'?", *meant);
  return fmt::format("it takes one of {}", fmt::join(names, ", "));
}

Problem read_text(std::string& target, const std::string& text) {
  if (text.empty()) return "it must not be empty";
  target = text;
  return std::nullopt;
}

Problem add_text(std::vector<std::string>& target, const std::string& text) {
  if (text.empty()) return "it must not be empty";
  target.push_back(text);
  return std::nullopt;
}

Problem read_size(std::size_t& target, const std::string& text) {
  constexpr std::string_view kUnits = "KMG";
  std::size_t size = 0;
  const char* end = text.data() + text.size();
  auto [read, problem] = std::from_chars(text.data(), end, size);
  const std::size_t unit = read + 1 == end ? kUnits.find(*read) : std::string_view::npos;
  const std::size_t bits = unit == std::string_view::npos ? 0 : 10 * (unit + 1);
  if (bits > 0) ++read;
  if (problem != std::errc() || read != end || size == 0 || size > kLargestDocument >> bits) {
    return "it takes a number of bytes, or one with K, M or G, of at most 1G";
  }
  target = size << bits;
  return std::nullopt;
}

Problem read_number(std::size_t& target, const std::string& text, std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [read, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc() || read != end || number < least || number > most) {
    return fmt::format("it takes a number from {} to {}", least, most);
  }
  target = number;
  return std::nullopt;
}

Problem read_seconds(std::chrono::milliseconds& target, const std::string& text) {
  constexpr std::size_t kLongest = 86'400;
  std::size_t seconds = 0;
  if (read_number(seconds, text, 1, kLongest))
    return fmt::format("it takes a number of seconds from 1 to {}", kLongest);
  target = std::chrono::seconds(seconds);
  return std::nullopt;
}

}  // namespace zhibiao::cli
