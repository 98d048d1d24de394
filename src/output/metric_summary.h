// Metrics that several documents have, side by side: a line for each metric with its unit and role, and a column for
// each document that has one of them; for each year where every year has one document at most, as of one body's
// reports. Of a metric that a document gives more than once the first counts. Bounded: metrics and values beyond the
// first so many are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhibiao::output {

class MetricSummary {
 public:
  static constexpr std::size_t kMostMetrics = 50000;
  static constexpr std::size_t kMostDocuments = 200;  // columns a person still looks through
  static constexpr std::size_t kMostValues = 200000;

  struct Line {
    std::string metric, unit, role;
    std::vector<std::pair<std::size_t, std::string>> values;  // column of the table, digits
  };
  struct Table {
    std::vector<std::string> heads;
    std::vector<Line> lines;  // by metric, unit, role
  };

  // What follows is of this document. The path tells it from others of that name and year.
  void add_document(std::string_view name, std::string_view year, std::string_view path);
  void add(std::string_view metric, std::string_view unit, bool target, std::string_view value);

  [[nodiscard]] bool is_full() const { return full_; }
  [[nodiscard]] Table table(bool chinese) const;

 private:
  struct Value {
    std::size_t document;
    std::string digits;
  };

  // What stands above a document's column.
  [[nodiscard]] std::string head_of(std::size_t document, bool chinese) const;

  struct Named {
    std::string name, path;
    std::int16_t year = 0;  // 0: not known
  };

  std::vector<Named> documents_;                                   // the first ones
  std::map<std::string, std::vector<Value>, std::less<>> values_;  // by metric, unit and role
  std::string key_;
  std::size_t kept_ = 0;
  bool full_ = false;
  bool listed_ = false;  // the document of what follows
};

}  // namespace zhibiao::output
