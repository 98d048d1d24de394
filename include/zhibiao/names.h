// The words by which the record's values are written: one table each, used by every reader and writer of them.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "zhibiao/document.h"

namespace zhibiao {

template <class T>
struct NameTable;

template <>
struct NameTable<Genre> {
  static constexpr auto rows = std::to_array<std::pair<Genre, std::string_view>>({{Genre::summary, "summary"},
                                                                                  {Genre::plan, "plan"},
                                                                                  {Genre::report, "report"},
                                                                                  {Genre::policy, "policy"},
                                                                                  {Genre::bulletin, "bulletin"},
                                                                                  {Genre::other, "other"}});
};

template <>
struct NameTable<Severity> {
  static constexpr auto rows = std::to_array<std::pair<Severity, std::string_view>>(
      {{Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::note, "note"}});
};

template <>
struct NameTable<TruncatedBy> {
  static constexpr auto rows = std::to_array<std::pair<TruncatedBy, std::string_view>>(
      {{TruncatedBy::notice, "notice"}, {TruncatedBy::cut, "cut"}});
};

template <>
struct NameTable<Placement> {
  static constexpr auto rows = std::to_array<std::pair<Placement, std::string_view>>(
      {{Placement::line, "line"}, {Placement::run_in, "run_in"}, {Placement::inline_, "inline"}});
};

template <>
struct NameTable<Kind> {
  static constexpr auto rows =
      std::to_array<std::pair<Kind, std::string_view>>({{Kind::percentage, "percentage"},
                                                        {Kind::percentage_point, "percentage_point"},
                                                        {Kind::count, "count"},
                                                        {Kind::money, "money"},
                                                        {Kind::measure, "measure"},
                                                        {Kind::duration, "duration"},
                                                        {Kind::multiple, "multiple"},
                                                        {Kind::ratio, "ratio"}});
};

template <>
struct NameTable<Role> {
  static constexpr auto rows =
      std::to_array<std::pair<Role, std::string_view>>({{Role::actual, "actual"}, {Role::target, "target"}});
};

template <>
struct NameTable<Comparator> {
  static constexpr auto rows = std::to_array<std::pair<Comparator, std::string_view>>({{Comparator::equal, "="},
                                                                                       {Comparator::at_least, ">="},
                                                                                       {Comparator::more_than, ">"},
                                                                                       {Comparator::at_most, "<="},
                                                                                       {Comparator::less_than, "<"},
                                                                                       {Comparator::about, "~"}});
};

template <>
struct NameTable<Change> {
  static constexpr auto rows = std::to_array<std::pair<Change, std::string_view>>(
      {{Change::none, "none"}, {Change::increase, "increase"}, {Change::decrease, "decrease"}});
};

// The word that stands for `value` in every output and pack: "percentage", ">=", "run_in".
template <class T>
[[nodiscard]] constexpr std::string_view name_of(T value) {
  for (const auto& [entry, name] : NameTable<T>::rows) {
    if (entry == value) return name;
  }
  return {};
}

// The value that `name` stands for, nothing if there is none.
template <class T>
[[nodiscard]] constexpr std::optional<T> value_of(std::string_view name) {
  for (const auto& [entry, text] : NameTable<T>::rows) {
    if (text == name) return entry;
  }
  return std::nullopt;
}

}  // namespace zhibiao
