#include "cli/catalogue.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace zhibiao::cli {
namespace {

constexpr std::string_view kGap = "{}";
constexpr int kDeepest = 4;  // messages in messages

using Parts = std::vector<std::string_view>;

// What stands for the gaps of `form` in `text`; the first gap is as short as it can be.
std::optional<Parts> match(std::string_view form, std::string_view text) {
  const std::size_t gap = form.find(kGap);
  if (gap == std::string_view::npos) return form == text ? std::optional<Parts>(Parts()) : std::nullopt;
  if (!text.starts_with(form.substr(0, gap))) return std::nullopt;
  const std::string_view rest = form.substr(gap + kGap.size());
  text.remove_prefix(gap);
  if (rest.empty()) return Parts{text};
  const std::string_view next = rest.substr(0, rest.find(kGap));
  for (std::size_t at = text.find(next); at != std::string_view::npos; at = text.find(next, at + 1)) {
    if (auto others = match(rest, text.substr(at))) {
      others->insert(others->begin(), text.substr(0, at));
      return others;
    }
    if (next.empty()) break;
  }
  return std::nullopt;
}

std::size_t letters_in(std::string_view form) {
  std::size_t letters = form.size();
  for (std::size_t at = form.find(kGap); at != std::string_view::npos; at = form.find(kGap, at + 1)) letters -= 2;
  return letters;
}

// By the template that fits with the most letters of its own.
std::string translated(std::string_view message, int depth) {
  const Text* best = nullptr;
  Parts parts;
  for (const auto rows : {run_catalogue(), pack_catalogue()}) {
    for (const Text& text : rows) {
      if (best != nullptr && letters_in(text.en) <= letters_in(best->en)) continue;
      if (auto found = match(text.en, message)) {
        best = &text;
        parts = std::move(*found);
      }
    }
  }
  if (best == nullptr) return std::string(message);
  std::string out;
  std::string_view form = best->zh;
  for (const std::string_view part : parts) {
    const std::size_t gap = form.find(kGap);
    out += form.substr(0, gap);
    form.remove_prefix(gap + kGap.size());
    const bool quoted = form.starts_with("”") || form.starts_with('"');  // somebody else's words
    out += quoted || depth == kDeepest ? std::string(part) : translated(part, depth + 1);
  }
  return out.append(form);
}

}  // namespace

std::string in_chinese(std::string_view message) { return translated(message, 0); }

}  // namespace zhibiao::cli
