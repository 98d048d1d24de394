#include "layout/metadata.h"

#include <algorithm>
#include <optional>

#include "base/range.h"
#include "base/utf8.h"
#include "text/folded_text.h"
#include "text/han.h"
#include "text/simplify.h"

namespace zhibiao::layout {
namespace {

// A header's line is short, and so are its keys and values.
constexpr std::size_t kMostLine = 600;
constexpr std::size_t kMostValue = 100;
constexpr std::size_t kMostKey = 8;

struct Key {
  base::Range key;
  std::size_t after = 0;  // its colon
  bool known = false;     // by the packs
};

// The letters before a known key, back to a blank or the line's start, are part of it: 稿件来源 where 来源 is known.
std::size_t key_begin(std::string_view text, std::size_t known, std::size_t from) {
  std::size_t begin = known;
  std::size_t letters = 0;
  while (begin > from) {
    const std::size_t before = base::previous_code_point(text, begin);
    const char32_t sign = base::decode_code_point(text, before).value;
    if (is_blank(sign)) return begin;
    if (!text::is_han(sign) || ++letters > 4) return known;
    begin = before;
  }
  return from == 0 ? begin : known;
}

bool opens_bracket(char32_t sign) { return sign == U'【' || sign == U'[' || sign == U'(' || sign == U'〔'; }

// Keys that no pack knows: two to eight letters behind a blank or at the start, before a colon.
std::vector<Key> plain_keys(std::string_view text) {
  std::vector<Key> keys;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    std::size_t begin = colon;
    std::size_t letters = 0;
    bool good = true;
    while (begin > 0) {
      const std::size_t before = base::previous_code_point(text, begin);
      const char32_t sign = base::decode_code_point(text, before).value;
      if (is_blank(sign) || opens_bracket(sign)) break;
      if (!text::is_han(sign) || ++letters > kMostKey) {
        good = false;
        break;
      }
      begin = before;
    }
    if (good && letters >= 2) keys.push_back({{begin, colon}, colon, false});
  }
  return keys;
}

std::vector<Key> known_keys(std::string_view text, const LineRules& rules) {
  std::vector<Key> keys;
  if (rules.metadata_keys() == nullptr || text.find(':') == std::string_view::npos) return keys;
  const auto& expression = *rules.metadata_keys();
  const auto group = static_cast<std::size_t>(expression.group("key").value_or(0));
  std::vector<std::optional<base::Range>> groups;
  std::size_t from = 0;
  while (expression.match(text, from, base::Regex::Anchor::none, groups)) {
    const base::Range key = groups[group].value_or(*groups[0]);
    keys.push_back({{key_begin(text, key.begin, from), key.end}, groups[0]->end - 1, true});
    from = groups[0]->end;
  }
  return keys;
}

// The bracket that opens the next pair.
std::string without_open_bracket(std::string_view value) {
  while (!value.empty() && (is_blank(last_sign(value)) || opens_bracket(last_sign(value)))) {
    value = value.substr(0, base::previous_code_point(value, value.size()));
  }
  return std::string(value);
}

// A bar of a table's row at either end.
std::string_view without_bars(std::string_view value) {
  while (!value.empty() && (value.front() == '|' || value.front() == ' ')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '|' || value.back() == ' ')) value.remove_suffix(1);
  return value;
}

Pairs pairs_of(const text::SourceText& source, const LineView& line, const std::vector<Key>& keys,
               const LineRules& rules) {
  text::FoldedText folded;
  folded.append(source.utf8, line.range);
  const auto own = [&](base::Range range) {
    const std::string_view text = without_bars(trimmed(folded.source(range).of(source.utf8)));
    return std::string(text);
  };
  Pairs pairs;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::size_t begin = keys[i].after + 1;
    const std::size_t end = i + 1 < keys.size() ? keys[i + 1].key.begin : line.folded.size();
    std::string value = begin < end ? own({begin, end}) : std::string();
    if (i + 1 < keys.size()) value = without_open_bracket(value);
    // A control of the page, such as its size of type, is no pair of it.
    const std::string_view part =
        trimmed(std::string_view(line.folded).substr(keys[i].key.begin, end - keys[i].key.begin));
    if (!keys[i].known && rules.is(LineRole::boilerplate, part)) continue;
    pairs.emplace_back(own(keys[i].key), std::move(value));
    if (base::count_code_points(pairs.back().second) > kMostValue) return {};
  }
  return pairs;
}

// A header that a table's cells hold, keys and values by turns: what tabs or bars part. One known key is not enough.
Pairs cell_pairs(const text::SourceText& source, const LineView& line, const LineRules& rules) {
  std::vector<std::string_view> cells;
  std::size_t known = 0;
  std::string_view rest = line.range.of(source.utf8);
  const char separator = rest.find('|') == std::string_view::npos ? '\t' : '|';
  if (rest.starts_with('|')) rest.remove_prefix(1);
  while (!rest.empty()) {
    const std::size_t tab = std::min(rest.find(separator), rest.size());
    const std::string_view cell = trimmed(rest.substr(0, tab));
    if (cells.size() % 2 == 0) {
      std::string key(cell);
      if (key.ends_with(':')) key.pop_back();
      if (key.ends_with("：")) key.resize(key.size() - std::string_view("：").size());
      if (source.traditional) text::simplify(key);
      if (rules.is(LineRole::metadata, key)) ++known;
    }
    cells.push_back(cell);
    rest.remove_prefix(std::min(tab + 1, rest.size()));
  }
  if (cells.size() < 2 || cells.size() % 2 != 0 || known * 2 != cells.size()) return {};
  Pairs pairs;
  for (std::size_t i = 0; i < cells.size(); i += 2) pairs.emplace_back(cells[i], cells[i + 1]);
  return pairs;
}

}  // namespace

Pairs metadata_pairs(const text::SourceText& source, const LineView& line, const LineRules& rules) {
  if (line.blank() || line.folded.size() > kMostLine || line.folded.find("。") != std::string::npos) return {};
  std::vector<Key> keys = known_keys(line.folded, rules);
  const bool cells = line.tabs > 0 || line.folded.find('|') != std::string_view::npos;
  if (keys.empty()) return cells ? cell_pairs(source, line, rules) : Pairs{};
  for (const Key& key : plain_keys(line.folded)) {
    const auto overlaps = [&](const Key& known) {
      return key.key.begin < known.key.end && known.key.begin < key.key.end;
    };
    if (std::none_of(keys.begin(), keys.end(), overlaps)) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.key.begin < b.key.begin; });
  // Before the first key only a date, a sign or a bracket may stand, no words.
  const std::string_view before = std::string_view(line.folded).substr(0, keys.front().key.begin);
  for (std::size_t at = 0; at < before.size();) {
    const auto sign = base::decode_code_point(before, at);
    const bool moment =
        rules.is(LineRole::closing, trimmed(before)) || rules.is(LineRole::boilerplate, trimmed(before));
    if (text::is_han(sign.value) && !moment) return {};
    at += sign.size;
  }
  return pairs_of(source, line, keys, rules);
}

Pairs unknown_pair(const text::SourceText& source, const LineView& line, const LineRules& rules) {
  if (line.blank() || is_prose(line) || line.folded.size() > kMostLine) return {};
  if (rules.is(LineRole::salutation, line.folded)) return {};
  const std::vector<Key> keys = plain_keys(line.folded);
  if (keys.empty() || keys.front().key.begin != 0) return {};
  Pairs pairs = pairs_of(source, line, keys, rules);
  if (pairs.empty() || pairs.front().second.empty()) return {};
  return pairs;
}

std::optional<std::string> value_saying(std::string_view what, const Pairs& pairs, const LineRules& rules,
                                        bool traditional) {
  const patterns::Line* best = nullptr;
  const std::string* value = nullptr;
  for (const auto& [key, said] : pairs) {
    if (said.empty()) continue;
    text::FoldedText folded(traditional);
    folded.append(key, {0, key.size()});
    const auto found = rules.find(LineRole::metadata, trimmed(folded.text()), what);
    // The entries lie one after the other in the order of the packs.
    if (!found || (best != nullptr && found->line >= best)) continue;
    best = found->line;
    value = &said;
  }
  return value != nullptr ? std::optional(*value) : std::nullopt;
}

}  // namespace zhibiao::layout
