#include "output/metric_summary.h"

#include <charconv>
#include <set>
#include <utility>

namespace zhibiao::output {
namespace {

constexpr char kBetween = '\x1F';  // parts of a key, below all that a name holds
constexpr std::size_t kNameHeads = 3;

}  // namespace

void MetricSummary::add_document(std::string_view name, std::string_view year) {
  std::int16_t number = 0;
  std::from_chars(year.data(), year.data() + year.size(), number);
  years_.push_back(number);
  if (names_.size() < kMostDocuments) {
    names_.emplace_back(name);
  } else {
    full_ = true;
  }
}

void MetricSummary::add(std::string_view metric, std::string_view unit, bool target, std::string_view value) {
  key_.assign(metric).append(1, kBetween).append(unit).append(1, kBetween).append(target ? "t" : "a");
  auto found = values_.find(key_);
  if (found == values_.end()) {
    if (values_.size() == kMostMetrics) {
      full_ = true;
      return;
    }
    found = values_.emplace(key_, std::vector<Value>()).first;
  }
  const std::size_t document = years_.empty() ? 0 : years_.size() - 1;
  std::vector<Value>& values = found->second;
  if (!values.empty() && values.back().document == document) return;
  if (values.size() == kMostDocuments || kept_ == kMostValues) {
    full_ = true;
    return;
  }
  values.push_back({document, std::string(value)});
  ++kept_;
}

MetricSummary::Table MetricSummary::table(bool chinese) const {
  Table table;
  table.heads =
      chinese ? std::vector<std::string>{"指标", "单位", "性质"} : std::vector<std::string>{"metric", "unit", "role"};
  std::set<std::int16_t> years(years_.begin(), years_.end());
  years.erase(0);
  const bool by_year = years.size() > 1;
  std::map<std::int16_t, std::size_t> column_of_year;
  if (by_year) {
    for (const std::int16_t year : years) {
      column_of_year.emplace(year, table.heads.size());
      table.heads.push_back(std::to_string(year));
    }
  } else {
    table.heads.insert(table.heads.end(), names_.begin(), names_.end());
  }
  for (const auto& [key, values] : values_) {
    if (values.size() < 2) continue;
    const std::size_t unit = key.find(kBetween) + 1;
    const std::size_t role = key.find(kBetween, unit) + 1;
    Line line{key.substr(0, unit - 1), key.substr(unit, role - 1 - unit), {}, {}};
    const bool target = key[role] == 't';
    line.role = chinese ? (target ? "目标" : "实际") : (target ? "target" : "actual");
    std::set<std::size_t> filled;
    for (const Value& value : values) {
      std::size_t column = kNameHeads + value.document;
      if (by_year) {
        const auto found = column_of_year.find(years_[value.document]);
        if (found == column_of_year.end()) continue;
        column = found->second;
      }
      if (column < table.heads.size() && filled.insert(column).second) line.values.emplace_back(column, value.digits);
    }
    table.lines.push_back(std::move(line));
  }
  return table;
}

}  // namespace zhibiao::output
