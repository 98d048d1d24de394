#include "layout/page_furniture.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "layout/ordinals.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidest = 300;       // columns of furniture
constexpr std::size_t kSmallestPage = 90;  // bytes of text between two bare page numbers
constexpr std::size_t kTail = 20;          // lines that are not blank
constexpr std::size_t kFewestBare = 3;     // bare numbers that must count up
constexpr std::size_t kFewestRunning = 3;  // pages on which a running head stands
constexpr std::string_view kAnywhere = "anywhere";
constexpr std::string_view kDisclaimer = "disclaimer";
constexpr std::string_view kRest = "rest";
constexpr std::string_view kBare = "bare";
constexpr std::string_view kDecorated = "decorated";

bool is_candidate(const LineView& line) {
  return !line.blank() && line.use == LineUse::body && line.width <= kWidest && !line.joins_next;
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
    const auto value = match && match->value
                           ? read_ordinal(match->value->of(lines[i].folded), patterns::OrdinalStyle::arabic)
                           : std::nullopt;
    if (!value) {
      text += lines[i].folded.size();
      continue;
    }
    numbers.push_back({i, *value, text});
    text = 0;
  }
  return numbers;
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
  // In a table of numbers some count up as well: most must.
  if (counted.size() < kFewestBare || counted.size() * 10 < numbers.size() * 8) return;
  for (const std::size_t line : counted) lines[line].use = LineUse::page_number;
}

std::optional<std::size_t> text_line_before(const std::vector<LineView>& lines, std::size_t from) {
  while (from-- > 0) {
    if (!lines[from].blank()) return from;
  }
  return std::nullopt;
}

void mark_running_heads(std::vector<LineView>& lines) {
  std::map<std::string, std::vector<std::size_t>> beside;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].use != LineUse::page_number) continue;
    const std::size_t next = next_line(lines, i + 1);
    if (next < lines.size() && is_candidate(lines[next])) beside[without_blanks(lines[next].folded)].push_back(next);
    const auto before = text_line_before(lines, i);
    if (before && is_candidate(lines[*before])) beside[without_blanks(lines[*before].folded)].push_back(*before);
  }
  for (const auto& [text, found] : beside) {
    if (found.size() < kFewestRunning) continue;
    for (const std::size_t line : found) lines[line].use = LineUse::page_number;
  }
}

}  // namespace

void mark_pages(std::vector<LineView>& lines, const LineRules& rules) {
  for (auto& line : lines) {
    if (is_candidate(line) && rules.find(LineRole::page_number, line.folded, kDecorated))
      line.use = LineUse::page_number;
  }
  mark_bare(lines, rules);
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
    } else if (rules.find(LineRole::boilerplate, lines[i].folded, kAnywhere)) {
      lines[i].use = LineUse::boilerplate;
    }
  }
  return notice;
}

void mark_edge(std::vector<LineView>& lines, std::size_t begin, std::size_t end, const LineRules& rules) {
  for (std::size_t i = begin; i < end && i < lines.size(); ++i) {
    if (is_candidate(lines[i]) && rules.is(LineRole::boilerplate, lines[i].folded)) lines[i].use = LineUse::boilerplate;
  }
}

void mark_tail(std::vector<LineView>& lines, const LineRules& rules) {
  // A site's own words may be a sentence: 版权声明：未经许可不得转载。
  const auto is_text = [&](const LineView& line) {
    return line.use == LineUse::body && !line.blank() && is_prose(line) &&
           !(is_candidate(line) && rules.is(LineRole::boilerplate, line.folded));
  };
  std::size_t body_end = lines.size();
  while (body_end > 0 && !is_text(lines[body_end - 1])) --body_end;
  for (std::size_t i = body_end; i < lines.size(); ++i) {
    if (!is_candidate(lines[i]) || !rules.find(LineRole::boilerplate, lines[i].folded, kRest)) continue;
    for (std::size_t k = i; k < lines.size(); ++k) {
      if (!lines[k].blank() && lines[k].use == LineUse::body) lines[k].use = LineUse::boilerplate;
    }
    break;
  }
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].blank() || lines[i].use != LineUse::body) continue;
    if (!is_candidate(lines[i]) || !rules.is(LineRole::boilerplate, lines[i].folded)) break;
    lines[i].use = LineUse::boilerplate;
  }
}

}  // namespace zhibiao::layout
