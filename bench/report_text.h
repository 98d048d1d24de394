// Reports for measuring: as many as wanted, all different, the same for the same number on every machine. Sentences are
// put together from clauses; about 4.4 numbers with a unit fall on a kilobyte, as in real reports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace zhibiao::bench {

inline constexpr double kUsualDensity = 4.4;

// About `bytes` of UTF-8, ending with a line; `density`: numbers with a unit per kilobyte, at most 15.
[[nodiscard]] std::string report(std::uint32_t number, std::size_t bytes, double density = kUsualDensity);

// One short record, a sentence or two, for JSON Lines; holds no sign that JSON would escape.
[[nodiscard]] std::string sentence(std::uint32_t number);

// A pack of `count` entries with examples that hold, whose words stand in no report: units, cues, exclusions and
// indicators in turn. At most 4,000.
[[nodiscard]] std::string absent_patterns(std::size_t count);

}  // namespace zhibiao::bench
