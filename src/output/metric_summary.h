// Metrics that several documents have, side by side: a line for each metric with its unit and role, a column for each
// year where the documents are of several years, else one for each document. Of a metric that a document gives more
// than once the first counts. Bounded: metrics and values beyond the first so many are left out.
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

  // What follows is of this document.
  void add_document(std::string_view name, std::string_view year);
  void add(std::string_view metric, std::string_view unit, bool target, std::string_view value);

  [[nodiscard]] bool is_full() const { return full_; }
  [[nodiscard]] Table table(bool chinese) const;

 private:
  struct Value {
    std::size_t document;
    std::string digits;
  };

  std::vector<std::string> names_;                                 // of documents, the first ones
  std::vector<std::int16_t> years_;                                // of all; 0: not known
  std::map<std::string, std::vector<Value>, std::less<>> values_;  // by metric, unit and role
  std::string key_;
  std::size_t kept_ = 0;
  bool full_ = false;
};

}  // namespace zhibiao::output
