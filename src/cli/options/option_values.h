// What the rows of the option table are made of: readers of values, and which commands know an option.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/options/options.h"
#include "cli/options/suggest.h"

namespace zhibiao::cli {

// What is wrong with a value, if anything.
using Problem = std::optional<Message>;

inline bool to_all(Command) { return true; }
inline bool to_extract(Command command) { return command == Command::extract; }
inline bool to_text(Command command) { return command == Command::text; }
inline bool to_explain(Command command) { return command == Command::explain; }
inline bool to_patterns(Command command) { return command == Command::patterns; }
inline bool to_folders(Command command) { return command == Command::extract || command == Command::learn; }
inline bool to_writers(Command command) { return command == Command::extract || command == Command::convert; }
inline bool to_extractors(Command command) {
  return command == Command::extract || command == Command::outline || command == Command::inspect ||
         command == Command::explain;
}
inline bool to_readers(Command command) {
  return to_extractors(command) || command == Command::text || command == Command::verify ||
         command == Command::convert || command == Command::patterns || command == Command::learn;
}
inline bool to_batches(Command command) { return command == Command::extract || command == Command::outline; }
inline bool to_finders(Command command) { return to_batches(command) || command == Command::patterns; }
inline bool to_packs(Command command) {
  return to_extractors(command) || command == Command::number || command == Command::patterns ||
         command == Command::learn;
}

// Choices: an array of pairs of a name and its value, the one place where they stand.
template <const auto& kChoices>
std::vector<std::string> names_in() {
  std::vector<std::string> names;
  for (const auto& choice : kChoices) names.emplace_back(choice.first);
  return names;
}

// "did you mean …" or the names there are.
[[nodiscard]] Message not_a_choice(const std::string& text, const std::vector<std::string>& names);
// Of words that are understood in either language: English and Chinese.
using BothNames = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Message not_a_choice(const std::string& text, const BothNames& names);

template <const auto& kChoices, class T>
Problem choose(T& target, const std::string& text) {
  for (const auto& [name, value] : kChoices) {
    if (name == text) {
      target = value;
      return std::nullopt;
    }
  }
  return not_a_choice(text, names_in<kChoices>());
}

inline constexpr auto kWhen = std::to_array<std::pair<std::string_view, Choice>>(
    {{"auto", Choice::automatic}, {"always", Choice::always}, {"never", Choice::never}});

inline constexpr auto kLanguages = std::to_array<std::pair<std::string_view, std::optional<Language>>>(
    {{"auto", std::nullopt}, {"en", Language::english}, {"zh", Language::chinese}});

// The readers that fit a member of Options. They are templates over the member so that a row names it once.
template <auto kMember>
Problem turn_on(Options& options, const std::string&) {
  options.*kMember = true;
  return std::nullopt;
}

[[nodiscard]] Problem read_text(std::string& target, const std::string& text);
[[nodiscard]] Problem add_text(std::vector<std::string>& target, const std::string& text);
[[nodiscard]] Problem read_size(std::size_t& target, const std::string& text);  // 500, 64K, 10M, 1G: bytes
[[nodiscard]] Problem read_number(std::size_t& target, const std::string& text, std::size_t least, std::size_t most);
[[nodiscard]] Problem set_language(Options& options, const std::string& text);
[[nodiscard]] Problem read_expression(std::string& target, const std::string& text);
[[nodiscard]] Problem read_seconds(std::chrono::milliseconds& target, const std::string& text);

// "a,b": each part is read by `read`; a part between two commas must not be missing. Who types Chinese names types
// Chinese commas between them.
template <class Read>
Problem read_list(std::string text, const Read& read) {
  for (const std::string_view comma : {"，", "、"}) {
    for (std::size_t at = text.find(comma); at != std::string::npos; at = text.find(comma, at)) {
      text.replace(at, comma.size(), ",");
    }
  }
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    if (auto problem = read(text.substr(from, comma - from))) return problem;
    from = comma + 1;
  }
  return std::nullopt;
}

template <auto kMember>
Problem set_text(Options& options, const std::string& text) {
  return read_text(options.*kMember, text);
}

template <auto kMember>
Problem set_seconds(Options& options, const std::string& text) {
  return read_seconds(options.*kMember, text);
}

template <auto kMember>
Problem append(Options& options, const std::string& text) {
  return add_text(options.*kMember, text);
}

template <auto kMember, const auto& kChoices>
Problem set_choice(Options& options, const std::string& text) {
  return choose<kChoices>(options.*kMember, text);
}

}  // namespace zhibiao::cli
