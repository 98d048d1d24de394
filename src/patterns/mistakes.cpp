#include "patterns/mistakes.h"

#include <algorithm>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "patterns/message_rows.h"

namespace zhibiao::patterns {
namespace {

constexpr std::size_t kShownBytes = 120;

// One line, not longer than a terminal's.
std::string shown_form(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint sign = base::decode_code_point(text, at);
    at += sign.size;
    const bool blank = sign.value == '\n' || sign.value == '\r' || sign.value == '\t' || sign.value == ' ';
    if (!blank) {
      base::append_code_point(shown, sign.value);
    } else if (!shown.empty() && shown.back() != ' ') {
      shown += ' ';
    }
    if (shown.size() >= kShownBytes && at < text.size()) return shown + "…";
  }
  return shown;
}

}  // namespace

Mistakes::Mistakes(std::string file, std::string_view text) : file_(std::move(file)), text_(text), line_begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    line_begins_.push_back(at + 1);
  }
}

void Mistakes::add(std::string_view code, base::Range where, Message message, Message hint) {
  add_showing(code, where, std::move(message), where.of(text_), std::move(hint));
}

void Mistakes::add_showing(std::string_view code, base::Range where, Message message, std::string_view shown,
                           Message hint) {
  const std::size_t at = std::min(where.begin, text_.size());
  std::size_t line_begin = line_begins_[line(at) - 1];
  if (line_begin == 0 && text_.starts_with(base::kUtf8ByteOrderMark)) {
    line_begin = std::min(base::kUtf8ByteOrderMark.size(), at);
  }
  const std::string_view ahead = text_.substr(line_begin, at - line_begin);

  errors_.push_back({.code = std::string(code),
                     .path = file_,
                     .line = line(at),
                     .column = 1 + base::count_code_points(ahead),
                     .message = std::move(message),
                     .text = shown_form(shown),
                     .hint = std::move(hint)});
}

std::size_t Mistakes::line(std::size_t offset) const {
  const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::size_t>(next - line_begins_.begin());
}

std::vector<Error> Mistakes::take() {
  std::stable_sort(errors_.begin(), errors_.end(), [](const Error& left, const Error& right) {
    return std::pair(left.line, left.column) < std::pair(right.line, right.column);
  });
  return std::exchange(errors_, {});
}

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& names) {
  // Among equally near names the one of the same length: '=>' is rather '>=' than '='.
  const auto difference = [&](std::string_view known) {
    return std::max(name.size(), known.size()) - std::min(name.size(), known.size());
  };
  std::string_view nearest;
  std::pair least{1 + std::max<std::size_t>(1, name.size() / 3), std::size_t{0}};
  for (const std::string_view known : names) {
    if (difference(known) > least.first) continue;
    const std::pair edits{base::edit_distance(name, known), difference(known)};
    if (!known.empty() && edits < least) {
      least = edits;
      nearest = known;
    }
  }
  return nearest;
}

Message name_hint(std::string_view name, const std::vector<std::string_view>& names) {
  const std::string_view near = nearest_name(name, names);
  if (!near.empty()) return rows::kDidYouMean(near);
  std::string all;
  for (const std::string_view known : names) {
    if (known.empty()) continue;
    all.append(all.empty() ? "" : ", ").append(known);
  }
  return all.empty() ? Message() : rows::kKnown(all);
}

}  // namespace zhibiao::patterns
