// The record's words as a Chinese reader finds them in the cells of a table with Chinese heads and on pages for
// reading. No change is an empty cell.
#pragma once

#include <optional>
#include <string_view>

#include "zhibiao/document.h"
#include "zhibiao/names.h"

namespace zhibiao::output {

[[nodiscard]] constexpr std::string_view zh(Genre genre) {
  switch (genre) {
    case Genre::summary:
      return "总结";
    case Genre::plan:
      return "计划";
    case Genre::report:
      return "报告";
    case Genre::policy:
      return "政策";
    case Genre::bulletin:
      return "公报";
    case Genre::other:
      return "其他";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view zh(Kind kind) {
  switch (kind) {
    case Kind::percentage:
      return "百分比";
    case Kind::percentage_point:
      return "百分点";
    case Kind::count:
      return "数量";
    case Kind::money:
      return "金额";
    case Kind::measure:
      return "计量";
    case Kind::duration:
      return "时长";
    case Kind::multiple:
      return "倍数";
    case Kind::ratio:
      return "比率";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view zh(Role role) { return role == Role::target ? "目标" : "实际"; }

[[nodiscard]] constexpr std::string_view zh(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal:
      return "等于";
    case Comparator::at_least:
      return "不少于";
    case Comparator::more_than:
      return "超过";
    case Comparator::at_most:
      return "不超过";
    case Comparator::less_than:
      return "不足";
    case Comparator::about:
      return "约";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view zh(Change change) {
  switch (change) {
    case Change::none:
      return "";
    case Change::increase:
      return "增长";
    case Change::decrease:
      return "下降";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view zh(TruncatedBy by) { return by == TruncatedBy::notice ? "提示" : "中断"; }

[[nodiscard]] constexpr std::string_view zh(Placement placement) {
  switch (placement) {
    case Placement::line:
      return "独行";
    case Placement::run_in:
      return "段首";
    case Placement::inline_:
      return "段内";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view zh(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "错误";
    case Severity::warning:
      return "警告";
    case Severity::note:
      return "提示";
  }
  return {};
}

template <class T>
[[nodiscard]] constexpr std::string_view word_in(Language language, T value) {
  return language == Language::chinese ? zh(value) : name_of(value);
}

// The value that a word of either language stands for.
template <class T>
[[nodiscard]] constexpr std::optional<T> value_in_either(std::string_view word) {
  for (const auto& [value, name] : NameTable<T>::rows) {
    if (word == name || word == zh(value)) return value;
  }
  return std::nullopt;
}

}  // namespace zhibiao::output
