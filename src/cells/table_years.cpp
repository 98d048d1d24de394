#include "cells/table_years.h"

#include <algorithm>
#include <charconv>

namespace zhibiao::cells {
namespace {

constexpr int kPlanYears = 5;  // before its last a plan of several years begins

}  // namespace

int year_of(std::string_view period) {
  int year = 0;
  while (!period.empty() && (period.front() < '0' || period.front() > '9')) period.remove_prefix(1);
  std::from_chars(period.data(), period.data() + std::min<std::size_t>(4, period.size()), year);
  return year;
}

void TableYears::take(std::string_view period) {
  const int year = year_of(period);
  if (year != 0 && (first == 0 || year < first)) first = year;
  last = std::max(last, year);
}

std::optional<Role> TableYears::role(int year) const {
  if (year == 0) return std::nullopt;
  // “十五五”时期主要指标, with the years before it and its last.
  const std::size_t slash = caption.find('/');
  const bool span = slash != std::string::npos && year_of(caption.substr(slash)) == last && first < year_of(caption);
  if (span) return year < year_of(caption) ? Role::actual : Role::target;
  if (plans && first != last) {
    if (document && !long_term) return year < *document ? Role::actual : Role::target;
    const int start = document ? *document - kPlanYears : first;
    return year <= std::max(start, first) ? Role::actual : Role::target;
  }
  // Years far beyond the document's tell that its year is not the one of its table.
  if (!document || (!plans && last > *document + 1)) return std::nullopt;
  if (year > *document) return Role::target;
  if (plans && !long_term && year < *document) return Role::actual;
  return std::nullopt;
}

}  // namespace zhibiao::cells
