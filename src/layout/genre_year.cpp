#include "layout/genre_year.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "layout/lines.h"
#include "layout/ordinals.h"
#include "text/folded_text.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kLeadParagraphs = 4;   // in which a document says what it is
constexpr std::size_t kWidestHeading = 120;  // bytes
constexpr std::size_t kMostHeadings = 400;   // paragraphs looked at for a heading with a year
constexpr int kFirstPlanEnds = 1957;         // the first five-year plan's last year; but for a gap, five years each
constexpr int kPlanSince = 1955;
constexpr int kEarliest = 1949;
constexpr int kRecent = 2000;
constexpr int kLatest = 2099;

constexpr std::array<std::pair<std::string_view, Genre>, 5> kGenres = {{{"summary", Genre::summary},
                                                                        {"plan", Genre::plan},
                                                                        {"report", Genre::report},
                                                                        {"policy", Genre::policy},
                                                                        {"bulletin", Genre::bulletin}}};

std::optional<Genre> genre_of(const std::optional<LineMatch>& match) {
  if (!match) return std::nullopt;
  const auto found = std::find_if(kGenres.begin(), kGenres.end(),
                                  [&](const auto& genre) { return genre.first == match->line->value; });
  if (found == kGenres.end()) return std::nullopt;
  return found->second;
}

std::string folded_without_blanks(std::string_view text) {
  text::FoldedText folded(true);
  folded.append(text, {0, text.size()});
  return without_blanks(folded.text());
}

struct YearRules {
  const LineRules& lines;
  const Ordinals& ordinals;
};

// 2025, 二〇二五, and the number of a five-year plan (十四 of 十四五) as its last year.
std::optional<int> year_of(std::string_view digits, bool plan, const Ordinals& ordinals) {
  const auto number = ordinals.read(digits, patterns::OrdinalStyle::chinese);
  if (!number) return std::nullopt;
  const auto year = static_cast<int>(plan ? (*number == 1 ? kFirstPlanEnds : kPlanSince + 5 * *number) : *number);
  if (year < kEarliest || year > kLatest) return std::nullopt;
  return year;
}

// Every year that entries of `value` find in `text`, in text order.
std::vector<int> years_in(std::string_view text, std::string_view value, const YearRules& rules) {
  std::vector<int> years;
  const bool plan = value == "plan";
  while (!text.empty()) {
    const auto match = rules.lines.search(LineRole::year, text, value);
    if (!match || !match->value) break;
    if (const auto year = year_of(match->value->of(text), plan, rules.ordinals)) years.push_back(*year);
    text.remove_prefix(match->value->end);
  }
  return years;
}

std::optional<int> first_of(const std::vector<int>& years) {
  return years.empty() ? std::nullopt : std::optional<int>(years.front());
}

std::vector<base::Range> lead_paragraphs(const PageLayout& layout, const LineRules& rules) {
  std::vector<base::Range> leads;
  for (const auto& paragraph : layout.paragraphs) {
    const std::string_view text = paragraph.text.of(layout.folded.text());
    if (rules.is(LineRole::salutation, text) || text.find("。") == std::string_view::npos) continue;
    leads.push_back(paragraph.text);
    if (leads.size() == kLeadParagraphs) break;
  }
  return leads;
}

std::optional<int> year_in_title(const PageLayout& layout, const YearRules& rules) {
  if (!layout.title) return std::nullopt;
  const std::string title = folded_without_blanks(*layout.title);
  std::vector<int> years = years_in(title, "title", rules);
  if (years.empty()) years = years_in(title, "plan", rules);
  if (years.empty()) return std::nullopt;
  return layout.genre == Genre::plan ? *std::max_element(years.begin(), years.end()) : years.front();
}

// Three years and more, one later than the other, over longer than a plan: a history, of which none is the year.
bool tells_history(const std::vector<int>& years) {
  constexpr std::size_t kFewestYears = 3;
  constexpr int kSpan = 8;
  return years.size() >= kFewestYears && years.back() - years.front() >= kSpan &&
         std::adjacent_find(years.begin(), years.end(), std::greater_equal<>()) == years.end();
}

}  // namespace

Genre read_genre(const PageLayout& layout, const LineRules& rules) {
  if (layout.title) {
    const std::string title = folded_without_blanks(*layout.title);
    if (const auto genre = genre_of(rules.search(LineRole::genre, title))) return *genre;
  }
  for (const base::Range& lead : lead_paragraphs(layout, rules)) {
    if (const auto genre = genre_of(rules.search(LineRole::genre_lead, lead.of(layout.folded.text())))) return *genre;
  }
  return Genre::other;
}

std::optional<int> read_plan_year(const PageLayout& layout, const LineRules& lines, const Ordinals& ordinals) {
  if (!layout.title) return std::nullopt;
  return first_of(years_in(folded_without_blanks(*layout.title), "plan", {lines, ordinals}));
}

std::optional<int> read_year(const PageLayout& layout, const LineRules& lines, const Ordinals& ordinals) {
  const YearRules rules{lines, ordinals};
  if (const auto year = year_in_title(layout, rules)) return year;
  const std::string_view text = layout.folded.text();
  std::size_t looked_at = 0;
  for (const auto& paragraph : layout.paragraphs) {
    if (++looked_at > kMostHeadings) break;
    if (paragraph.text.size() > kWidestHeading) continue;
    if (const auto year = first_of(years_in(paragraph.text.of(text), "heading", rules))) return year;
  }
  const bool recent = lines.search(LineRole::year, text, "recent").has_value();  // then an older one is history
  const std::vector<base::Range> leads = lead_paragraphs(layout, lines);
  std::vector<int> told;
  for (const base::Range& lead : leads) {
    const std::vector<int> years = years_in(lead.of(text), "lead", rules);
    told.insert(told.end(), years.begin(), years.end());
  }
  const bool is_history = tells_history(told);
  for (const base::Range& lead : leads) {
    if (is_history) break;
    const bool history = lines.search(LineRole::year, lead.of(text), "founding").has_value();
    const std::vector<int> past = years_in(lead.of(text), "founding", rules);
    for (const int year : years_in(lead.of(text), "lead", rules)) {
      const bool told_of = std::find(past.begin(), past.end(), year) != past.end();
      if (!told_of && (year >= kRecent || (!recent && !history))) return year;
    }
  }
  for (const auto& [key, value] : layout.metadata) {
    const auto year = first_of(years_in(folded_without_blanks(value), "date", rules));
    if (!year) continue;
    // A report or summary that came out in January to March speaks of the year before.
    const bool looks_back = layout.genre == Genre::report || layout.genre == Genre::summary;
    return looks_back && !years_in(folded_without_blanks(value), "early", rules).empty() ? *year - 1 : *year;
  }
  return std::nullopt;
}

}  // namespace zhibiao::layout
