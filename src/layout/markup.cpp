#include "layout/markup.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "layout/lines.h"
#include "text/han.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kMostBoldNumber = 45;        // bytes of a number in bold type with its unit
constexpr std::size_t kFewestBold = 6;             // bytes of a line's beginning in bold type
constexpr std::size_t kMostLink = 400;             // bytes of a link's address
constexpr std::size_t kMostTag = 200;              // bytes of a tag
constexpr std::string_view kSigns = "*_`\\$[<~&";  // with which a markup may begin
constexpr std::size_t kLetter = 3;                 // bytes of a numeral
constexpr auto kNumeral = patterns::OrdinalStyle::chinese;
constexpr int kBoldLevel = 7;  // below the six levels of #

// A look into a table for each byte; find_first_of() calls memchr for each.
bool has_signs(std::string_view text) {
  static constexpr auto kIs = [] {
    std::array<bool, 256> is{};
    for (const char sign : kSigns) is[static_cast<unsigned char>(sign)] = true;
    return is;
  }();
  return std::ranges::any_of(text, [](char byte) { return kIs[static_cast<unsigned char>(byte)]; });
}

bool is_digit_byte(char sign) { return '0' <= sign && sign <= '9'; }

bool is_ascii_punctuation(char sign) {
  return sign > ' ' && sign < 0x7F && !is_ascii_alnum(static_cast<unsigned char>(sign));
}

// Of a link. Letters stand in the path of a file alone: [表](figures/表2.png), not (见第3.2节).
bool is_address(std::string_view text) {
  if (text.find_first_of("/#.") == std::string_view::npos) return false;
  for (const std::string_view sign : {"，", "。", "；", "、"}) {
    if (text.find(sign) != std::string_view::npos) return false;
  }
  const bool plain = std::ranges::all_of(text, [](char sign) { return sign >= ' ' && sign < 0x7F; });
  constexpr std::size_t kLongestEnding = 5;
  const std::size_t point = text.rfind('.');
  const bool ending = point != std::string_view::npos && point + 1 < text.size() &&
                      text.size() - point <= kLongestEnding + 1 &&
                      std::ranges::all_of(text.substr(point + 1),
                                          [](char sign) { return is_ascii_alnum(static_cast<unsigned char>(sign)); });
  return plain || text.find("://") != std::string_view::npos || ending;
}

// A pair of signs of emphasis and what stands between them.
struct Emphasis {
  std::size_t open = 0;
  std::size_t close = 0;
  std::size_t size = 0;  // of either sign
};

// The next pair of `sign`, `size` times, from `from` on: next to no blank inside, and no more of the sign around.
std::optional<Emphasis> next_emphasis(std::string_view line, char sign, std::size_t size, std::size_t from) {
  std::optional<std::size_t> open;
  for (std::size_t at = line.find(sign, from); at < line.size(); at = line.find(sign, at)) {
    std::size_t end = at;
    while (end < line.size() && line[end] == sign) ++end;
    const bool escaped = at > 0 && line[at - 1] == '\\';
    if (end - at == size && !escaped) {
      if (open && !is_blank(last_sign(line.substr(0, at)))) return Emphasis{*open, at, size};
      const bool opens = end < line.size() && !is_blank(first_sign(line.substr(end)));
      open = opens ? std::optional(at) : std::nullopt;
    }
    at = end;
  }
  return std::nullopt;
}

std::string_view content_of(std::string_view line, const Emphasis& pair) {
  return line.substr(pair.open + pair.size, pair.close - pair.open - pair.size);
}

// A figure with or without its unit.
bool is_number(std::string_view line, const Emphasis& pair) {
  const std::string_view content = content_of(line, pair);
  std::size_t at = content.starts_with('-') || content.starts_with('+') ? 1 : 0;
  if (at >= content.size() || !is_digit_byte(content[at]) || content.size() > kMostBoldNumber) return false;
  if (content.find("，") != std::string_view::npos || content.find("。") != std::string_view::npos) return false;
  // 3*4*5 is a product.
  const bool in_digits = (pair.open > 0 && is_digit_byte(line[pair.open - 1])) ||
                         (pair.close + pair.size < line.size() && is_digit_byte(line[pair.close + pair.size]));
  return !(pair.size == 1 && in_digits);
}

// Letters alone, a word or two.
bool is_name(std::string_view content) {
  constexpr std::size_t kMostName = 60;  // bytes
  if (content.size() < kFewestBold || content.size() > kMostName) return false;
  for (std::size_t at = 0; at < content.size();) {
    const auto sign = base::decode_code_point(content, at);
    if (!text::is_han(sign.value)) return false;
    at += sign.size;
  }
  return true;
}

// What stands before a list's item: 1. or - or (一).
bool is_item_marker(std::string_view text) {
  constexpr std::size_t kLongest = 15;  // bytes
  const char32_t last = last_sign(text);
  return text.size() <= kLongest && (last == U' ' || last == U'.' || last == U')' || last == U'）' || last == U'、');
}

// The line's beginning, or an item's, up to the end of a title, or all of the line.
bool is_beginning(std::string_view line, const Emphasis& pair) {
  if (pair.open != 0 && !is_item_marker(line.substr(0, pair.open))) return false;
  const std::string_view content = content_of(line, pair);
  if (content.size() < kFewestBold) return false;
  if (pair.close + pair.size == line.size()) return true;
  const char32_t last = last_sign(content);
  const char32_t next = first_sign(line.substr(pair.close + pair.size));
  const auto ends = [](char32_t sign) { return sign == U'。' || sign == U'：' || sign == U':' || sign == U'；'; };
  return ends(last) || ends(next);
}

}  // namespace

MarkupReader::MarkupReader(const text::SourceText& source, const Ordinals& ordinals, const LineRules* rules)
    : ordinals_(ordinals), rules_(rules), utf8_(source.utf8) {
  has_signs_ = has_signs(utf8_);
  if (!has_signs_ || utf8_.find("**") == std::string_view::npos) return;
  for (const base::Range range : source.lines) {
    const std::string_view line = trimmed(range.of(utf8_));
    const auto pair = next_emphasis(line, '*', 2, 0);
    if (pair && (is_number(line, *pair) || is_beginning(line, *pair))) {
      emphasis_ = true;
      return;
    }
  }
}

// *智慧路灯*380盏 and __研发投入__增长: a word or two in emphasis. In 新建__所学校__间 the signs are blanks to be
// filled in, for what they stand before is counted.
bool MarkupReader::is_word(std::string_view line, std::size_t open, std::size_t close, std::size_t size) const {
  const std::string_view content = line.substr(open + size, close - open - size);
  if (!is_name(content)) return false;
  const std::string_view behind = line.substr(close + size);
  if (!behind.empty() && is_digit_byte(behind.front())) return true;
  const auto is_counted = [&](std::string_view text) {
    return rules_ == nullptr || rules_->find(LineRole::line_break, text, "unit").has_value();
  };
  return !is_counted(behind) && (text::is_han(first_sign(behind)) || !is_counted(content));
}

void MarkupReader::drop_emphasis(base::Range range) {
  const std::string_view line = range.of(utf8_);
  constexpr std::array<std::pair<char, std::size_t>, 7> kPairs = {
      {{'*', 3}, {'_', 3}, {'*', 2}, {'_', 2}, {'*', 1}, {'_', 1}, {'`', 1}}};
  for (const auto& [sign, size] : kPairs) {
    std::size_t from = 0;
    while (const auto pair = next_emphasis(line, sign, size, from)) {
      const bool taken = (sign == '*' && size == 2 && emphasis_) || is_number(line, *pair) ||
                         (size >= 2 && is_beginning(line, *pair)) || is_word(line, pair->open, pair->close, size);
      from = taken ? pair->close + size : pair->open + size;
      if (!taken) continue;
      drop(range.begin + pair->open, range.begin + pair->open + size);
      drop(range.begin + pair->close, range.begin + pair->close + size);
    }
  }
}

// ~~8~~9座: what is struck out is no part of the text.
void MarkupReader::drop_struck(base::Range range) {
  constexpr std::size_t kMostStruck = 120;  // bytes
  const std::string_view line = range.of(utf8_);
  std::size_t from = 0;
  while (const auto pair = next_emphasis(line, '~', 2, from)) {
    const bool taken = pair->close - pair->open <= kMostStruck && pair->close + 2 - pair->open < line.size();
    if (taken) drop(range.begin + pair->open, range.begin + pair->close + 2);
    from = taken ? pair->close + 2 : pair->open + 2;
  }
}

// &nbsp; and &ge; and their like, where HTML was read as text. None is shorter than what it stands for.
void MarkupReader::read_entities(base::Range range) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 25> kEntities = {
      {{"&nbsp;", ""},   {"&ensp;", ""},   {"&emsp;", ""},    {"&thinsp;", ""}, {"&#160;", ""},
       {"&#xa0;", ""},   {"&#12288;", ""}, {"&amp;", "&"},    {"&lt;", "<"},    {"&gt;", ">"},
       {"&le;", "≤"},    {"&ge;", "≥"},    {"&quot;", "\""},  {"&apos;", "'"},  {"&#39;", "'"},
       {"&ldquo;", "“"}, {"&rdquo;", "”"}, {"&lsquo;", "‘"},  {"&rsquo;", "’"}, {"&mdash;", "—"},
       {"&ndash;", "–"}, {"&minus;", "−"}, {"&middot;", "·"}, {"&times;", "×"}, {"&yen;", "¥"}}};
  const std::string_view line = range.of(utf8_);
  for (std::size_t at = line.find('&'); at < line.size(); at = line.find('&', at + 1)) {
    for (const auto& [entity, said] : kEntities) {
      if (line.substr(at).starts_with(entity)) drop(range.begin + at, range.begin + at + entity.size(), said);
    }
  }
}

// [words](address) and ![picture](address); a note's mark [^1].
void MarkupReader::drop_links(base::Range range) {
  const std::string_view line = range.of(utf8_);
  std::size_t from = 0;
  std::size_t close = 0;  // the first behind `open`: many may share it
  for (std::size_t open = line.find('['); open < line.size(); open = line.find('[', from)) {
    from = open + 1;
    if (close < open) close = line.find(']', open);
    if (close == std::string_view::npos) return;
    if (close > open + 2 && line[open + 1] == '^' && open > 0) {
      drop(range.begin + open, range.begin + close + 1);
      from = close + 1;
      continue;
    }
    if (close + 1 >= line.size() || line[close + 1] != '(') continue;
    const std::size_t length = line.substr(close, kMostLink + 1).find(')');
    if (length == std::string_view::npos) continue;
    const std::size_t end = close + length;
    const std::string_view address = line.substr(close + 2, end - close - 2);
    if (!is_address(address)) continue;
    const bool picture = open > 0 && line[open - 1] == '!';
    const std::size_t begin = picture ? open - 1 : open;
    if (picture && (begin > 0 || end + 1 < line.size())) {
      drop(range.begin + begin, range.begin + end + 1);  // its words are no part of the sentence around it
    } else {
      drop(range.begin + begin, range.begin + open + 1);
      drop(range.begin + close, range.begin + end + 1);
    }
    from = end + 1;
  }
}

// 92\% and \geq 92\% of a formula that is a number, which begins at `begin` of the text.
bool MarkupReader::read_formula(std::string_view formula, std::size_t begin) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kCommands = {{{"geq", "≥"},
                                                                                       {"ge", "≥"},
                                                                                       {"leq", "≤"},
                                                                                       {"le", "≤"},
                                                                                       {"sim", "~"},
                                                                                       {"approx", "≈"},
                                                                                       {"times", "×"},
                                                                                       {"pm", "±"}}};
  if (std::ranges::none_of(formula, is_digit_byte)) return false;
  std::vector<Piece> read;
  for (std::size_t at = 0; at < formula.size(); ++at) {
    const auto letters = [](char sign) { return ('a' <= sign && sign <= 'z') || ('A' <= sign && sign <= 'Z'); };
    const std::string_view rest = formula.substr(at + 1);
    if (formula[at] == '\\' && !rest.empty() && letters(rest.front())) {
      const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest, letters) - rest.begin());
      const auto command =
          std::ranges::find(kCommands, rest.substr(0, size), [](const auto& each) { return each.first; });
      if (command == kCommands.end()) return false;
      read.push_back({{begin + at, begin + at + 1 + size}, command->second});
      at += size;
    } else if (formula[at] == '{' || formula[at] == '}') {  // 1{,}240 keeps its comma
      read.push_back({{begin + at, begin + at + 1}, {}});
    } else if (std::string_view("0123456789.,\\%+-~<>= ").find(formula[at]) == std::string_view::npos) {
      return false;
    }
  }
  dropped_.insert(dropped_.end(), read.begin(), read.end());
  return true;
}

// \% and $92\%$.
void MarkupReader::drop_escapes(base::Range range) {
  const std::string_view line = range.of(utf8_);
  for (std::size_t at = line.find('\\'); at < line.size(); at = line.find('\\', at + 2)) {
    if (at + 1 < line.size() && is_ascii_punctuation(line[at + 1])) drop(range.begin + at, range.begin + at + 1);
  }
  std::size_t from = 0;
  for (std::size_t open = line.find('$'); open < line.size(); open = line.find('$', from)) {
    const std::size_t close = line.find('$', open + 1);
    if (close == std::string_view::npos) return;
    const bool number = read_formula(line.substr(open + 1, close - open - 1), range.begin + open + 1);
    if (number) {
      drop(range.begin + open, range.begin + open + 1);
      drop(range.begin + close, range.begin + close + 1);
    }
    from = number ? close + 1 : close;
  }
}

// <u>12</u>所: tags of type around words. A line of nothing but a tag is furniture.
void MarkupReader::drop_tags(base::Range range) {
  constexpr std::array<std::string_view, 11> kTags = {"u",   "b",    "i",    "em",   "strong", "sup",
                                                      "sub", "span", "font", "mark", "code"};
  const std::string_view line = range.of(utf8_);
  for (std::size_t open = line.find('<'); open < line.size(); open = line.find('<', open + 1)) {
    const std::size_t length = line.substr(open, kMostTag).find('>');
    if (length == std::string_view::npos || (open == 0 && open + length + 1 == line.size())) continue;
    std::string_view name = line.substr(open + 1, length - 1);
    if (name.starts_with('/')) name.remove_prefix(1);
    name = name.substr(0, name.find(' '));
    if (std::ranges::find(kTags, name) == kTags.end()) continue;
    drop(range.begin + open, range.begin + open + length + 1);
    open += length;
  }
}

// > before a quoted line; >> more is none.
void MarkupReader::drop_quote(base::Range range) {
  const std::string_view line = range.of(utf8_);
  std::size_t end = 0;
  while (line.substr(end).starts_with("> ")) {
    end += 2;
    while (end < line.size() && line[end] == ' ') ++end;
  }
  if (end > 0 && end < line.size()) drop(range.begin, range.begin + end);
}

// - 12 schools are no minus twelve.
void MarkupReader::drop_bullet(base::Range range) {
  const std::string_view line = range.of(utf8_);
  const bool bullet = line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ';
  if (!bullet || line.ends_with('-')) return;
  const std::string_view item = trimmed(line.substr(2));
  const bool number = !item.empty() && (is_digit_byte(item[0]) || ordinals_.read(item.substr(0, kLetter), kNumeral));
  // A line of figures alone is a table's.
  if (number && std::ranges::any_of(item, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; })) {
    drop(range.begin, range.begin + 2);
  }
}

bool MarkupReader::read(base::Range range) {
  const std::string_view line = range.of(utf8_);
  dropped_.clear();
  drop_quote(range);
  if (dropped_.empty()) drop_bullet(range);
  if (dropped_.empty() && (!has_signs_ || !has_signs(line))) return false;
  // A heading's own signs say that it is one.
  if (marked_heading(line).level != kBoldLevel) drop_emphasis(range);
  drop_struck(range);
  read_entities(range);
  drop_links(range);
  drop_escapes(range);
  drop_tags(range);
  if (const base::Range tag = text::next_break_tag(line, line.rfind('<')); !tag.empty() && tag.end == line.size()) {
    drop(range.begin + tag.begin, range.end);
  }
  if (dropped_.empty()) return false;
  std::ranges::sort(dropped_, {}, [](const Piece& piece) { return piece.range.begin; });
  pieces_.clear();
  std::size_t at = range.begin;
  for (const auto& [dropped, said] : dropped_) {
    if (dropped.begin > at) pieces_.push_back({{at, dropped.begin}, {}});
    if (dropped.begin >= at && !said.empty()) pieces_.push_back({dropped, said});
    at = std::max(at, dropped.end);
  }
  if (at < range.end) pieces_.push_back({{at, range.end}, {}});
  return !pieces_.empty();
}

MarkedHeading marked_heading(std::string_view line) {
  if (line.empty()) return {};
  base::Range text{0, line.size()};
  int level = 0;
  while (text.begin < text.end && line[text.begin] == '#') {
    ++text.begin;
    ++level;
  }
  const bool bold = line.starts_with("**") || line.starts_with("__");
  if (level > 6 || (level == 0 && !bold)) return {};
  const auto skip_blanks = [&] {
    while (text.begin < text.end) {
      const auto sign = base::decode_code_point(line, text.begin);
      if (!is_blank(sign.value)) break;
      text.begin += sign.size;
    }
  };
  skip_blanks();
  if (level > 0) {
    std::size_t end = text.end;
    while (end > text.begin && line[end - 1] == '#') --end;
    text.end = end;
    while (text.end > text.begin && line[text.end - 1] == ' ') --text.end;
  }
  const std::string_view rest = text.of(line);
  for (const std::string_view sign : {"***", "___", "**", "__"}) {
    if (rest.size() <= 2 * sign.size() || !rest.starts_with(sign) || !rest.ends_with(sign)) continue;
    const std::string_view inner = rest.substr(sign.size(), rest.size() - 2 * sign.size());
    const bool sentence = inner.find("，") != std::string_view::npos || inner.find("；") != std::string_view::npos ||
                          inner.find("。") < inner.size() - std::min(inner.size(), std::string_view("。").size());
    if (inner.find(sign) != std::string_view::npos || sentence) continue;
    text = {text.begin + sign.size(), text.end - sign.size()};
    return {level > 0 ? level : kBoldLevel, text};
  }
  if (level == 0 || text.empty()) return {};
  return {level, text};
}

}  // namespace zhibiao::layout
