// How far digits and numerals go on, whatever they are worth: a number that ends inside such a run, or begins there, is
// only a part of one.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/range.h"
#include "numbers/numerals.h"

namespace zhibiao::numbers {

// Where the digits and numerals end that begin at `at`, separators between them included.
[[nodiscard]] std::size_t end_of_numerals(const Numerals& numerals, std::string_view text, std::size_t at);

// Whether what begins at `at` goes on with a number: digits, a scale, a zero, or a separator behind digits stand before
// it in text[range], blanks passed over.
[[nodiscard]] bool is_inside_number(const Numerals& numerals, std::string_view text, base::Range range, std::size_t at);

}  // namespace zhibiao::numbers
