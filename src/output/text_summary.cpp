#include "output/text_summary.h"

#include <algorithm>
#include <utility>

#include "output/message_rows.h"
#include "output/sections.h"
#include "output/terminal_text.h"
#include "text/width.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kMostMetrics = 1000;
constexpr std::size_t kNameWidth = 60;
constexpr std::size_t kSummaryGap = 2;

}  // namespace

void TextSummary::add(const Document& document) {
  const auto targets = static_cast<std::size_t>(
      std::count_if(document.indicators.begin(), document.indicators.end(),
                    [](const Indicator& indicator) { return indicator.role == Role::target; }));
  const bool listed = rows_.size() < kMostMetrics;
  for (Counts* counts : {&all_, &others_}) {
    if (counts == &others_ && listed) continue;
    ++counts->documents;
    counts->failed += document.failed ? 1 : 0;
    counts->indicators += document.indicators.size();
    counts->targets += targets;
  }
  if (!listed) return;
  Row row{cut_to_width(printable(document.title.value_or(source_name(document.source))), kNameWidth),
          std::to_string(document.indicators.size()), std::to_string(targets), document.failed};
  if (document.failed) row = {std::move(row.name), rows::kFailed().in(language_), "", true};
  rows_.push_back(std::move(row));
}

std::string TextSummary::text() const {
  if (all_.documents < 2) return {};
  const std::string total = rows::kDocumentsAndFailed(all_.documents, all_.failed).in(language_);
  const std::string others = rows::kOtherDocuments(others_.documents).in(language_);
  const std::string indicators = rows::kHeadIndicators().in(language_);
  const std::string targets = rows::kHeadTargets().in(language_);
  std::size_t names = std::max(text::display_width(total), text::display_width(others));
  for (const Row& row : rows_) names = std::max(names, text::display_width(row.name));
  const auto width = [](const std::string& head, std::size_t count) {
    return std::max(text::display_width(head), std::to_string(count).size());
  };
  const std::size_t of_indicators = width(indicators, all_.indicators);
  const std::size_t of_targets = width(targets, all_.targets);

  std::string out;
  Page page(out, color_);
  const auto put = [&](const std::string& name, Style style, const std::string& count, Style of_count,
                       const std::string& target_count) {
    page.left(name, names, style).spaces(kSummaryGap).right(count, of_indicators, of_count);
    page.spaces(kSummaryGap).right(target_count, of_targets, Style::yellow).end_line();
  };
  put(rows::kFound().in(language_), Style::bold, indicators, Style::plain, targets);
  for (const Row& row : rows_) {
    put(row.name, Style::plain, row.indicators, row.failed ? Style::red : Style::green, row.targets);
  }
  if (others_.documents > 0) {
    put(others, Style::dim, std::to_string(others_.indicators), Style::green, std::to_string(others_.targets));
  }
  put(total, Style::bold, std::to_string(all_.indicators), Style::green, std::to_string(all_.targets));
  return out;
}

}  // namespace zhibiao::output
