#include "cli/options/command_word.h"

#include <algorithm>
#include <string_view>

#include "cli/options/option_table.h"

namespace zhibiao::cli {
namespace {

bool long_takes_value(std::string_view word) {
  const auto rows = option_rows();
  return std::any_of(rows.begin(), rows.end(),
                     [&](const OptionRow* row) { return !row->value.empty() && long_name(*row) == word; });
}

// Of "-qj" the value is the next word, of "-qj4" it stands behind the letter.
bool letters_take_next(std::string_view letters) {
  const auto rows = option_rows();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::string name = std::string("-") + letters[i];
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto* each) { return short_name(*each) == name; });
    if (row != rows.end() && !(*row)->value.empty()) return i + 1 == letters.size();
  }
  return false;
}

}  // namespace

std::optional<std::size_t> first_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == "--") return std::nullopt;
    if (word.size() < 2 || word.front() != '-') return i;
    if (word.starts_with("--") ? long_takes_value(word) : letters_take_next(word.substr(1))) ++i;
  }
  return std::nullopt;
}

}  // namespace zhibiao::cli
