#include "cli/options/option_values.h"

#include "base/regex.h"
#include "base/utf8.h"
#include "cli/pages/message_rows.h"
#include "patterns/message_rows.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kLargestDocument = std::size_t{1} << 30;

// Where a bracket of `text` has no partner; npos where each has.
std::size_t lone_bracket(std::string_view text) {
  std::vector<std::size_t> open;
  bool in_class = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == '\\') {
      ++at;
    } else if (in_class) {
      in_class = letter != ']';
    } else if (letter == '[') {
      in_class = true;
    } else if (letter == '(') {
      open.push_back(at);
    } else if (letter == ')') {
      if (open.empty()) return at;
      open.pop_back();
    }
  }
  return open.empty() ? std::string_view::npos : open.back();
}

// Where in an expression RE2 found `offending`, which for a lone bracket is all of it.
std::size_t place_of_mistake(std::string_view expression, std::string_view offending) {
  if (offending.empty()) return std::string_view::npos;
  return offending == expression ? lone_bracket(expression) : expression.find(offending);
}

}  // namespace

Message not_a_choice(const std::string& text, const std::vector<std::string>& names) {
  if (const auto meant = nearest(text, names)) return patterns::rows::kDidYouMean(*meant);
  return rows::kItTakesOneOf(fmt::format("{}", fmt::join(names, ", ")));
}

Message not_a_choice(const std::string& text, const BothNames& names) {
  std::vector<std::string> words, shown;
  for (const auto& [english, chinese] : names) {
    words.insert(words.end(), {english, chinese});
    shown.push_back(chinese.empty() ? english : fmt::format("{} {}", english, chinese));
  }
  if (const auto meant = nearest(text, words)) return patterns::rows::kDidYouMean(*meant);
  return rows::kItTakesOneOf(fmt::format("{}", fmt::join(shown, ", ")));
}

Problem read_text(std::string& target, const std::string& text) {
  if (text.empty()) return rows::kItMustNotBeEmpty();
  target = text;
  return std::nullopt;
}

Problem add_text(std::vector<std::string>& target, const std::string& text) {
  if (text.empty()) return rows::kItMustNotBeEmpty();
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
    return rows::kItTakesBytes();
  }
  target = size << bits;
  return std::nullopt;
}

Problem read_number(std::size_t& target, const std::string& text, std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [read, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc() || read != end || number < least || number > most) {
    return rows::kItTakesNumber(least, most);
  }
  target = number;
  return std::nullopt;
}

Problem set_language(Options& options, const std::string& text) { return choose<kLanguages>(options.language, text); }

Problem read_expression(std::string& target, const std::string& text) {
  if (text.empty()) return rows::kItMustNotBeEmpty();
  if (const auto fine = base::Regex::compile(text); !fine) {
    const std::size_t at = place_of_mistake(text, fine.error().text);
    if (at == std::string::npos) return fine.error().message;
    const std::size_t character = base::count_code_points(std::string_view(text).substr(0, at)) + 1;
    return rows::kAtCharacter(character, fine.error().message);
  }
  target = text;
  return std::nullopt;
}

Problem read_seconds(std::chrono::milliseconds& target, const std::string& text) {
  constexpr std::size_t kLongest = 86'400;
  std::size_t seconds = 0;
  if (read_number(seconds, text, 1, kLongest)) return rows::kItTakesSeconds(kLongest);
  target = std::chrono::seconds(seconds);
  return std::nullopt;
}

}  // namespace zhibiao::cli
