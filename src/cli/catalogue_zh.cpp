// The templates of all messages, by what they are about. A test holds that none is missing.
#include <array>

#include "cli/catalogue.h"

namespace zhibiao::cli {
namespace {

constexpr auto kCatalogue = std::to_array<Text>({
    {"error", "错误"},
    {"warning", "警告"},
    {"note", "提示"},
    {"unknown option '{}': did you mean '{}'?", "未知选项“{}”：是否想用“{}”？"},
});

}  // namespace

std::span<const Text> catalogue() { return kCatalogue; }

}  // namespace zhibiao::cli
