// A half-open range of byte offsets; which text it points into is said by whoever holds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhibiao::base {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const Range&) const = default;
};

// The same in half the room, for what a document has very many of. Texts are shorter than 4 GiB: a document may have 1.
struct ShortRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  ShortRange() = default;
  ShortRange(std::size_t from, std::size_t to)
      : begin(static_cast<std::uint32_t>(from)), end(static_cast<std::uint32_t>(to)) {}
  ShortRange(Range range) : ShortRange(range.begin, range.end) {}  // NOLINT(google-explicit-constructor): the same
  operator Range() const { return {begin, end}; }                  // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::string_view of(std::string_view text) const { return Range(*this).of(text); }
  bool operator==(const ShortRange&) const = default;
};

}  // namespace zhibiao::base
