#include "batch/file_list.h"
#include "base/utf8.h"
#include "batch/message_rows.h"

#include <algorithm>
#include <string_view>

namespace zhibiao::batch {
namespace {

constexpr std::uint64_t kLongestList = std::uint64_t{1} << 30;

}  // namespace

Expected<std::vector<std::string>> read_file_list(const std::string& path, Separator separator,
                                                  const BatchOptions& options) {
  const auto bytes = read_input({path, path, {}}, kLongestList, options);
  if (!bytes) return tl::unexpected(bytes.error());
  const char end_of_name = separator == Separator::nul ? '\0' : '\n';
  std::vector<std::string> names;
  std::string_view rest = *bytes;
  const bool lines = separator == Separator::line_feed;
  if (lines && rest.starts_with(base::kUtf8ByteOrderMark)) rest.remove_prefix(base::kUtf8ByteOrderMark.size());
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(end_of_name), rest.size());
    std::string_view name = rest.substr(0, end);
    if (lines && name.ends_with('\r')) name.remove_suffix(1);  // of a list from Windows
    if (name.find('\0') != std::string_view::npos) {
      return tl::unexpected(Error{.code = "nul-in-name",
                                  .path = path,
                                  .line = names.size() + 1,
                                  .message = rows::kNameHoldsNUL(),
                                  .hint = rows::kReadWithNull()});
    }
    if (!name.empty()) names.emplace_back(name == kStandardInput ? "./-" : name);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

}  // namespace zhibiao::batch
