#include "output/metric_summary.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace zhibiao::output {
namespace {

constexpr char kBetween = '\x1F';  // parts of a key, below all that a name holds

}  // namespace

void MetricSummary::add_document(std::string_view name, std::string_view year, std::string_view path) {
  listed_ = documents_.size() < kMostDocuments;
  full_ = full_ || !listed_;
  if (!listed_) return;
  Named& document = documents_.emplace_back(Named{std::string(name), std::string(path)});
  std::from_chars(year.data(), year.data() + year.size(), document.year);
}

void MetricSummary::add(std::string_view metric, std::string_view unit, bool target, std::string_view value) {
  if (!listed_) return;
  key_.assign(metric).append(1, kBetween).append(unit).append(1, kBetween).append(target ? "t" : "a");
  auto found = values_.find(key_);
  if (found == values_.end()) {
    if (values_.size() == kMostMetrics) {
      full_ = true;
      return;
    }
    found = values_.emplace(key_, std::vector<Value>()).first;
  }
  const std::size_t document = documents_.size() - 1;
  std::vector<Value>& values = found->second;
  if (!values.empty() && values.back().document == document) return;
  if (kept_ == kMostValues) {
    full_ = true;
    return;
  }
  values.push_back({document, std::string(value)});
  ++kept_;
}

std::string MetricSummary::head_of(std::size_t document, bool chinese) const {
  std::string head = documents_[document].name;
  const std::string year = documents_[document].year == 0 ? std::string() : std::to_string(documents_[document].year);
  if (!year.empty() && head.find(year) == std::string::npos) head += chinese ? "（" + year + "）" : " (" + year + ")";
  return head;
}

MetricSummary::Table MetricSummary::table(bool chinese) const {
  Table table;
  table.heads =
      chinese ? std::vector<std::string>{"指标", "单位", "性质"} : std::vector<std::string>{"metric", "unit", "role"};
  std::set<std::size_t> documents;  // that have one of the lines
  for (const auto& [key, values] : values_) {
    if (values.size() < 2) continue;
    for (const Value& value : values) documents.insert(value.document);
  }
  std::map<std::int16_t, std::size_t> of_years;
  for (const std::size_t document : documents) of_years.emplace(documents_[document].year, document);
  const bool by_year = of_years.size() == documents.size() && !of_years.contains(0);

  std::map<std::size_t, std::size_t> columns;  // by document
  if (by_year) {
    for (const auto& [year, document] : of_years) {
      columns.emplace(document, table.heads.size());
      table.heads.push_back(std::to_string(year));
    }
  } else {
    std::map<std::string, std::size_t> same;
    for (const std::size_t document : documents) ++same[head_of(document, chinese)];
    for (const std::size_t document : documents) {
      columns.emplace(document, table.heads.size());
      std::string head = head_of(document, chinese);
      if (same[head] > 1) head += '\n' + documents_[document].path;
      table.heads.push_back(std::move(head));
    }
  }

  for (const auto& [key, values] : values_) {
    if (values.size() < 2) continue;
    const std::size_t unit = key.find(kBetween) + 1;
    const std::size_t role = key.find(kBetween, unit) + 1;
    Line line{key.substr(0, unit - 1), key.substr(unit, role - 1 - unit), {}, {}};
    const bool target = key[role] == 't';
    line.role = chinese ? (target ? "目标" : "实际") : (target ? "target" : "actual");
    for (const Value& value : values) line.values.emplace_back(columns.at(value.document), value.digits);
    std::sort(line.values.begin(), line.values.end());
    table.lines.push_back(std::move(line));
  }
  return table;
}

}  // namespace zhibiao::output
