// The two languages in which the program speaks. Records never depend on it.
#pragma once

#include <string_view>

namespace zhibiao::cli {

enum class Language { english, chinese };

struct Text {
  std::string_view en;
  std::string_view zh;

  [[nodiscard]] std::string_view in(Language language) const { return language == Language::chinese ? zh : en; }
};

}  // namespace zhibiao::cli
