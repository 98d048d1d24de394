#include "layout/page_furniture.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "layout/markup.h"
#include "layout/ordinals.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidestFurniture = 300;  // columns of furniture
constexpr std::size_t kSmallestPage = 90;      // bytes of text between two bare page numbers
constexpr std::size_t kTail = 20;              // lines that are not blank
constexpr std::size_t kFewestBare = 3;         // bare numbers that must count up
constexpr std::size_t kFewestRunning = 3;      // pages on which a running head stands
constexpr std::string_view kAnywhere = "anywhere";
constexpr std::string_view kDisclaimer = "disclaimer";
constexpr std::string_view kRest = "rest";
constexpr std::size_t kRepeatedTitleLines = 3;  // at the text's beginning
constexpr std::string_view kBare = "bare";
constexpr std::string_view kFraction = "fraction";
constexpr std::string_view kDecorated = "decorated";
constexpr std::string_view kBetween = "between";

bool is_candidate(const LineView& line) {
  return !line.blank() && line.use == LineUse::body && line.width <= kWidestFurniture && !line.joins_next && !line.cell;
}

// What furniture is told by: a list's bullet or a heading's # before it are no part of it.
std::string_view furniture_text(const LineView& line) {
  const MarkedHeading heading = marked_heading(line.folded);
  return without_bullet(heading.level > 0 ? heading.text.of(line.folded) : line.folded);
}

struct BareNumber {
  std::size_t line = 0;
  std::int64_t value = 0;
  std::size_t text_before = 0;  // bytes since the bare number before
};

std::vector<BareNumber> bare_numbers(const std::vector<LineView>& lines, const LineRules& rules) {
  std::vector<BareNumber> numbers;
  std::size_t text = 0;
  bool glued = false;  // the line before goes on in this one: 专栏 / 1
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    const bool part = glued;
    glued = lines[i].joins_next;
    const auto match =
        is_candidate(lines[i]) && !part ? rules.find(LineRole::page_number, lines[i].folded, kBare) : std::nullopt;
    const auto value = match && match->value ? read_digits(match->value->of(lines[i].folded)) : std::nullopt;
    if (!value) {
      text += lines[i].folded.size();
      continue;
    }
    numbers.push_back({i, *value, text});
    text = 0;
  }
  return numbers;
}

std::optional<std::size_t> text_line_before(const std::vector<LineView>& lines, std::size_t from) {
  while (from-- > 0) {
    if (!lines[from].blank()) return from;
  }
  return std::nullopt;
}

// What a page's head says again: the text's own first lines.
std::vector<std::string> first_lines(const std::vector<LineView>& lines) {
  std::vector<std::string> first;
  for (std::size_t i = next_line(lines, 0); i < lines.size() && first.size() < kRepeatedTitleLines;
       i = next_line(lines, i + 1)) {
    first.push_back(without_blanks(lines[i].folded));
  }
  return first;
}

// What stands right above and below a line.
std::vector<std::string> neighbours(const std::vector<LineView>& lines, std::size_t line) {
  std::vector<std::string> texts;
  const auto before = text_line_before(lines, line);
  const std::size_t after = next_line(lines, line + 1);
  if (before && is_candidate(lines[*before])) texts.push_back(without_blanks(lines[*before].folded));
  if (after < lines.size() && is_candidate(lines[after])) texts.push_back(without_blanks(lines[after].folded));
  return texts;
}

// Beside each of them the text's own first lines stand again, or the same words, as pages have them at their head.
bool have_heads(const std::vector<LineView>& lines, const std::vector<std::size_t>& counted) {
  const std::vector<std::string> first = first_lines(lines);
  std::map<std::string, std::size_t> beside;
  std::size_t titles = 0;
  for (const std::size_t line : counted) {
    bool title = false;
    for (const std::string& text : neighbours(lines, line)) {
      ++beside[text];
      title = title || std::find(first.begin(), first.end(), text) != first.end();
    }
    titles += title ? 1U : 0U;
  }
  const bool same = counted.size() > 1 && std::any_of(beside.begin(), beside.end(),
                                                      [&](const auto& each) { return each.second == counted.size(); });
  return titles == counted.size() || same;
}

void mark_bare(std::vector<LineView>& lines, const LineRules& rules) {
  const std::vector<BareNumber> numbers = bare_numbers(lines, rules);
  std::vector<std::size_t> counted;
  std::size_t text = 0;
  std::int64_t last = 0;
  for (const auto& number : numbers) {
    text += number.text_before;
    if (counted.empty() ? number.text_before >= kSmallestPage : number.value == last + 1 && text >= kSmallestPage) {
      counted.push_back(number.line);
      last = number.value;
      text = 0;
    }
  }
  const bool heads = have_heads(lines, counted);
  // In a table of numbers some count up as well: most must.
  if ((counted.size() < kFewestBare && !heads) || counted.size() * 10 < numbers.size() * 8) return;
  for (const std::size_t line : counted) lines[line].use = LineUse::page_number;
}

// The line itself, or with what a browser prints beside it: 2024/1/15 10:22.
bool is_head_of(std::string_view line, std::string_view own) {
  if (line == own) return true;
  constexpr std::size_t kLongEnough = 12;  // bytes
  if (own.size() < kLongEnough || (!line.starts_with(own) && !line.ends_with(own))) return false;
  const std::string_view rest =
      line.starts_with(own) ? line.substr(own.size()) : line.substr(0, line.size() - own.size());
  return rest.find_first_not_of("0123456789/-.: ") == std::string_view::npos;
}

void mark_running_heads(std::vector<LineView>& lines) {
  std::map<std::string, std::vector<std::size_t>> beside;
  const std::vector<std::string> first = first_lines(lines);
  std::size_t first_lines_end = next_line(lines, 0);
  for (std::size_t i = 1; i < first.size(); ++i) first_lines_end = next_line(lines, first_lines_end + 1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].use != LineUse::page_number) continue;
    const std::size_t next = next_line(lines, i + 1);
    if (next < lines.size() && is_candidate(lines[next])) beside[without_blanks(lines[next].folded)].push_back(next);
    const auto before = text_line_before(lines, i);
    if (before && is_candidate(lines[*before])) beside[without_blanks(lines[*before].folded)].push_back(*before);
  }
  const auto pages = static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const LineView& line) { return line.use == LineUse::page_number; }));
  for (const auto& [head, found] : beside) {
    const std::string& text = head;  // lambdas of clang 14 capture no structured binding
    const bool is_first =
        std::any_of(first.begin(), first.end(), [&](const std::string& own) { return is_head_of(text, own); });
    const std::size_t fewest = is_first ? 1 : std::max<std::size_t>(std::min(kFewestRunning, pages), 2);
    if (found.size() < fewest) continue;
    for (const std::size_t line : found) {
      // The first lines themselves are the text's.
      if (!is_first || line > first_lines_end) lines[line].use = LineUse::page_number;
    }
  }
}

// A line that ends, or begins, with its page behind blanks.
struct NumberedHead {
  std::size_t line = 0;
  std::int64_t page = 0;
};

// The words of such a line; empty where it is none.
std::string head_words(const LineView& line, std::int64_t& page) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kMostPageDigits = 4;
  const std::string_view text = line.folded;
  if (!line.has_blank || line.has_sentence || line.has_clause) return {};
  for (const bool at_end : {true, false}) {
    const std::size_t edge = at_end ? text.find_last_not_of(kDigits) + 1 : text.find_first_not_of(kDigits);
    if (edge == std::string_view::npos || edge == 0 || edge == text.size()) continue;
    const std::string_view number = at_end ? text.substr(edge) : text.substr(0, edge);
    const std::string_view rest = at_end ? text.substr(0, edge) : text.substr(edge);
    const std::string_view words = trimmed(rest);
    const auto value = number.size() <= kMostPageDigits ? read_digits(number) : std::nullopt;
    if (!value || words.empty() || words.size() == rest.size()) continue;
    page = *value;
    return without_blanks(words);
  }
  return {};
}

// 某局工作总结      3: the same words on page after page, with its number at their side.
void mark_numbered_heads(std::vector<LineView>& lines) {
  std::map<std::string, std::vector<NumberedHead>> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_candidate(lines[i])) continue;
    std::int64_t page = 0;
    std::string words = head_words(lines[i], page);
    if (!words.empty()) found[std::move(words)].push_back({i, page});
  }
  const auto text_between = [&](std::size_t first, std::size_t last) {
    std::size_t size = 0;
    for (std::size_t i = first + 1; i < last; ++i) size += lines[i].folded.size();
    return size;
  };
  const std::vector<std::string> first = first_lines(lines);
  for (const auto& [words, heads] : found) {
    const bool is_first = std::find(first.begin(), first.end(), words) != first.end();
    if (heads.size() < (is_first ? 1 : kFewestRunning)) continue;
    constexpr std::int64_t kMostStep = 2;  // left and right pages may say different things
    const bool pages =
        std::adjacent_find(heads.begin(), heads.end(), [&](const auto& a, const auto& b) {
          return b.page <= a.page || b.page > a.page + kMostStep || text_between(a.line, b.line) < kSmallestPage / 2;
        }) == heads.end();
    if (!pages) continue;
    for (const NumberedHead& head : heads) lines[head.line].use = LineUse::page_number;
  }
}

// Behind one that parts a sentence the next page's number, wherever it stands.
void mark_next_pages(std::vector<LineView>& lines, const LineRules& rules) {
  std::int64_t last = 0;
  std::size_t text = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineView& line = lines[i];
    if (line.blank()) continue;
    const bool may_be = line.use == LineUse::page_number || (line.use == LineUse::body && !line.cell);
    const auto match = may_be ? rules.find(LineRole::page_number, line.folded, kBare) : std::nullopt;
    const std::int64_t page = match && match->value ? read_digits(match->value->of(line.folded)).value_or(0) : 0;
    const bool apart = i > 0 && lines[i - 1].blank() && i + 1 < lines.size() && lines[i + 1].blank();
    const bool counts = last > 0 && page == last + 1 && text >= kSmallestPage && apart;
    if (page > 0 && (line.use == LineUse::page_number || counts)) {
      line.use = LineUse::page_number;
      line.joins_next = false;
      last = page;
      text = 0;
    } else {
      text += line.folded.size();
    }
  }
}

bool is_running_text(const LineView& line) { return line.use == LineUse::body && !line.cell; }

// A number by itself between two halves of a sentence or of a number: 发布公告74 / 3 / 份.
void mark_between_halves(std::vector<LineView>& lines, const LineRules& rules, const BreakReader& breaks,
                         const Wrapping& wrapping) {
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (!is_candidate(lines[i])) continue;
    if (!lines[i - 1].blank() && !lines[i + 1].blank()) continue;
    const bool number =
        is_plain_number(lines[i].folded) && rules.find(LineRole::page_number, lines[i].folded, kBare).has_value();
    if (!number && !rules.find(LineRole::page_number, lines[i].folded, kBetween)) continue;
    const auto before = text_line_before(lines, i);
    const std::size_t after = next_line(lines, i + 1);
    if (!before || after >= lines.size() || !is_running_text(lines[*before]) || !is_running_text(lines[after]))
      continue;
    const LineView& upper = lines[*before];
    const LineView& lower = lines[after];
    if (ends_sentence(upper.folded) || last_sign(upper.folded) == U':' || lower.marker) continue;
    const bool sentence = (wrapping.wrapped ? is_full(upper, lower, wrapping, false) : is_prose(upper)) &&
                          lower.indent <= upper.indent && (lower.has_clause || lower.has_sentence) &&
                          !breaks.begins_with_unit(lower);
    if (breaks.parts_number(upper, lower) || sentence) lines[i].use = LineUse::page_number;
  }
}

struct Fraction {
  std::size_t line = 0;
  std::int64_t page = 0;
  std::int64_t pages = 0;
  std::size_t text_before = 0;  // bytes since the one before
  bool apart = false;           // nothing stands right beside it
};

std::vector<Fraction> fractions(const std::vector<LineView>& lines, const LineRules& rules) {
  std::vector<Fraction> found;
  std::size_t text = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    const auto match =
        is_candidate(lines[i]) ? rules.find(LineRole::page_number, lines[i].folded, kFraction) : std::nullopt;
    const auto page = match && match->value ? read_digits(match->value->of(lines[i].folded)) : std::nullopt;
    const auto pages = match && match->title ? read_digits(match->title->of(lines[i].folded)) : std::nullopt;
    if (page && pages && *page >= 1 && *page <= *pages) {
      const bool apart = (i == 0 || lines[i - 1].blank()) && (i + 1 == lines.size() || lines[i + 1].blank());
      found.push_back({i, *page, *pages, text, apart});
      text = 0;
    } else {
      text += lines[i].folded.size();
    }
  }
  return found;
}

// Two halves of one sentence.
bool is_parted(const LineView& upper, const LineView& lower) {
  return (upper.has_clause || upper.has_sentence) && !ends_sentence(upper.folded) && last_sign(upper.folded) != U':' &&
         !lower.marker;
}

// 【1】 … 【2】: alone on their lines they may be markers whose titles stand below. Where they count up and one of them
// parts a sentence they are pages.
void mark_bracketed(std::vector<LineView>& lines, const LineRules& rules) {
  std::vector<std::size_t> counted;
  std::int64_t last = 0;
  std::size_t text = 0;
  bool parts = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    const bool may_be = lines[i].use == LineUse::body && !lines[i].cell;
    const auto match = may_be ? rules.find(LineRole::page_number, lines[i].folded, kBetween) : std::nullopt;
    const auto page = match && match->value ? read_digits(match->value->of(lines[i].folded)) : std::nullopt;
    if (!page) {
      text += lines[i].folded.size();
      continue;
    }
    if (*page != last + 1 || text < kSmallestPage) return;
    const auto before = text_line_before(lines, i);
    const std::size_t after = next_line(lines, i + 1);
    parts = parts || (before && after < lines.size() && is_parted(lines[*before], lines[after]));
    counted.push_back(i);
    last = *page;
    text = 0;
  }
  if (counted.size() < 2 || !parts) return;
  for (const std::size_t line : counted) {
    lines[line].use = LineUse::page_number;
    lines[line].joins_next = false;
  }
}

// 3/12, with nothing beside it, or with the pages counting up below and above it.
void mark_fractions(std::vector<LineView>& lines, const LineRules& rules) {
  const std::vector<Fraction> found = fractions(lines, rules);
  const auto counts = [&](std::size_t upper) {
    return upper + 1 < found.size() && found[upper].page + 1 == found[upper + 1].page &&
           found[upper].pages == found[upper + 1].pages && found[upper + 1].text_before >= kSmallestPage;
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool counted = counts(i) || (i > 0 && counts(i - 1));
    if (found[i].apart || counted) lines[found[i].line].use = LineUse::page_number;
  }
}

}  // namespace

void mark_decorated_pages(std::vector<LineView>& lines, const LineRules& rules) {
  for (auto& line : lines) {
    if (is_candidate(line) && rules.find(LineRole::page_number, line.folded, kDecorated))
      line.use = LineUse::page_number;
  }
}

void mark_pages(std::vector<LineView>& lines, const LineRules& rules, const BreakReader& breaks,
                const Wrapping& wrapping) {
  mark_fractions(lines, rules);
  mark_bracketed(lines, rules);
  mark_bare(lines, rules);
  mark_numbered_heads(lines);
  mark_between_halves(lines, rules, breaks, wrapping);
  mark_next_pages(lines, rules);
  mark_running_heads(lines);
  bool between = false;
  for (auto& line : lines) {
    if (line.blank()) continue;
    if (line.use == LineUse::page_number) {
      between = true;
    } else {
      line.page_breaks = between;
      between = false;
    }
  }
}

bool mark_furniture(std::vector<LineView>& lines, const LineRules& rules) {
  bool notice = false;
  std::size_t left = kTail;  // a notice stands below the text
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].blank()) continue;
    if (left > 0) --left;
    if (!is_candidate(lines[i])) continue;
    if (rules.find(LineRole::boilerplate, lines[i].folded, kDisclaimer)) {
      lines[i].use = LineUse::boilerplate;
      continue;
    }
    if (lines[i].marker && lines[i].marker->ordinal) continue;
    if (left > 0 && rules.is(LineRole::notice, lines[i].folded)) {
      notice = true;
      lines[i].use = LineUse::boilerplate;
    } else if (rules.find(LineRole::boilerplate, furniture_text(lines[i]), kAnywhere)) {
      lines[i].use = LineUse::boilerplate;
    }
  }
  return notice;
}

void mark_edge(std::vector<LineView>& lines, std::size_t begin, std::size_t end, const LineRules& rules) {
  for (std::size_t i = begin; i < end && i < lines.size(); ++i) {
    if (is_candidate(lines[i]) && rules.is(LineRole::boilerplate, furniture_text(lines[i])))
      lines[i].use = LineUse::boilerplate;
  }
}

void mark_tail(std::vector<LineView>& lines, const LineRules& rules) {
  // A site's own words may be a sentence: 版权声明：未经许可不得转载。
  const auto is_text = [&](const LineView& line) {
    return line.use == LineUse::body && !line.blank() && is_prose(line) &&
           !(is_candidate(line) && rules.is(LineRole::boilerplate, furniture_text(line)));
  };
  std::size_t body_end = lines.size();
  while (body_end > 0 && !is_text(lines[body_end - 1])) --body_end;
  for (std::size_t i = body_end; i < lines.size(); ++i) {
    if (!is_candidate(lines[i]) || !rules.find(LineRole::boilerplate, furniture_text(lines[i]), kRest)) continue;
    for (std::size_t k = i; k < lines.size(); ++k) {
      if (!lines[k].blank() && lines[k].use == LineUse::body) lines[k].use = LineUse::boilerplate;
    }
    break;
  }
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].blank() || lines[i].use != LineUse::body) continue;
    if (!is_candidate(lines[i]) || !rules.is(LineRole::boilerplate, furniture_text(lines[i]))) break;
    lines[i].use = LineUse::boilerplate;
  }
}

}  // namespace zhibiao::layout
