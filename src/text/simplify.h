// Traditional Chinese as simplified, character by character, so that patterns written in simplified characters read it.
// Every character keeps its size in bytes. Words stay as they are: 計畫 becomes 计画, not 计划.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhibiao::text {

// Whether one Han character in ten is one that simplified Chinese writes otherwise; in traditional text it is one in
// three. Long texts are judged by samples.
[[nodiscard]] bool is_traditional(std::string_view utf8);

// From the byte `from` on, where a character begins.
void simplify(std::string& utf8, std::size_t from = 0);

}  // namespace zhibiao::text
