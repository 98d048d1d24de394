#include "patterns/mistakes.h"

#include <algorithm>
#include <numeric>

namespace zhibiao::patterns {
namespace {

constexpr std::size_t kShownBytes = 120;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// One line, not longer than a terminal's.
std::string shown_form(std::string_view text) {
  std::string shown;
  for (const char byte : text) {
    const bool blank = byte == '\n' || byte == '\r' || byte == '\t' || byte == ' ';
    if (!blank) {
      shown += byte;
    } else if (!shown.empty() && shown.back() != ' ') {
      shown += ' ';
    }
  }
  if (shown.size() <= kShownBytes) return shown;
  std::size_t cut = kShownBytes;
  while (cut > 0 && is_continuation(shown[cut])) --cut;
  return shown.substr(0, cut) + "…";
}

// Edit distance with swaps of neighbours, as slips of typing are.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1), above(right.size() + 1), row(right.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[right.size()];
}

}  // namespace

void Mistakes::add(std::string_view code, base::Range where, std::string message, std::string hint) {
  add_showing(code, where, std::move(message), where.of(text_), std::move(hint));
}

void Mistakes::add_showing(std::string_view code, base::Range where, std::string message, std::string_view shown,
                           std::string hint) {
  const std::size_t at = std::min(where.begin, text_.size());
  const std::size_t before = text_.substr(0, at).rfind('\n');
  std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
  if (line_begin == 0 && text_.starts_with("\xEF\xBB\xBF")) line_begin = std::min<std::size_t>(3, at);
  const std::string_view ahead = text_.substr(line_begin, at - line_begin);
  const auto column = 1 + std::count_if(ahead.begin(), ahead.end(), [](char byte) { return !is_continuation(byte); });

  Error error;
  error.code = code;
  error.path = file_;
  error.line = line(at);
  error.column = static_cast<std::size_t>(column);
  error.message = std::move(message);
  error.text = shown_form(shown);
  error.hint = std::move(hint);
  errors_.push_back(std::move(error));
}

std::size_t Mistakes::line(std::size_t offset) const {
  const std::string_view ahead = text_.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(ahead.begin(), ahead.end(), '\n'));
}

std::vector<Error> Mistakes::take() {
  std::stable_sort(errors_.begin(), errors_.end(), [](const Error& left, const Error& right) {
    return std::pair(left.line, left.column) < std::pair(right.line, right.column);
  });
  return std::exchange(errors_, {});
}

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& names) {
  std::string_view nearest;
  std::size_t least = 1 + std::max<std::size_t>(1, name.size() / 3);
  for (const std::string_view known : names) {
    const std::size_t edits = distance(name, known);
    if (edits < least) {
      least = edits;
      nearest = known;
    }
  }
  return nearest;
}

std::string name_hint(std::string_view name, const std::vector<std::string_view>& names) {
  const std::string_view near = nearest_name(name, names);
  if (!near.empty()) return "did you mean '" + std::string(near) + "'?";
  std::string hint;
  for (const std::string_view known : names) {
    hint += hint.empty() ? "known: " : ", ";
    hint += known;
  }
  return hint;
}

}  // namespace zhibiao::patterns
