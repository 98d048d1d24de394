#include "layout/front_matter.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zhibiao::layout {
namespace {

// How far down a block may begin, and how long it may be.
constexpr std::size_t kFarthestLine = 20;
constexpr std::size_t kMostLines = 100;

bool is_fence(const LineView& line) { return line.folded == "---" || line.folded == "+++" || line.folded == "..."; }

// "key: value" with a key of ASCII letters, as markups write it.
std::optional<std::pair<std::string, std::string>> ascii_pair(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
  for (const char sign : text.substr(0, colon)) {
    if (!is_ascii_alnum(static_cast<unsigned char>(sign)) && sign != '_' && sign != '-') return std::nullopt;
  }
  if (colon + 1 < text.size() && text[colon + 1] != ' ') return std::nullopt;  // a URL's own colon
  std::string_view value = trimmed(text.substr(colon + 1));
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  if (quoted) value = value.substr(1, value.size() - 2);
  return std::make_pair(std::string(text.substr(0, colon)), std::string(value));
}

std::optional<std::string_view> bullet(std::string_view text) {
  if (text.size() < 2 || (text[0] != '-' && text[0] != '*') || text[1] != ' ') return std::nullopt;
  return trimmed(text.substr(2));
}

FrontMatter fenced(const text::SourceText& source, const std::vector<LineView>& lines, std::size_t first) {
  FrontMatter block;
  block.lines.push_back(first);
  for (std::size_t i = first + 1; i < lines.size() && i - first <= kMostLines; ++i) {
    if (lines[i].blank()) continue;
    block.lines.push_back(i);
    if (is_fence(lines[i])) return block.pairs.empty() ? FrontMatter{} : block;
    const std::string_view text = lines[i].range.of(source.utf8);
    if (auto pair = ascii_pair(text)) {
      block.pairs.push_back(std::move(*pair));
    } else if (const auto item = bullet(text); item && !block.pairs.empty()) {
      std::string& value = block.pairs.back().second;
      if (!value.empty()) value += ", ";
      std::string_view word = *item;
      if (word.size() >= 2 && word.front() == '"' && word.back() == '"') word = word.substr(1, word.size() - 2);
      value += word;
    } else {
      return {};
    }
  }
  return {};
}

FrontMatter bulleted(const text::SourceText& source, const std::vector<LineView>& lines, std::size_t first) {
  FrontMatter block;
  std::size_t at = first;
  for (; at < lines.size() && !lines[at].blank() && block.lines.size() < kMostLines; ++at) {
    const auto item = bullet(lines[at].range.of(source.utf8));
    auto pair = item ? ascii_pair(*item) : std::nullopt;
    if (!pair) break;
    block.pairs.push_back(std::move(*pair));
    block.lines.push_back(at);
  }
  if (block.pairs.size() < 2) return {};
  const std::size_t after = next_line(lines, at);
  if (after < lines.size() && is_fence(lines[after])) block.lines.push_back(after);
  for (std::size_t i = 0; i < first; ++i) {
    if (!lines[i].blank()) block.lines.push_back(i);
  }
  return block;
}

}  // namespace

FrontMatter read_front_matter(const text::SourceText& source, const std::vector<LineView>& lines) {
  const std::size_t first = next_line(lines, 0);
  if (first == lines.size()) return {};
  if (is_fence(lines[first])) return fenced(source, lines, first);
  for (std::size_t i = first; i < lines.size() && i < first + kFarthestLine; ++i) {
    if (lines[i].blank()) continue;
    if (bullet(lines[i].folded)) return bulleted(source, lines, i);
    if (!lines[i].folded.starts_with("#")) break;  // only a heading of the block stands before it
  }
  return {};
}

}  // namespace zhibiao::layout
