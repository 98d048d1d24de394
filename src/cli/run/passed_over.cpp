#include "cli/run/passed_over.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/convert.h"
#include "cli/pages/message_rows.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kMostEndings = 8;

bool is_sheet(std::string_view ending) {
  constexpr auto kSheets = std::to_array<std::string_view>({".xlsx", ".xls", ".xlsm", ".ods", ".et"});
  return std::find(kSheets.begin(), kSheets.end(), ending) != kSheets.end();
}

bool is_converted(const std::string& ending) {
  const auto known = batch::known_converters();
  return std::any_of(known.begin(), known.end(), [&](const auto& each) { return each.glob == "*" + ending; });
}

}  // namespace

Message passed_over_text(const batch::PassedOver& all, const Options& options) {
  std::vector<std::pair<std::string, std::size_t>> sorted(all.begin(), all.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::size_t files = 0;
  std::size_t told = 0;
  bool off = false;
  bool sheets = false;
  bool lines = false;
  std::string other;
  Message list;
  for (const auto& [ending, count] : sorted) {
    files += count;
    if (is_converted(ending)) {
      off = true;
    } else if (is_sheet(ending)) {
      sheets = true;
    } else if (ending == ".jsonl") {
      lines = true;
    } else if (other.empty()) {
      other = ending;
    }
    if (++told > kMostEndings) continue;
    Message one = ending.empty() ? rows::kWithoutEnding(count) : Message::verbatim(fmt::format("{} {}", count, ending));
    list = list.empty() ? std::move(one) : rows::kAndOne(std::move(list), std::move(one));
  }
  if (told > kMostEndings) list = rows::kAndOthers(std::move(list));
  Message text = files == 1 ? rows::kPassedOverOne(files, std::move(list)) : rows::kPassedOver(files, std::move(list));
  if (off && !options.known_converters) text = rows::kAndHint(std::move(text), rows::kConvertersHint());
  if (sheets) text = rows::kAndHint(std::move(text), rows::kSheetsHint());
  if (lines) text = rows::kAndHint(std::move(text), rows::kLinesHint());
  if (!other.empty()) text = rows::kAndHint(std::move(text), rows::kGlobHint("*" + other));
  return text;
}

}  // namespace zhibiao::cli
