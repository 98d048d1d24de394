#include "tables/cells.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kLongestUnit = 8;  // code points behind a number that is a cell's own

// What stands in a cell that has no figure.
constexpr std::array<char32_t, 22> kNothing = {U'-', U'–', U'—', U'―', U'─', U'…', U'/', U'\\', U'.',  U'*',  U'~',
                                               U'x', U'X', U'×', U'·', U'⋯', U'−', U'_', U'|',  U'〃', U'＿', U'※'};
// What else may stand before the digits of a figure.
constexpr std::array<char32_t, 10> kBefore = {U'=', U'+', U'±', U'≥', U'≤', U'≧', U'≦', U'>', U'<', U'≈'};
constexpr std::array<char32_t, 6> kMinus = {U'-', U'−', U'–', U'△', U'▲', U'▼'};

template <std::size_t N>
bool is_one_of(const std::array<char32_t, N>& signs, char32_t sign) {
  return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

template <class Append>
void each_part(const text::SourceText& source, const Cell& cell, const Append& append) {
  const auto part = [&](base::Range range) {
    for (std::size_t at = range.begin; at < range.end;) {
      const std::size_t begin = at;
      while (at < range.end) {
        const auto sign = base::decode_code_point(source.utf8, at);
        if (is_blank(sign.value) || sign.value == U'\n' || sign.value == U'\r') break;
        at += sign.size;
      }
      if (begin < at) append(base::Range{begin, at});
      if (at < range.end) at += base::decode_code_point(source.utf8, at).size;
    }
  };
  part(cell.place);
  for (const auto& more : cell.more) part(more);
}

}  // namespace

bool is_blank(char32_t sign) {
  return sign == U' ' || sign == U'\t' || sign == 0x3000 || sign == 0xA0 || sign == U'\f' || sign == U'\v' ||
         (0x2000 <= sign && sign <= 0x200D) || sign == 0x202F || sign == 0xFEFF;
}

base::Range trimmed(std::string_view text, base::Range range) {
  while (range.begin < range.end) {
    const auto sign = base::decode_code_point(text, range.begin);
    if (!is_blank(sign.value) && sign.value != U'\n' && sign.value != U'\r') break;
    range.begin += sign.size;
  }
  while (range.begin < range.end) {
    const std::size_t before = base::previous_code_point(text, range.end);
    const auto sign = base::decode_code_point(text, before);
    if (!is_blank(sign.value) && sign.value != U'\n' && sign.value != U'\r') break;
    range.end = before;
  }
  return range;
}

std::string folded(const text::SourceText& source, const Cell& cell) {
  text::FoldedText text(source.traditional);
  each_part(source, cell, [&](base::Range range) { text.append(source.utf8, range); });
  return text.text();
}

base::Range append(text::FoldedText& text, const text::SourceText& source, const Cell& cell) {
  const std::size_t begin = text.size();
  each_part(source, cell, [&](base::Range range) { text.append(source.utf8, range); });
  return {begin, text.size()};
}

std::string verbatim(const text::SourceText& source, const Cell& cell) {
  std::string text;
  each_part(source, cell, [&](base::Range range) { text += range.of(source.utf8); });
  return text;
}

Figure figure_of(std::string_view folded) {
  Figure figure;
  std::size_t at = 0;
  bool bracket = false;
  while (at < folded.size() && !is_digit(folded, at)) {
    const auto sign = base::decode_code_point(folded, at);
    if (is_one_of(kMinus, sign.value)) {
      figure.negative = true;
    } else if (sign.value == U'(') {
      bracket = true;
    } else if ((sign.value == U'[' || sign.value == U'〔') && at == 0) {
      figure.square = true;
    } else if (!is_one_of(kBefore, sign.value)) {
      return {};
    }
    at += sign.size;
  }
  if (at >= folded.size()) return {};
  figure.number.begin = at;
  while (is_digit(folded, at) ||
         (at + 1 < folded.size() && (folded[at] == ',' || folded[at] == '.') && is_digit(folded, at + 1))) {
    ++at;
  }
  figure.number.end = figure.end = at;
  if (figure.square) {
    if (at < folded.size() && folded[at] == '%') ++at;
    if (folded.substr(at) != "]" && folded.substr(at) != "〕") return {};
    figure.end = folded.size();
  }
  if (bracket) {
    // (12.5) and (12.5)% are negative, (1) is a number of a list: a figure in brackets has no words behind it.
    if (at < folded.size() && folded[at] == '%') ++at;
    if (at >= folded.size() || folded[at] != ')') return {};
    figure.end = at + 1;
    figure.negative = true;
  }
  return figure;
}

bool is_prose(std::string_view folded) {
  for (const std::string_view sign : {"。", "，", "；"}) {
    if (folded.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

CellKind kind_of(std::string_view folded) {
  bool nothing = true;
  for (std::size_t at = 0; at < folded.size() && nothing;) {
    const auto sign = base::decode_code_point(folded, at);
    nothing = is_one_of(kNothing, sign.value);
    at += sign.size;
  }
  if (nothing) return CellKind::nothing;
  const Figure figure = figure_of(folded);
  if (figure.number.empty()) return CellKind::words;
  const std::string_view number = figure.number.of(folded);
  const std::string_view rest = folded.substr(figure.end);
  if (rest.empty() && figure.begin == figure.number.begin && number.size() == 4 && !figure.negative &&
      (number.starts_with("19") || number.starts_with("20")) && number.find('.') == std::string_view::npos) {
    return CellKind::year;
  }
  if (rest.empty()) return CellKind::number;
  const auto next = base::decode_code_point(rest, 0);
  const bool list = next.value == U'.' || next.value == U'、' || next.value == U')' || next.value == U':';
  const bool digits = std::any_of(rest.begin(), rest.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  if (list || digits || base::count_code_points(rest) > kLongestUnit) return CellKind::words;
  return CellKind::number;
}

CellKind kind_of(const text::SourceText& source, const Cell& cell) {
  if (cell.empty()) return CellKind::nothing;
  const std::string_view text = cell.place.of(source.utf8);
  const bool plain = cell.more.empty() && std::all_of(text.begin(), text.end(), [](char sign) {
                       return (sign >= '0' && sign <= '9') || sign == ',' || sign == '.' || sign == '%' || sign == '-';
                     });
  return plain ? kind_of(text) : kind_of(folded(source, cell));
}

}  // namespace zhibiao::tables
