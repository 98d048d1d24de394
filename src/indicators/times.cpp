#include "indicators/times.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

constexpr int kFirstPlan = 1951;  // the year in which the first of the five-year plans would have begun at 十五's pace
constexpr int kPlanYears = 5;

std::string two_digits(std::string_view month) { return (month.size() == 1 ? "-0" : "-") + std::string(month); }

std::optional<int> small_number(std::string_view written, const numbers::NumberReader& numbers) {
  if (written.empty()) return std::nullopt;
  const auto number = numbers.read(written, 0);
  if (!number || number->range.size() != written.size() || number->value.exponent != 0) return std::nullopt;
  return static_cast<int>(number->value.mantissa);
}

// 十四五 ends in 2025, and each plan five years after the one before.
std::string plan_period(const TimeParts& parts, const numbers::NumberReader& numbers) {
  const auto number = small_number(parts.year, numbers);
  if (!number) return {};
  const int begins = kFirstPlan + kPlanYears * (10 + *number);
  const int ends = begins + kPlanYears - 1;
  if (!parts.until.empty()) return ".." + std::to_string(ends);
  if (!parts.since.empty()) return std::to_string(begins) + "/";
  if (!parts.span.empty()) return std::to_string(begins) + "/" + std::to_string(ends);
  return {};
}

// The first and the last month of a span.
std::string months(std::string_view from_year, std::string_view from, std::string_view year, std::string_view to) {
  if (from_year.empty()) from_year = year;
  if (year.empty()) year = from_year;
  return std::string(from_year) + two_digits(from) + "/" + std::string(year) + two_digits(to);
}

bool is_inside(base::Range inner, base::Range outer) { return inner.begin > outer.begin && inner.end < outer.end; }

// 2031年新建渡口6座，今年改造9座 in a report of 2031: both of one year.
bool is_year(std::string_view period, std::optional<int> year) { return year && period == std::to_string(*year); }

bool is_founding(const Token& token) { return token.is(Meaning::founds); }

Time* time_at(std::vector<Time>& times, const Token& token) {
  const auto found =
      std::find_if(times.begin(), times.end(), [&](const Time& time) { return time.range == token.range; });
  return found == times.end() ? nullptr : &*found;
}

// 由2010年的15亿元增加到2015年的26亿元: where a rise ends, not by when.
bool ends_a_rise(const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0) return false;
  const Token& before = tokens[at - 1];
  if (before.is(Meaning::increase) || before.is(Meaning::decrease)) return true;
  for (std::size_t i = 0; i + 1 < at; ++i) {
    if (tokens[i].is(Meaning::level) && tokens[i].is(Meaning::starts) && tokens[i + 1].is_date()) return true;
  }
  return false;
}

// Where the figures end that stand behind a time, one or a list of them: 由2022年的26艘、16座.
std::size_t end_of_figures(const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  if (at >= tokens.size()) return std::string::npos;
  if (tokens[at].tag == lexicon::Tag::particle) {
    end = tokens[at++].range.end;
  } else if (tokens[at].type != TokenType::candidate) {
    return std::string::npos;
  }
  while (at < tokens.size() && tokens[at].type == TokenType::candidate) {
    end = tokens[at].range.end;
    ++at;
    if (at < tokens.size() && (tokens[at].type == TokenType::list_sign || tokens[at].is(Meaning::and_))) ++at;
  }
  return end;
}

}  // namespace

std::string written_period(const TimeParts& parts, const numbers::NumberReader& numbers) {
  if (parts.year.size() == 3) return plan_period(parts, numbers);
  std::string year(parts.year);
  if (!year.empty() && static_cast<unsigned char>(year[0]) >= 0x80) {  // 二〇二四
    const auto number = numbers.read(parts.year, 0);
    if (!number || number->range.size() != parts.year.size()) return {};
    year = number->value.decimal().text;
  }
  if (!year.empty() && year.size() != 4) return {};
  if (!parts.from_month.empty()) return months(parts.from, parts.from_month, year, parts.month);
  if (!parts.from.empty()) return std::string(parts.from) + "/" + year;
  if (!parts.quarters.empty()) {
    const auto last = small_number(parts.quarters, numbers);
    return last ? months({}, "1", year, std::to_string(3 * *last)) : std::string();
  }
  if (!parts.months.empty()) {
    const auto last = small_number(parts.months, numbers);
    return last && *last <= 12 ? months({}, "1", year, std::to_string(*last)) : std::string();
  }
  std::string result = parts.until.empty() ? "" : "..";
  result += year;
  if (!parts.first_half.empty()) {
    result += "-H1";
  } else if (!parts.second_half.empty()) {
    result += "-H2";
  } else if (const auto quarter = small_number(parts.quarter, numbers)) {
    result += "-Q" + std::to_string(*quarter);
  } else if (!parts.month.empty()) {
    result += two_digits(parts.month);
  }
  if (!parts.since.empty()) result += "/";
  return result;
}

std::optional<int> only_year(const std::vector<Time>& times) {
  constexpr std::size_t kDigits = 4;
  std::optional<int> only;
  for (const auto& time : times) {
    int year = 0;
    const char* end = time.period.data() + time.period.size();
    const bool plain = time.period.size() == kDigits && std::from_chars(time.period.data(), end, year).ptr == end;
    if (!plain || (only && *only != year)) return std::nullopt;
    only = year;
  }
  return only;
}

void set_years(std::optional<int> document_year, std::vector<Time>& times) {
  for (auto& time : times) {
    if (!time.period.starts_with("-")) continue;
    if (!document_year) {
      time.period.clear();
      continue;
    }
    const std::string year = std::to_string(*document_year);
    if (const std::size_t to = time.period.find("/-"); to != std::string::npos) time.period.insert(to + 1, year);
    time.period.insert(0, year);
  }
}

void settle_times(std::string_view text, const std::vector<Token>& tokens, const std::vector<Candidate>& candidates,
                  std::optional<int> document_year, std::vector<Time>& times) {
  const std::size_t named = times.size();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (named > 0 && tokens[at].is(Meaning::now) && !is_year(period_of(times, tokens[at].range), document_year)) {
      Time& now = times.emplace_back();
      now.range = tokens[at].range;
      now.now = true;
    }
    // 《2031年规划》, (2031年6月—2032年9月)
    if (tokens[at].type == TokenType::bracket ||
        (tokens[at].type == TokenType::quotation && tokens[at].range.of(text).starts_with("《"))) {
      for (auto& time : times) time.reference = time.reference || is_inside(time.range, tokens[at].range);
    }
    if (!tokens[at].is_date()) continue;
    Time* time = time_at(times, tokens[at]);
    if (time == nullptr) continue;
    // 比2020年, 较2015年末, 超过2015年的总和
    if (at > 0 && (tokens[at - 1].is(Meaning::base) || tokens[at - 1].is(Meaning::and_) ||
                   tokens[at - 1].is(Meaning::comparator_before)))
      time->reference = true;
    // 成立于1998年, 1986年建校,
    std::size_t before = at;
    if (before > 0 && tokens[before - 1].is(Meaning::open_preposition)) --before;
    if (before > 0 && is_founding(tokens[before - 1])) time->reference = true;
    std::size_t after = at + 1;
    while (after < tokens.size() && is_founding(tokens[after])) ++after;
    if (after > at + 1 && after < tokens.size() && tokens[after].is(Meaning::of)) ++after;  // 是2011年组建的,
    const bool stops =
        after == tokens.size() || tokens[after].type == TokenType::stop_sign || tokens[after].range.of(text) == ")";
    if (after > at + 1 && stops) time->reference = true;
    // 恢复至2019年同期水平的81%
    if (at + 1 < tokens.size() && tokens[at + 1].is(Meaning::same_time)) time->reference = true;
    // 是2010年的3.7倍
    const bool of_figure = at + 2 < tokens.size() && tokens[at + 1].tag == lexicon::Tag::particle &&
                           tokens[at + 2].type == TokenType::candidate;
    if (of_figure && candidates[tokens[at + 2].candidate].kind == Kind::multiple) time->reference = true;
    if (at > 0 && tokens[at - 1].is(Meaning::starts)) time->holds_to = end_of_figures(tokens, at + 1, time->range.end);
    // 是2005年末(4.8亿元)的1.83倍
    const bool opens = at + 1 < tokens.size() && tokens[at + 1].range.of(text) == "(";
    if (opens && at > 0 && tokens[at - 1].is(Meaning::level)) time->holds_to = tokens[at + 1].range.end;
    const bool level = at > 0 && tokens[at - 1].is(Meaning::level);  // 达到2031年计划的80%
    if (time->period.starts_with("..") && (level || ends_a_rise(tokens, at))) time->period.erase(0, 2);
  }
  std::stable_sort(times.begin(), times.end(),
                   [](const Time& a, const Time& b) { return a.range.begin < b.range.begin; });
}

std::string period_of(const std::vector<Time>& times, base::Range figure) {
  std::string period;
  for (const auto& time : times) {
    if (time.range.begin > figure.begin && !period.empty()) break;
    if (time.now && time.range.begin < figure.begin) period.clear();
    if (time.period.empty() || time.reference || time.range.begin >= figure.begin) continue;
    if (figure.begin > time.holds_to) continue;
    period = time.period;
  }
  return period;
}

}  // namespace zhibiao::indicators
